import { expect, test } from 'vitest';
import { newId } from '@/lib/id';
import { readDocument, readRemoval } from './input';
import { fileNameOf } from './rules';

const TODAY = '2026-11-20';
const file = (name: string, content = 'x') => new File([content], name, { type: 'image/png' });

function form(more: Record<string, string | File> = {}): FormData {
  const made = new FormData();
  const usual = { kind: 'travel', on: '2026-11-19', title: ' Paspor ', submission: newId(), file: file('a.jpg') };
  for (const [name, value] of Object.entries({ ...usual, ...more })) made.set(name, value);
  return made;
}

test('A document is told by kind, day and title; the name of its file is nothing to us', () => {
  const read = readDocument(form({ file: file('../../etc/passwd') }), TODAY);
  expect(read).toMatchObject({ told: { kind: 'travel', on: '2026-11-19', title: 'Paspor' } });
  expect(JSON.stringify(read)).not.toContain('passwd');
});

test('A photo just taken counts as well as a file that was chosen', async () => {
  const read = readDocument(form({ file: file('', ''), photo: file('image.jpg', 'foto') }), TODAY);
  expect('file' in read && (await read.file.text())).toBe('foto');
});

test.each([
  [{ kind: 'mayat' }, 'kind'],
  [{ kind: '__proto__' }, 'kind'],
  [{ on: '2026-02-30' }, 'day'],
  [{ on: '2026-11-21' }, 'future'],
  [{ title: 'a'.repeat(201) }, 'long'],
  [{ file: file('', '') }, 'no-file'],
  [{ file: 'a word' }, 'no-file'],
])('%o is refused', (more, reason) => {
  expect(readDocument(form(more as Record<string, string>), TODAY)).toEqual({ refused: reason });
});

test('Removing asks for a sentence', () => {
  expect(readRemoval(form({ reason: 'salah' }))).toMatchObject({ fault: 'reason-short' });
  expect(readRemoval(form({ reason: 'Milik orang lain, salah masuk.' }))).toMatchObject({ fault: null });
});

test('The name under which one is handed out says nothing about anybody', () => {
  expect(fileNameOf({ id: '019ae2a4-0000-7000-8000-0123456789ab', format: 'jpeg' })).toBe('dokumen-456789ab.jpg');
});

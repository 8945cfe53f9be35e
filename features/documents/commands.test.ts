import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, documents } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityClosed, recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { timelineOf } from '@/features/cases/queries/timeline';
import { recordConsent } from '@/features/consents/commands';
import { stopUse } from '@/features/rights/commands/requests';
import { places } from '@/features/rights/places';
import { copyOf } from '@/features/rights/queries/copy';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { addDocument, downloadDocument, openDocument, removeDocument } from './commands';
import type { Told } from './input';
import { documentOf, documentsOf } from './queries';

freshBase();

const TODAY = today();
const marker = 'Catatan rahasia di dalam dokumen';
const pdf = Buffer.from(`%PDF-1.7\n% ${marker}\n%%EOF\n`);
const why = 'Milik orang lain, salah dimasukkan.';
const told = (more: Partial<Told> = {}): Told => ({
  ...{ id: newId(), kind: 'travel', on: TODAY, title: 'Paspor Siti Rahmawati' },
  ...more,
});

let reference = '';
beforeEach(async () => {
  const opened = await openCase(ayu, {
    ...{ submissionId: newId(), officeId: ayu.officeId, status: 'active', returnStep: null },
    answers: { destination: 'KH', handledOn: TODAY, name: 'Siti Rahmawati' },
  });
  reference = 'reference' in opened ? opened.reference : '';
});

async function added(bytes: Buffer = pdf, more: Partial<Told> = {}): Promise<string> {
  const answer = await addDocument(ayu, reference, told(more), bytes);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.id;
}

const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#486' } })
    .withExif({ IFD0: { Make: 'KameraRahasia' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 0/1' } })
    .jpeg()
    .toBuffer();
const row = async () => (await (await db()).select().from(documents))[0];
const acts = async (act: string) =>
  (await (await db()).select().from(auditEntries).where(eq(auditEntries.act, act))).map(({ details }) =>
    JSON.parse(details),
  );

describe('Adding a document', () => {
  test('Ayu adds a photo of a passport: its place is gone, and nothing of it can be read in the base', async () => {
    const from = await photo();
    expect(from.includes('KameraRahasia')).toBe(true);
    const id = await added(from);
    const kept = await row();
    expect(kept).toMatchObject({ id, kind: 'travel', on: TODAY, format: 'jpeg', addedBy: ayu.id });
    for (const bytes of [kept?.content, kept?.preview, kept?.title])
      for (const word of ['KameraRahasia', 'Exif', 'JFIF', 'Siti']) expect(bytes?.includes(word)).toBe(false);
    await recordIdentityOpened(ayu, reference);
    const handed = await downloadDocument(ayu, reference, id);
    if ('refused' in handed) throw new Error(handed.refused);
    const { format, width, exif } = await sharp(handed.content).metadata();
    expect({ format, width, exif }).toEqual({ format: 'jpeg', width: 60, exif: undefined });
    expect(handed.content.length).toBe(kept?.size);
    expect(await acts('document.added')).toEqual([{ document: id, kind: 'travel', format: 'jpeg' }]);
    expect(await firstBrokenLink()).toBeNull();
  });

  test.skipIf(process.env.DATABASE_URL?.startsWith('p'))('no file of the base holds a word of it', async () => {
    await added();
    const folder = dirname(process.env.PULANG_DATA_DIR ?? '');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    expect(files.length).toBeGreaterThan(2);
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(`${parentPath}/${name}`);
      for (const word of [marker, '%PDF', 'Siti Rahmawati'])
        expect([name, bytes.includes(word)]).toEqual([name, false]);
    }
  });

  test('A form sent twice makes one document', async () => {
    const once = told();
    await addDocument(ayu, reference, once, pdf);
    expect(await addDocument(ayu, reference, once, pdf)).toEqual({ refused: 'sent-already' });
    expect(await (await db()).$count(documents)).toBe(1);
  });

  test('What cannot be kept leaves nothing behind', async () => {
    expect(await addDocument(ayu, reference, told(), Buffer.from('<html>'))).toEqual({ refused: 'unknown-kind' });
    expect(await addDocument(ayu, reference, told(), Buffer.alloc(0))).toEqual({ refused: 'empty' });
    expect(await (await db()).$count(documents)).toBe(0);
    expect(await acts('document.added')).toEqual([]);
  });

  test('Nobody adds to a case that is not theirs, or for somebody who said no', async () => {
    for (const actor of [bagus, dewi, eko])
      await expect(addDocument(actor, reference, told(), pdf)).rejects.toThrow(NotFound);
    await recordConsent(ayu, reference, {
      ...{ scopes: ['personal_data'], state: 'refused', on: TODAY, purpose: '', language: null, proof: null },
    });
    expect(await addDocument(ayu, reference, told(), pdf)).toEqual({ refused: 'keeping-refused' });
  });
});

describe('Opening a document', () => {
  test('takes an open identity and a deliberate act, and is recorded', async () => {
    const id = await added(await photo());
    expect(await openDocument(ayu, reference, id)).toEqual({ refused: 'identity-closed' });
    expect(await downloadDocument(ayu, reference, id)).toEqual({ refused: 'identity-closed' });
    await recordIdentityOpened(ayu, reference);
    expect(await documentOf(ayu, reference, id)).toMatchObject({ open: false, preview: null });
    await openDocument(ayu, reference, id);
    const { open, preview } = await documentOf(ayu, reference, id);
    expect([open, (await sharp(preview as Buffer).metadata()).format]).toEqual([true, 'jpeg']);
    expect(await acts('document.opened')).toMatchObject([{ document: id, kind: 'travel' }]);
    await downloadDocument(ayu, reference, id);
    expect(await acts('document.downloaded')).toEqual([{ document: id, kind: 'travel' }]);
    expect(await documentOf({ ...ayu, session: 'another' }, reference, id)).toMatchObject({ open: false });
    await recordIdentityClosed(ayu, reference);
    expect(await documentOf(ayu, reference, id)).toMatchObject({ open: false, preview: null });
  });

  test('Bagus of another office guesses the address: it is not there, as one that never was', async () => {
    const id = await added();
    for (const [actor, guess] of [
      [bagus, id],
      [dewi, id],
      [eko, id],
      [ayu, newId()],
    ] as const) {
      await expect(documentOf(actor, reference, guess)).rejects.toThrow(NotFound);
      await expect(openDocument(actor, reference, guess)).rejects.toThrow(NotFound);
      await expect(downloadDocument(actor, reference, guess)).rejects.toThrow(NotFound);
    }
  });

  test('A document is not found through another case, though both are one’s own', async () => {
    const id = await added();
    const first = reference;
    const other = await openCase(ayu, {
      ...{ submissionId: newId(), officeId: ayu.officeId, status: 'active', returnStep: null },
      answers: { destination: 'KH', handledOn: TODAY, name: 'Dewi Anggraini' },
    });
    if (!('reference' in other)) throw new Error('not opened');
    await recordIdentityOpened(ayu, other.reference);
    await expect(downloadDocument(ayu, other.reference, id)).rejects.toThrow(NotFound);
    await recordIdentityOpened(ayu, first);
    expect(await downloadDocument(ayu, first, id)).toMatchObject({ id, content: pdf });
  });

  test('Kind and day are told always, the title while the identity is open, to an analyst nothing', async () => {
    await added();
    expect(await documentsOf(ayu, await caseFile(ayu, reference))).toMatchObject([
      { kind: 'travel', on: TODAY, by: 'Ayu', title: null },
    ]);
    expect(await documentsOf(dewi, await caseFile(dewi, reference))).toEqual([]);
    await recordIdentityOpened(ayu, reference);
    expect(await documentsOf(ayu, await caseFile(ayu, reference))).toMatchObject([{ title: 'Paspor Siti Rahmawati' }]);
  });

  test('Nobody opens one whose person has stopped the use', async () => {
    const id = await added();
    await recordIdentityOpened(ayu, reference);
    await stopUse(ayu, reference, { askedAt: new Date(), words: '' });
    expect(await downloadDocument(ayu, reference, id)).toEqual({ refused: 'identity-closed' });
  });
});

describe('When a document goes', () => {
  test('Citra removes what does not belong: its bytes are gone, that it was there stays', async () => {
    const id = await added();
    await expect(removeDocument(ayu, reference, { id, reason: why })).rejects.toThrow(NotFound);
    expect(await removeDocument(citra, reference, { id, reason: why })).toEqual({ id });
    expect(await row()).toMatchObject({ content: null, preview: null, title: null, removedBy: citra.id });
    await recordIdentityOpened(ayu, reference);
    expect(await downloadDocument(ayu, reference, id)).toEqual({ refused: 'removed' });
    const [gone] = await documentsOf(ayu, await caseFile(ayu, reference));
    expect(gone).toMatchObject({ removedBy: 'Citra', reason: why });
    expect(await removeDocument(citra, reference, { id, reason: why })).toEqual({ refused: 'removed' });
    expect(JSON.stringify(await acts('document.removed'))).not.toContain('orang lain');
  });

  test('The access copy names it, and erasing the person takes it away', async () => {
    await added();
    await recordIdentityOpened(ayu, reference);
    expect((await copyOf(ayu, reference)).documents).toMatchObject([
      { kind: 'travel', format: 'pdf', title: 'Paspor Siti Rahmawati', removedAt: null },
    ]);
    const place = places.find(({ name }) => name === 'documents');
    const person = (await row())?.personId ?? '';
    await change({ kind: 'machine', name: 'test' }, async (tx, audit) => {
      expect(await place?.count(tx, [person])).toBe(1);
      await place?.erase(tx, [person]);
      await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
    });
    expect(await row()).toBeUndefined();
  });
});

test('The story of the case tells of which kind a document is and that it was taken out again, not what it is called', async () => {
  const id = await added(pdf, { on: '2026-05-04' });
  const story = async () => (await timelineOf(ayu, await caseFile(ayu, reference))).filter((one) => 'document' in one);
  expect(await story()).toMatchObject([{ kind: 'document', document: 'travel', day: '2026-05-04', who: 'Ayu' }]);
  await removeDocument(citra, reference, { id, reason: why });
  expect(await story()).toMatchObject([
    { kind: 'undocument', document: 'travel', day: TODAY, who: 'Citra' },
    { kind: 'document', document: 'travel', day: '2026-05-04' },
  ]);
  expect(JSON.stringify(await story())).not.toContain('Siti');
});

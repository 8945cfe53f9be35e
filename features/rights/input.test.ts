import { expect, test } from 'vitest';
import { ALL_OFFICES, readAsking, readCopyForm, readReason, readRetention, readSection } from './input';

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
}
const now = new Date('2026-11-24T08:00:00Z');
const faultsOf = (values: Record<string, string>, needsWords = true) =>
  readAsking(form({ on: '2026-11-24', words: 'Hapus', ...values }), needsWords, '2026-11-24', now).faults;

test('When and what somebody asked is read', () => {
  const read = readAsking(form({ on: '2026-11-24', words: ' Hapus ' }), true, '2026-11-24', now);
  expect(read).toEqual({ asking: { askedAt: now, words: 'Hapus' }, faults: [] });
  expect(faultsOf({ words: '' }, false)).toEqual([]);
});

test('What cannot be taken is said at its place', () => {
  expect(faultsOf({ on: '2026-11-25', words: '' })).toEqual([
    { field: 'on', reason: 'day' },
    { field: 'words', reason: 'words' },
  ]);
  expect(faultsOf({ on: 'kemarin', words: 'a'.repeat(2_001) })).toEqual([
    { field: 'on', reason: 'day' },
    { field: 'words', reason: 'long' },
  ]);
  expect(readSection(form({ section: 'all' }))).toBeNull();
  expect(readReason(form({ words: ' ' })).faults).toEqual([{ field: 'words', reason: 'words' }]);
});

test.each([
  ['format=json&language=en', { format: 'json', language: 'en' }],
  ['format=exe&language=fr', { format: 'pdf', language: 'id' }],
])('A copy asked for as %s', (body, wanted) => {
  expect(readCopyForm(new URLSearchParams(body))).toEqual(wanted);
});

test.each([
  ['24', { officeId: null, months: 24 }],
  ['', { officeId: null, months: null }],
  ['5', { faults: [{ field: 'months', reason: 'months' }] }],
  ['601', { faults: [{ field: 'months', reason: 'months' }] }],
  ['1e2', { faults: [{ field: 'months', reason: 'months' }] }],
  ['dua', { faults: [{ field: 'months', reason: 'months' }] }],
])('Kept for %o months', (months, read) => {
  expect(readRetention(form({ office: ALL_OFFICES, months }))).toEqual(read);
});

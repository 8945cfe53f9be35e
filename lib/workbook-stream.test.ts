import fc from 'fast-check';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { workbookOf } from './workbook-stream';

async function readBack(pages: (string | number | null)[][][]) {
  async function* given() {
    yield* pages;
  }
  const parts: Uint8Array[] = [];
  for await (const part of workbookOf('Kasus & "lain"', given())) parts.push(part);
  const [sheet] = await readSheets(Buffer.concat(parts));
  return sheet;
}

test('A workbook that is written while its rows are read is read back as they were', async () => {
  const sheet = await readBack([
    [['Nomor', 'Tahun']],
    [
      ['PNH-2026-00001', 1995],
      ['a < b & c', null],
    ],
  ]);
  expect(sheet?.sheet).toBe('Kasus & "lain"');
  expect(sheet?.data).toEqual([
    ['Nomor', 'Tahun'],
    ['PNH-2026-00001', 1995],
    ['a < b & c', null],
  ]);
});

test('No text in it starts a formula', async () => {
  const sheet = await readBack([[['=1+1', '+62811', '@x', '-2']]]);
  expect(sheet?.data).toEqual([["'=1+1", "'+62811", "'@x", "'-2"]]);
});

test('Any numbers and words come back, however the pages are cut', async () => {
  const word = fc.stringMatching(/^[A-Za-z<&>"' ]{0,12}[a-z]$/).map((text) => text.trimStart());
  const cell = fc.oneof(
    fc.integer({ min: 0, max: 99_999 }),
    word.map((text) => text.replace(/^['\s]+/, '')),
  );
  const pages = fc.array(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(pages, async (given) => {
      const sheet = await readBack(given);
      expect(sheet?.data).toEqual(given.flat().map((row) => [...row]));
    }),
    { numRuns: 30 },
  );
});

import { expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';
import { guessColumns, linesOf } from './columns';
import { setCsv } from './csv';
import { readText } from './reading';

const TODAY = '2026-11-25';

test('What could not be read is told as it stood, and of a name alone that it is too little to compare', () => {
  const read = readText('Name;DOB;Phone\nAgus Salim;31/02/1999;08123\nSiti;;\nRudi;1990;\n');
  if (!('rows' in read)) throw new Error(read.refused);
  const { lines } = linesOf(read.rows, guessColumns(read.rows, TODAY), TODAY);
  const theirs = lines.map((line, at) => ({ at, line, people: [], elsewhere: [] }));
  const sets = { both: [], doubtful: [], ours: [], theirs } as unknown as Parameters<typeof setCsv>[0];
  const told = setCsv(sets, 'theirs', { masked: new Map(), offices: new Map(), taken: [], texts: textsFor('id') });
  const [, agus, siti, rudi] = told.toString().split('\r\n');
  expect(agus).toContain('Tanggal lahir “31/02/1999”, Telepon “08123”');
  expect(agus).not.toContain('Terlalu sedikit');
  expect(siti).toContain('Terlalu sedikit untuk dibandingkan');
  expect(rudi).not.toContain('Terlalu sedikit');
});

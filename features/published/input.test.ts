import { describe, expect, test } from 'vitest';
import { readExplanation, readFigure } from './input';

const whole = {
  population: 'WNI dalam kasus penipuan daring',
  comparator: 'eq',
  value: '3.428',
  unit: 'cases',
  place: 'world',
  from: '2020-01-01',
  to: '2023-12-31',
  asOf: '',
  metric: 'cases_handled',
  quote: '3.428 kasus dari 2020 sampai 2023',
  authority: 'Kementerian Luar Negeri',
  source: 'Berita ANTARA',
  sourceDate: '2024-03-05',
  sumsInto: '',
  conflictsWith: 'f16',
  note: '',
};
const form = (fields: Record<string, string>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
};
const read = (fields: Partial<typeof whole>) => readFigure(form({ ...whole, ...fields }), ['F16', 'P01'], '2026-11-30');

describe('A published figure', () => {
  test('is read with ours under the nearest definition, as of the day it came out', () => {
    expect(read({})).toMatchObject({
      told: {
        value: 3428,
        country: null,
        region: 'world',
        conflictsWith: 'F16',
        sumsInto: null,
        question: { metric: 'cases_handled', where: {}, from: '2020-01-01', to: '2023-12-31', asOf: '2024-03-05' },
      },
    });
    expect(read({ place: 'KH', value: '1,158', asOf: '2023-12-31' })).toMatchObject({
      told: { value: 1158, country: 'KH', question: { where: { destination: 'KH' }, asOf: '2023-12-31' } },
    });
    expect(read({ place: 'southeast_asia' })).toMatchObject({
      told: { question: { where: { region: 'southeast_asia' } } },
    });
  });
  test('that is no count of ours, or is in percent, has no question', () => {
    expect(read({ metric: 'none' })).toMatchObject({ told: { question: null } });
    expect(read({ unit: 'percent', value: '40' })).toMatchObject({ told: { question: null } });
    expect(read({ metric: 'share_of_total' })).toMatchObject({ told: { question: null } });
  });
  test('in percent is held against a share', () => {
    expect(read({ unit: 'percent', value: '50', metric: 'share_of_total', place: 'KH' })).toMatchObject({
      told: { question: { metric: 'share_of_total', where: { destination: 'KH' } } },
    });
  });
  test('may have no number where the source says "some"', () => {
    expect(read({ comparator: 'some', value: '' })).toMatchObject({ told: { value: null } });
  });
  test.each([
    [{ population: ' ' }, 'population', 'missing'],
    [{ quote: 'x'.repeat(501) }, 'quote', 'long'],
    [{ comparator: 'maybe' }, 'comparator', 'choose'],
    [{ metric: 'smiles' }, 'metric', 'choose'],
    [{ value: '' }, 'value', 'number'],
    [{ value: '2,5' }, 'value', 'number'],
    [{ value: '-3' }, 'value', 'number'],
    [{ place: 'atlantis' }, 'place', 'place'],
    [{ from: '2023-02-30' }, 'from', 'day'],
    [{ sourceDate: '2027-01-01' }, 'sourceDate', 'future'],
    [{ sourceDate: '' }, 'sourceDate', 'missing'],
    [{ to: '2019-12-31' }, 'to', 'order'],
    [{ asOf: '2019-12-31' }, 'asOf', 'order'],
    [{ sumsInto: 'F99' }, 'sumsInto', 'code'],
  ])('%j is not taken', (fields, field, reason) => {
    expect(read(fields)).toEqual({ faults: [{ field, reason }] });
  });
});

describe('An explanation', () => {
  test('carries the numbers that were on the page', () => {
    const told = readExplanation(form({ text: 'Imigrasi menghitung semua WNI.', ours: '317', published: '484' }));
    expect(told).toEqual({ told: { text: 'Imigrasi menghitung semua WNI.', ours: 317, published: 484 } });
  });
  test('of a word or two is not taken, nor one that is a book', () => {
    expect(readExplanation(form({ text: 'Beda.' }))).toEqual({ refused: 'short' });
    expect(readExplanation(form({ text: 'x'.repeat(2_001) }))).toEqual({ refused: 'long' });
  });
});

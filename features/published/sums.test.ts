import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestTo } from './nearest';
import { aboutOf, referenceFigures } from './reference';
import { holds, sharesOf, sumsOf } from './sums';

const term = (code: string, value: number | null, more: { sumsInto?: string; conflictsWith?: string } = {}) => ({
  code,
  value,
  ours: value,
  ...more,
});
const part = (code: string, value: number | null) => term(code, value, { sumsInto: 'P01' });

describe('The 35 published figures', () => {
  test('are all there, each with who is counted', () => {
    expect(referenceFigures.map(({ code }) => code)).toEqual(
      Array.from({ length: 35 }, (_, n) => `F${String(n + 1).padStart(2, '0')}`),
    );
    expect(referenceFigures.filter(({ code }) => !aboutOf(code))).toEqual([]);
  });
  test('are compared as of a day on which they were out already', () => {
    const asOf = referenceFigures.flatMap((figure) => {
      const nearest = nearestTo(figure);
      return nearest ? [nearest.asOf] : [];
    });
    expect(new Set(asOf)).toEqual(new Set(['2023-05-31', '2023-11-07', '2024-08-14']));
  });
  test('make the totals they are said to make', () => {
    const sums = sumsOf(referenceFigures.map((figure) => ({ ...figure, ours: null })));
    expect(sums.map(({ key, kind, result, over }) => [key, kind, result, over])).toEqual([
      ['F01', 'sum', 2438, 0],
      ['F16', 'sum', 2434, 0],
      ['F27', 'remainder', 282, null],
      ['F27-F14', 'against', 484, 59],
      ['regions', 'sum', 4, 0],
      ['home-2022', 'against', 507, 82],
      ['home-all', 'remainder', 543, null],
    ]);
    expect(sums.every(({ ours }) => ours === null)).toBe(true);
  });
});

describe('A sum', () => {
  test('holds when the parts make the total, and says by how much it does not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9_999), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: -50, max: 50 }),
        (values, off) => {
          const total = values.reduce((sum, value) => sum + value, 0) + off;
          const parts = values.map((value, n) => part(`P${n + 2}`, value));
          const [sum] = sumsOf([term('P01', total), ...parts]);
          expect(sum && holds(sum)).toBe(off === 0);
          expect(sum?.over).toBe(-off || 0);
        },
      ),
    );
  });
  test('is not drawn while a part has no number, or its total is not there', () => {
    expect(sumsOf([term('P01', 5), part('P02', 2), part('P03', null)])).toEqual([]);
    expect(sumsOf([part('P02', 2), part('P03', 3)])).toEqual([]);
  });
  test('of one part is what is left beside it', () => {
    expect(sumsOf([term('P01', 5), part('P02', 2)])).toMatchObject([{ kind: 'remainder', result: 3 }]);
  });
  test('names a contradiction once, from whichever side', () => {
    const [one, ...more] = sumsOf([term('P01', 5, { conflictsWith: 'P02' }), term('P02', 9, { conflictsWith: 'P01' })]);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ kind: 'against', over: 4, terms: [{ code: 'P02' }], against: { code: 'P01' } });
  });
  test('has no shares without a total', () => {
    expect(sharesOf(undefined, [term('P02', 1)])).toBeNull();
    expect(sharesOf(term('P01', 0), [term('P02', 1)])).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '@/features/figures/input';
import type { Cause } from './nearest';
import { comparators } from './reference';
import { isWithin, kept, REACH, standsOn, unkept, verdictOf } from './rules';

const scope: Cause = { code: 'scope', followed: false };
const followed: Cause = { code: 'date', followed: true };
const judged = { comparator: 'eq', value: 484, ours: 484, causes: [], signed: false } as const;
const period = { metric: 'cases_handled', asOf: '2023-05-31' } as const;
const count: Question = period;
const share: Question = { ...period, metric: 'share_of_total' };

describe('A verdict', () => {
  test.each([
    ['the same number', {}, 'met'],
    ['one less, with nothing known', { ours: 483 }, 'unexplained'],
    ['one less, with a cause no definition follows', { ours: 483, causes: [scope] }, 'explained'],
    ['one less, with a cause the definition follows', { ours: 483, causes: [followed] }, 'unexplained'],
    ['one less, signed', { ours: 483, signed: true }, 'explained'],
    ['about 484', { comparator: 'approx', ours: 470 }, 'within'],
    ['about 484, too far', { comparator: 'approx', ours: 317 }, 'unexplained'],
    ['more than 85', { comparator: 'gt', value: 85, ours: 99.7 }, 'within'],
    ['more than 85, yet less', { comparator: 'gt', value: 85, ours: 84 }, 'unexplained'],
    ['nearly 90', { comparator: 'nearly', value: 90, ours: 88 }, 'within'],
    ['nearly 90, yet more', { comparator: 'nearly', value: 90, ours: 91 }, 'unexplained'],
    ['eight times, by rounding', { value: 8, ours: 7.9 }, 'within'],
    ['no count of ours', { ours: null }, 'context'],
    ['some, and ours', { comparator: 'some', value: null, ours: 4 }, 'no-number'],
  ] as const)('of %s', (_, given, verdict) => {
    expect(verdictOf({ ...judged, ...given })).toBe(verdict);
  });

  test('never says the numbers agree when they are further apart than the words around them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...comparators),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.boolean(),
        (comparator, value, ours, signed) => {
          const verdict = verdictOf({ comparator, value, ours, causes: [], signed });
          if (verdict === 'met') expect(ours).toBe(value);
          if (verdict === 'within' && comparator !== 'gt')
            expect(Math.abs(ours - value)).toBeLessThanOrEqual(value * REACH);
          if (comparator === 'eq' && ours !== value) expect(verdict).toBe(signed ? 'explained' : 'unexplained');
          expect(isWithin('some', value, ours)).toBe(false);
        },
      ),
    );
  });
});

describe('An explanation', () => {
  test('stands on the numbers it was signed on, and on no others', () => {
    const signed = { ours: 317, published: 484 };
    expect(standsOn(signed, { ours: 317, value: 484, nearest: count })).toBe(true);
    expect(standsOn(signed, { ours: 318, value: 484, nearest: count })).toBe(false);
    expect(standsOn(signed, { ours: 317, value: 485, nearest: count })).toBe(false);
  });
  test('keeps percent in hundredths', () => {
    expect(kept(50.574_241, share)).toBe(5057);
    expect(unkept(5057, share)).toBe(50.57);
    expect(kept(317, count)).toBe(317);
    expect(kept(null, share)).toBeNull();
  });
});

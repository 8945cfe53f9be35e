import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chance, chanceFrom } from '@/features/demo/chance';
import {
  baselineOf,
  FEWEST,
  FEWEST_MORE,
  firstUnlikely,
  HISTORY,
  LEFT_OUT,
  measured,
  risesIn,
  type Series,
  watchOver,
  withoutRises,
} from './rules';

/** A count of a month whose variance is `uneven` times that of chance. */
function drawn(chance: Chance, mean: number, uneven: number): number {
  const size = uneven > 1 ? mean / (uneven - 1) : 1e9;
  const growth = Math.log(mean / (size + mean));
  let left = chance.next();
  let log = -size * Math.log1p(mean / size);
  for (let count = 0; count < 100_000; count++) {
    left -= Math.exp(log);
    if (left < 0) return count;
    log += Math.log((count + size) / (count + 1)) + growth;
  }
  return 0;
}

const seriesOf = (chance: Chance, mean: number, uneven: number, times = 1): Series => ({
  code: `${mean}`,
  history: Array.from({ length: 24 }, () => drawn(chance, mean, uneven)),
  observed: drawn(chance, mean * times, uneven),
});

/** What a base of some size watches: nine destinations, nine channels, thirty-eight provinces, large and small. */
const means = [
  ...[50, 20, 12, 9, 7, 2, 2, 0.5, 0.4],
  ...[60, 50, 30, 26, 15, 5, 4, 3, 4],
  ...Array.from({ length: 38 }, (_, n) => 12 * 0.9 ** n),
];
const MONTHS = 2_000;

/** The share of quiet months, in percent, in which something is said to rise. */
function falseMonths(uneven: number): number {
  const chance = chanceFrom(`quiet ${uneven}`);
  let alarmed = 0;
  for (let n = 0; n < MONTHS; n++)
    if (risesIn(means.map((mean) => seriesOf(chance, mean, uneven))).length > 0) alarmed += 1;
  return (100 * alarmed) / MONTHS;
}

/** The share of months, in percent, in which a series so many times its usual size is found. */
function found(mean: number, times: number): number {
  const chance = chanceFrom(`planted ${mean} ${times}`);
  const watch = { watched: means.length, unevenness: 1.5 };
  let seen = 0;
  for (let n = 0; n < MONTHS; n++) seen += risesIn([seriesOf(chance, mean, 1.5, times)], watch).length;
  return (100 * seen) / MONTHS;
}

describe('What the page says of itself was measured', () => {
  test.each([
    [1, measured.falseMonths.even],
    [1.5, measured.falseMonths.uneven],
  ])(
    'quiet months %s times as uneven as chance: something is said to rise in %s %% of them',
    { timeout: 120_000 },
    (uneven, told) => {
      expect(Math.abs(falseMonths(uneven) - told)).toBeLessThan(0.06);
    },
  );

  test.each(measured.found)('$mean a month, $times times that: found in $percent %', { timeout: 120_000 }, (one) => {
    expect(Math.abs(found(one.mean, one.times) - one.percent)).toBeLessThan(0.06);
  });
});

const flat = (count: number, months = 24) => Array.from({ length: months }, () => count);
const watch = { watched: 50, unevenness: 1 };

describe('A rise', () => {
  test('thirty where ten are usual is one; fourteen is none', () => {
    const from = baselineOf(flat(10), watch)?.from ?? 0;
    expect(from).toBeGreaterThan(14);
    expect(from).toBeLessThanOrEqual(30);
    expect(risesIn([{ code: 'KH', history: flat(10), observed: 30 }], watch)).toMatchObject([
      { code: 'KH', observed: 30 },
    ]);
  });

  test('where there never was anybody, a handful is one, and four are none', () => {
    const where = (observed: number) => risesIn([{ code: 'ZA', history: flat(0), observed }], watch);
    expect(where(FEWEST)).toHaveLength(1);
    expect(where(FEWEST - 1)).toEqual([]);
  });

  test('of a base younger than a year nothing is said', () => {
    expect(baselineOf(flat(3, HISTORY.least - 1), watch)).toBeNull();
    expect(baselineOf(flat(3, HISTORY.least), watch)).not.toBeNull();
  });

  test('the more is watched, and the more uneven it is, the more it takes', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 24 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 200 }), (history, watched) => {
        const one = baselineOf(history, { watched, unevenness: 1 });
        const more = baselineOf(history, { watched: watched * 2, unevenness: 1 });
        const uneven = baselineOf(history, { watched, unevenness: 3 });
        expect(more?.from).toBeGreaterThanOrEqual(one?.from ?? 0);
        expect(uneven?.from).toBeGreaterThanOrEqual(one?.from ?? 0);
        expect(one?.from).toBeGreaterThanOrEqual(FEWEST);
        expect(one?.from).toBeGreaterThanOrEqual((one?.expected ?? 0) + FEWEST_MORE);
      }),
    );
  });

  test('the count that is reached with a small chance is that of the distribution, large means too', () => {
    // Poisson with mean 10: P(X >= 21) = 0.00159, P(X >= 20) = 0.00345.
    expect(firstUnlikely(10, 10 + 1e-9, 0.002)).toBe(21);
    // About three standard deviations above a large mean.
    const far = firstUnlikely(10_000, 20_000, 0.001);
    expect(Math.abs(far - (10_000 + 3.09 * Math.sqrt(20_000)))).toBeLessThan(20);
  });

  test('a series without anything to show takes no part of the chance of a false alarm', () => {
    const nothing = { code: 'AE', history: flat(0), observed: 0 };
    const even = { code: 'KH', history: [...flat(9, 12), ...flat(11, 12)], observed: 10 };
    expect(watchOver([nothing, even])).toMatchObject({ watched: 1 });
    expect(watchOver([nothing])).toEqual({ watched: 0, unevenness: 1 });
  });

  test('a month that rose is left out of the history after it, until three have: then it is how things are', () => {
    const counts = flat(10).map((count, n) => ({
      month: `m${String(n).padStart(2, '0')}`,
      count: n > 19 ? 40 : count,
    }));
    const risen = ['m20', 'm21', 'm22', 'm23'];
    expect(withoutRises(counts, [])).toHaveLength(24);
    expect(withoutRises(counts, ['m20'])).toHaveLength(23);
    expect(withoutRises(counts, risen)).toHaveLength(24 - LEFT_OUT);
    expect(withoutRises(counts.slice(-HISTORY.least), risen)).toHaveLength(HISTORY.least);
  });
});

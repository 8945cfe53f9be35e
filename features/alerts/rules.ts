/**
 * When a month of a series is unusually high against its own history. See
 * docs/decisions/0043-alerts-against-their-own-history.md, which says why, and how often this is wrong.
 */

/** How many months before make a history, at most and at least. */
export const HISTORY = { most: 24, least: 12 } as const;

/** The chance with which anything at all may be said to rise in a month in which nothing does; measured, it is less. */
export const FALSE_MONTHS = 0.1;

/** A handful is no rise, however unlikely; nor is one or two more than usual. */
export const FEWEST = 5;
export const FEWEST_MORE = 3;

/** What the months before make of a month: how many are expected, and from how many on it is a rise. */
export type Baseline = { expected: number; from: number };

/** Of all that is watched in one month: how many series share the chance of a false alarm, and how uneven they are. */
export type Watch = { watched: number; unevenness: number };

/** `history`: the counts of the months before. Null where it is too short to say anything. */
export function baselineOf(history: readonly number[], { watched, unevenness }: Watch): Baseline | null {
  if (history.length < HISTORY.least) return null;
  const { mean, variance } = expectedOf(history, unevenness);
  const from = firstUnlikely(mean, variance, FALSE_MONTHS / Math.max(1, watched));
  return { expected: mean, from: Math.max(FEWEST, Math.ceil(mean + FEWEST_MORE), from) };
}

/**
 * What the next month is expected to be. Half a case more than was seen, so that what never happened is not held for
 * impossible. The variance is that of chance (Poisson) times the unevenness, of the series itself or of all, whichever is
 * more; and more still because the mean itself is only estimated.
 */
export function expectedOf(history: readonly number[], unevenness: number): { mean: number; variance: number } {
  const { months, sum, squares } = momentsOf(history);
  const mean = (sum + 0.5) / months;
  const own = sum > 0 ? squares / (months - 1) / (sum / months) : 1;
  return { mean, variance: Math.max(1, own, unevenness) * mean * (1 + 1 / months) };
}

function momentsOf(history: readonly number[]) {
  const sum = history.reduce((total, count) => total + count, 0);
  const plain = sum / history.length;
  return {
    months: history.length,
    sum,
    squares: history.reduce((total, count) => total + (count - plain) ** 2, 0),
  };
}

/** How much more the months differ than chance alone makes them, over all series that are not too small to tell. */
export function watchOver(series: readonly Series[]): Watch {
  const all = series.filter(isWatched);
  const told = all.map(({ history }) => momentsOf(history)).filter(({ months, sum }) => sum >= months && months > 1);
  const free = told.reduce((total, { months }) => total + months - 1, 0);
  const apart = told.reduce((total, { months, sum, squares }) => total + squares / (sum / months), 0);
  return { watched: all.length, unevenness: free > 0 ? apart / free : 1 };
}

/** The smallest count that is reached with a chance below `alpha`, of a negative binomial of this mean and variance. */
export function firstUnlikely(mean: number, variance: number, alpha: number): number {
  const size = mean ** 2 / (variance - mean);
  // In logarithms: of a large mean the chance of nothing at all is too small for a number.
  const growth = Math.log(mean / (size + mean));
  let log = size * Math.log(size / (size + mean));
  let below = 0;
  for (let count = 0; ; count++) {
    if (1 - below < alpha) return count;
    below += Math.exp(log);
    log += Math.log((count + size) / (count + 1)) + growth;
  }
}

/** A series of counts by month: what is watched. `history` is of the months before, `observed` of the one looked at. */
export type Series = { code: string; history: readonly number[]; observed: number };
export type Rise = Series & Baseline;

/** Those that rise, of what is watched together in one month. */
export function risesIn(series: readonly Series[], watch = watchOver(series)): Rise[] {
  return series.flatMap((one) => {
    const baseline = baselineOf(one.history, watch);
    return baseline && one.observed >= baseline.from ? [{ ...one, ...baseline }] : [];
  });
}

/** Whether a series has anything to show: another cannot rise, and takes no part of the chance of a false alarm. */
export function isWatched({ history, observed }: Series): boolean {
  return observed > 0 || history.some((count) => count > 0);
}

/** How many months of a series that rose are left out of its history, so that one rise does not hide the next. */
export const LEFT_OUT = 3;

/** The history without the months that were found to rise: the last few of them, and only while enough remain. */
export function withoutRises(counts: readonly { month: string; count: number }[], risen: readonly string[]): number[] {
  const last = counts.map(({ month }) => month).filter((month) => risen.includes(month));
  const room = Math.max(0, counts.length - HISTORY.least);
  const out = last.slice(Math.max(0, last.length - Math.min(LEFT_OUT, room)));
  return counts.filter(({ month }) => !(room > 0 && out.includes(month))).map(({ count }) => count);
}

/** How often this is wrong and how often it finds something, in percent, as simulated in `rules.test.ts`. */
export const measured = {
  falseMonths: { even: 2.5, uneven: 5.6 },
  found: [
    { mean: 2, times: 3, percent: 6.8 },
    { mean: 5, times: 2, percent: 5 },
    { mean: 5, times: 3, percent: 33.2 },
    { mean: 20, times: 2, percent: 44.5 },
    { mean: 50, times: 1.5, percent: 29.7 },
    { mean: 50, times: 2, percent: 93.1 },
  ],
} as const;

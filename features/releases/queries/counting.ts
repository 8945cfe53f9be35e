import type { Question } from '@/features/figures/input';
import { cross, figure } from '@/features/figures/queries';
import type { Actor } from '@/lib/actor';
import { firstDayOf, lastDayOf } from '@/lib/calendar';
import { isAbsence } from '@/lib/vocabulary';
import type { Frozen, FrozenMonth, FrozenYear } from '../frozen';
import { type CountedDimension, countedDimensions } from '../statistics';

/**
 * The exact counts of these months, and of the years that end with one of them, as of the last day of the last. Every
 * one comes from the figures; nothing is counted here.
 */
export async function exactCounts(actor: Actor, months: string[]): Promise<Frozen> {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return { months: {}, years: {} };
  const period = { from: firstDayOf(first), to: lastDayOf(last), asOf: lastDayOf(last) };
  const [handled, repatriated, ...tables] = await Promise.all([
    byMonth(actor, { metric: 'cases_handled', ...period }),
    byMonth(actor, { metric: 'persons_repatriated', ...period }),
    ...countedDimensions.map((dimension) => monthsBy(actor, dimension, period)),
  ]);
  const monthOf = (month: string): FrozenMonth => ({
    counts: { cases_handled: handled.get(month) ?? 0, persons_repatriated: repatriated.get(month) ?? 0 },
    by: Object.fromEntries(
      countedDimensions.map((dimension, at) => [dimension, codesOf(tables[at] ?? new Map(), month)]),
    ) as FrozenMonth['by'],
  });
  const years = months.filter((month) => month.endsWith('-12')).map((month) => month.slice(0, 4));
  return {
    months: Object.fromEntries(months.map((month) => [month, monthOf(month)])),
    years: Object.fromEntries(
      await Promise.all(years.map(async (year) => [year, await personsOf(actor, year, period.asOf)] as const)),
    ),
  };
}

async function byMonth(actor: Actor, question: Question): Promise<Map<string, number>> {
  const { rows } = await figure(actor, { ...question, by: 'month' });
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** By code: how many in each month. */
type ByCode = Map<string, Map<string, number>>;

/** Cases handled by month, for each code that occurs; who gives no answer is in no row. */
async function monthsBy(actor: Actor, by: CountedDimension, period: Omit<Question, 'metric'>): Promise<ByCode> {
  const { cells } = await cross(actor, { metric: 'cases_handled', ...period }, [by, 'month']);
  const found: ByCode = new Map();
  for (const {
    keys: [code = '', month = ''],
    value,
  } of cells)
    if (!isAbsence(code)) found.set(code, (found.get(code) ?? new Map()).set(month, value));
  return found;
}

const codesOf = (byCode: ByCode, month: string): Record<string, number> =>
  Object.fromEntries(
    [...byCode].map(([code, months]) => [code, months.get(month) ?? 0] as const).filter(([, count]) => count > 0),
  );

async function personsOf(actor: Actor, year: string, asOf: string): Promise<FrozenYear> {
  const period = { from: `${year}-01-01`, to: `${year}-12-31`, asOf };
  const [assisted, repatriated] = await Promise.all([
    figure(actor, { metric: 'persons_assisted', ...period }),
    figure(actor, { metric: 'persons_repatriated', ...period }),
  ]);
  return { persons_assisted: assisted.total, persons_repatriated: repatriated.total };
}

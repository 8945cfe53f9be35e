import { dimensions } from '@/features/figures/dimensions';
import type { Question } from '@/features/figures/input';
import { figure } from '@/features/figures/queries';
import type { Actor } from '@/lib/actor';
import { firstDayOf, lastDayOf } from '@/lib/calendar';
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
    ...countedDimensions.map((dimension) => monthsBy(actor, dimension, period, months)),
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

type ByCode = Map<string, Map<string, number>>;

/** Cases handled by month, for each code that occurs: asked code by code, or month by month where that is less to ask. */
async function monthsBy(
  actor: Actor,
  dimension: CountedDimension,
  period: Omit<Question, 'metric'>,
  months: string[],
): Promise<ByCode> {
  const { field } = dimensions[dimension];
  if (!field) throw new Error(`${dimension} cannot be asked for by its codes`);
  const { rows } = await figure(actor, { metric: 'cases_handled', by: dimension, ...period });
  if (months.length < rows.length) return monthByMonth(actor, dimension, period, months);
  const byCode = rows.map(async ({ key }) => {
    const where = { [field]: key };
    return [key, await byMonth(actor, { metric: 'cases_handled', where, ...period })] as const;
  });
  return new Map(await Promise.all(byCode));
}

async function monthByMonth(
  actor: Actor,
  by: CountedDimension,
  { asOf }: Omit<Question, 'metric'>,
  months: string[],
): Promise<ByCode> {
  const found: ByCode = new Map();
  for (const month of months) {
    const period = { from: firstDayOf(month), to: lastDayOf(month), asOf };
    const { rows } = await figure(actor, { metric: 'cases_handled', by, ...period });
    for (const { key, value } of rows) found.set(key, (found.get(key) ?? new Map()).set(month, value));
  }
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

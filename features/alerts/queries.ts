import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { alerts, users } from '@/db/schema';
import { figure } from '@/features/figures/queries';
import type { Actor, Staff } from '@/lib/actor';
import { monthOf } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { maySeeAlerts } from './access';
import { type Found, monthAfter, questionOf, type WatchedDimension, watchedDimensions } from './input';
import { HISTORY, type Series, withoutRises } from './rules';

/** A rise that was found, and who has looked into it. */
export type Alert = {
  id: string;
  dimension: WatchedDimension;
  code: string;
  month: string;
  foundAt: Date;
  seenAt: Date | null;
  seenBy: string;
  found: Found;
};

const MOST = 200;
const SHOWN_MONTHS = 12;

/** The rises of the last year, the newest month first, in it the largest. */
export async function alertsOf(actor: Staff, today: string): Promise<Alert[]> {
  if (!maySeeAlerts(actor)) throw new NotFound('alerts');
  const rows = await (await db())
    .select({ alert: alerts, seenBy: users.name })
    .from(alerts)
    .leftJoin(users, eq(users.id, alerts.seenBy))
    .where(gte(alerts.month, monthAfter(monthOf(today), -SHOWN_MONTHS)))
    .orderBy(desc(alerts.month), desc(alerts.foundAt), desc(alerts.id))
    .limit(MOST);
  return rows
    .map(({ alert: { id, dimension, code, month, foundAt, seenAt, details }, seenBy }) => ({
      ...{ id, code, month, foundAt, seenAt, seenBy: seenBy ?? '' },
      dimension: dimension as WatchedDimension,
      found: JSON.parse(details) as Found,
    }))
    .toSorted((a, b) => b.month.localeCompare(a.month) || excessOf(b) - excessOf(a));
}

const excessOf = ({ found: { observed, expected } }: Alert) => observed - expected;

/** How many rises nobody has looked into; none for whoever may not see them. */
export async function unseenAlerts(actor: Staff, today: string): Promise<number> {
  if (!maySeeAlerts(actor)) return 0;
  const recent = gte(alerts.month, monthAfter(monthOf(today), -SHOWN_MONTHS));
  return (await db()).$count(alerts, and(isNull(alerts.seenAt), recent));
}

export type WatchedSeries = Series & { dimension: WatchedDimension; counts: number[] };

/**
 * Every series that is watched, for a month: what was counted in it and in the months before. None where the base is too
 * young to have a history.
 */
export async function seriesFor(actor: Actor, month: string, asOf: string): Promise<WatchedSeries[]> {
  const { rows } = await figure(actor, { metric: 'cases_handled', by: 'month', asOf });
  const first = rows.map(({ key }) => key).toSorted()[0] ?? month;
  const before = Array.from({ length: HISTORY.most }, (_, n) => monthAfter(month, n - HISTORY.most));
  const months = before.filter((one) => one >= first);
  if (months.length < HISTORY.least) return [];
  const risen = await risenIn(await db(), months);
  const all = watchedDimensions.map((dimension) => inDimension(actor, dimension, [...months, month], asOf, risen));
  return (await Promise.all(all)).flat();
}

async function inDimension(
  actor: Actor,
  dimension: WatchedDimension,
  months: string[],
  asOf: string,
  risen: (dimension: string, code: string) => string[],
): Promise<WatchedSeries[]> {
  const counted: Map<string, number>[] = [];
  for (const month of months) {
    const { rows } = await figure(actor, questionOf(month, asOf, dimension));
    counted.push(new Map(rows.map(({ key, value }) => [key, value])));
  }
  const codes = [...new Set(counted.flatMap((one) => [...one.keys()]))].toSorted();
  return codes.map((code) => {
    const counts = counted.map((one) => one.get(code) ?? 0);
    const before = counts.slice(0, -1).map((count, n) => ({ month: months[n] ?? '', count }));
    const history = withoutRises(before, risen(dimension, code));
    return { dimension, code, history, counts: before.map(({ count }) => count), observed: counts.at(-1) ?? 0 };
  });
}

/** In which of these months a series was found to rise. */
async function risenIn(reader: Reader, months: string[]) {
  const rows = await reader.select().from(alerts).where(inArray(alerts.month, months));
  const bySeries = Map.groupBy(rows, ({ dimension, code }) => `${dimension} ${code}`);
  return (dimension: string, code: string) =>
    (bySeries.get(`${dimension} ${code}`) ?? []).map(({ month }) => month).toSorted();
}

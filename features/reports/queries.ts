import type { Dimension, Figure, Metric, Question } from '@/features/figures/input';
import { currentMemory, rememberedLater } from '@/features/figures/memory';
import { figure } from '@/features/figures/queries';
import type { RateQuestion } from '@/features/retrafficking/input';
import { retraffickingRate } from '@/features/retrafficking/queries/rate';
import type { Tally } from '@/features/retrafficking/rules';
import type { Actor } from '@/lib/actor';
import { addMonths, firstDayOf, today } from '@/lib/calendar';
import { isRefused, type Refused } from '@/lib/errors';
import { asOfDay, FIRST_MONTH, type MonthRefusal, monthsOffered, reportMonth } from './rules';

/** The stretches of time a report speaks of; each ends on the report's day. */
export const spans = ['month', 'yearToDate', 'cumulative'] as const;
export type Span = (typeof spans)[number];
export type BySpan = Record<Span, Figure>;

/** All figures of one month as plain data. Nothing here counts: every number comes from `figure`. */
export type MonthlyReport = {
  month: string;
  /** The day the report speaks of; before the last of the month while the month runs. */
  asOf: string;
  running: boolean;
  handled: BySpan;
  southeastAsia: BySpan;
  repatriated: BySpan;
  channels: Figure;
  retrafficked: BySpan;
  /** Cases handled month by month, two years of them. Not in reports that were issued before it was asked. */
  byMonth?: Figure;
  /** Of all who returned until the report's day: how many were taken again within twelve months. */
  again?: Tally;
};

/** The report of a month, or why there is none; of one office where it is named. */
export async function monthlyReport(
  actor: Actor,
  value: string,
  now = today(),
  { officeId }: { officeId?: string } = {},
): Promise<MonthlyReport | Refused<MonthRefusal>> {
  const month = reportMonth(value, now);
  if (isRefused(month)) return month;
  const asOf = asOfDay(month, now);
  const of = officeId ? { officeId } : {};
  const ask = (metric: Metric, by?: Dimension, where?: Question['where']) =>
    bySpan(actor, month, { metric, by, where: { ...where, ...of }, asOf });
  const [handled, southeastAsia, repatriated, retrafficked, channels, byMonth, again] = await Promise.all([
    ask('cases_handled', 'destination'),
    ask('cases_handled', undefined, { region: 'southeast_asia' }),
    ask('persons_repatriated', 'destination'),
    ask('cases_retrafficked', 'destination'),
    figure(actor, {
      ...{ metric: 'cases_handled', by: 'channel', where: of },
      ...{ from: firstDayOf(FIRST_MONTH), to: asOf, asOf },
    }),
    figure(actor, { metric: 'cases_handled', by: 'month', where: of, from: twoYears(month), to: asOf, asOf }),
    takenAgain(actor, { from: firstDayOf(FIRST_MONTH), to: asOf, asOf, where: of }),
  ]);
  // While the month runs its last day is still to come; on that day itself the report is complete only tomorrow.
  const running = asOfDay(month, '9999-12-31') >= now;
  return { month, asOf, running, handled, southeastAsia, repatriated, channels, retrafficked, byMonth, again };
}

const MONTHS = 24;

/** The first day of the two years that end with a month, or of the reports. */
function twoYears(month: string): string {
  return [addMonths(firstDayOf(month), 1 - MONTHS), firstDayOf(FIRST_MONTH)].sort()[1] as string;
}

/** Asked once as long as no fact of a case changes: it goes through everybody who returned. */
async function takenAgain(actor: Actor, question: RateQuestion): Promise<Tally> {
  const key = `taken again ${JSON.stringify(question)}`;
  return rememberedLater(await currentMemory(), key, async () => (await retraffickingRate(actor, question)).whole[12]);
}

async function bySpan(actor: Actor, month: string, question: Question): Promise<BySpan> {
  const from: Record<Span, string> = {
    month: firstDayOf(month),
    yearToDate: `${month.slice(0, 4)}-01-01`,
    cumulative: firstDayOf(FIRST_MONTH),
  };
  const asked = spans.map(async (span) => [
    span,
    await figure(actor, { ...question, from: from[span], to: question.asOf }),
  ]);
  return Object.fromEntries(await Promise.all(asked)) as BySpan;
}

export type MonthTotal = { month: string; value: number };

/** Every month with a report, newest first, with the cases handled in it as known today. */
export async function reportMonths(actor: Actor, now = today()): Promise<MonthTotal[]> {
  const question = { metric: 'cases_handled', by: 'month', from: firstDayOf(FIRST_MONTH), to: now, asOf: now } as const;
  const { rows } = await figure(actor, question);
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return monthsOffered(now).map((month) => ({ month, value: values.get(month) ?? 0 }));
}

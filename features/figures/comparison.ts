import { addDays, addMonths, lastDayOf, monthOf } from '@/lib/calendar';
import type { Figure, Period } from './input';

export type Span = { from: string; to: string };

/**
 * What a change compares: the end of the period, at most twelve months of it, with the same days a year earlier. So a
 * month is compared with that month last year, and "since 2020" by its last twelve months.
 */
export function comparedSpans({ from, to, asOf }: Period): { now: Span; before: Span } {
  const end = to && to < asOf ? to : asOf;
  const twelveMonths = addDays(aYearBefore(end), 1);
  const start = from && from > twelveMonths ? from : twelveMonths;
  return {
    now: { from: start, to: end },
    before: { from: addDays(aYearBefore(addDays(start, -1)), 1), to: aYearBefore(end) },
  };
}

/**
 * The period of a question and the one before it, as long: so many months where it is of whole months, else so many days.
 * Where it has no beginning, the last twelve months and those before.
 */
export function precedingSpan({ from, to, asOf }: Period): { now: Span; before: Span } {
  const end = to && to < asOf ? to : asOf;
  if (!from || from > end) return comparedSpans({ to, asOf });
  const last = addDays(from, -1);
  const isOfMonths = from.endsWith('-01') && end === lastDayOf(monthOf(end));
  const months = isOfMonths ? 12 * yearsBetween(from, end) + Number(end.slice(5, 7)) - Number(from.slice(5, 7)) + 1 : 0;
  const first = isOfMonths ? addMonths(from, -months) : addDays(from, -daysBetween(from, end) - 1);
  return { now: { from, to: end }, before: { from: first, to: last } };
}

const yearsBetween = (from: string, to: string) => Number(to.slice(0, 4)) - Number(from.slice(0, 4));
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The same day a year earlier; the last day of a month stays the last. */
function aYearBefore(day: string): string {
  const month = `${Number(day.slice(0, 4)) - 1}${day.slice(4, 7)}`;
  return day === lastDayOf(monthOf(day)) ? lastDayOf(month) : `${month}${day.slice(7)}`;
}

export type Change = { now: number; before: number; percent: number | null };

/** How each row of a figure moved; `percent` is null where there was nothing before. */
export function changes(now: Figure, before: Figure): Map<string, Change> {
  const count = (figure: Figure, key: string) => figure.rows.find((row) => row.key === key)?.value ?? 0;
  const keys = [...new Set([...now.rows, ...before.rows].map(({ key }) => key))];
  return new Map(
    keys.map((key) => {
      const [after, prior] = [count(now, key), count(before, key)];
      return [key, { now: after, before: prior, percent: prior === 0 ? null : (100 * (after - prior)) / prior }];
    }),
  );
}

/** Every month from the first to the last day asked for, so that a quiet month is seen and not skipped. */
export function monthsOf(figure: Figure): { key: string; value: number }[] {
  const first = figure.from ? monthOf(figure.from) : figure.rows[0]?.key;
  const last = monthOf(figure.to && figure.to < figure.asOf ? figure.to : figure.asOf);
  if (!first) return [];
  const months: string[] = [];
  for (let month = first; month <= last && months.length < 600; month = next(month)) months.push(month);
  const counts = new Map(figure.rows.map(({ key, value }) => [key, value]));
  return months.map((key) => ({ key, value: counts.get(key) ?? 0 }));
}

const next = (month: string) => monthOf(addDays(lastDayOf(month), 1));

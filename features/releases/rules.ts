import { isMonth, lastDayOf } from '@/lib/calendar';
import type { Kind } from './statistics';

/** The counts begin here, as the reports do. */
export const FIRST_MONTH = '2020-01';

/** What a release already out, or one to come, is called by. */
export type Named = { kind: Kind; month: string };

export type CannotRelease =
  | 'not-a-month'
  | 'before-the-first'
  | 'month-not-over'
  | 'earlier-than-released'
  | 'public-again'
  | 'partner-missing'
  | 'not-safe'
  | 'overtaken'
  | 'not-yours';

/** Why there can be no release of this kind up to this month; null when there can. */
export function cannotReleaseMonth({ kind, month }: Named, released: Named[], today: string): CannotRelease | null {
  if (!isMonth(month)) return 'not-a-month';
  if (month < FIRST_MONTH) return 'before-the-first';
  if (lastDayOf(month) >= today) return 'month-not-over';
  const same = released.filter((each) => each.kind === kind).map((each) => each.month);
  if (same.some((each) => each > month)) return 'earlier-than-released';
  // Another partner may get the same months; the public has them.
  if (kind === 'public' && same.includes(month)) return 'public-again';
  return null;
}

/** Every month from the first to this one. */
export function monthsUpTo(month: string): string[] {
  const months: string[] = [];
  for (let year = Number(FIRST_MONTH.slice(0, 4)); year <= Number(month.slice(0, 4)); year += 1)
    for (let number = 1; number <= 12; number += 1) months.push(`${year}-${String(number).padStart(2, '0')}`);
  return months.filter((each) => each <= month);
}

/** The months that are over, newest first: what can be released up to. */
export function monthsReleasable(today: string): string[] {
  return monthsUpTo(today.slice(0, 7))
    .filter((month) => lastDayOf(month) < today)
    .reverse();
}

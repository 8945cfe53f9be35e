import { isMonth, lastDayOf, monthOf } from '@/lib/calendar';
import type { Refused } from '@/lib/errors';

/** The figures begin here: what the Ministry publishes counts from January 2020. */
export const FIRST_MONTH = '2020-01';

export type MonthRefusal = 'not-a-month' | 'before-the-first' | 'in-the-future';

/** Why there is no report for this month; the month itself when there is one. */
export function reportMonth(value: unknown, today: string): string | Refused<MonthRefusal> {
  if (!isMonth(value)) return { refused: 'not-a-month' };
  if (value < FIRST_MONTH) return { refused: 'before-the-first' };
  if (value > monthOf(today)) return { refused: 'in-the-future' };
  return value;
}

/** The day a report speaks of: the last of its month, or today while the month runs. */
export function asOfDay(month: string, today: string): string {
  const last = lastDayOf(month);
  return last < today ? last : today;
}

/** Every month with a report, newest first. */
export function monthsOffered(today: string): string[] {
  const months: string[] = [];
  const [lastYear, lastMonth] = monthOf(today).split('-').map(Number) as [number, number];
  for (let year = lastYear; year >= 2020; year -= 1)
    for (let month = year === lastYear ? lastMonth : 12; month >= 1; month -= 1)
      months.push(`${year}-${String(month).padStart(2, '0')}`);
  return months;
}

const milestones = [10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90];

export type SpokenShare = { kind: 'exactly' | 'around' | 'over' | 'under'; percent: number };

/**
 * A share as one says it aloud. Close to a round number the ear wants that number (50.6 is "around 50"), else whole
 * percents; never "100" or "0" for what is not all or nothing.
 */
export function spokenShare(value: number, whole: number): SpokenShare {
  const exact = (value * 100) / whole;
  if ((value * 100) % whole === 0) return { kind: 'exactly', percent: exact };
  if (exact > 99) return { kind: 'over', percent: 99 };
  if (exact < 1) return { kind: 'under', percent: 1 };
  const round = milestones.find((milestone) => Math.abs(exact - milestone) < 1);
  return { kind: 'around', percent: round ?? Math.round(exact) };
}

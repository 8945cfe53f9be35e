import { addDays } from '@/lib/calendar';

/** "Soon" in a list of tasks: from today to the end of so many days. */
export const WEEK_DAYS = 7;
/** A task further away than this was mistyped. */
export const FURTHEST_DAYS = 730;

export const dues = ['overdue', 'today', 'week', 'all'] as const;
/** Which open tasks: late, of this day, of the days to come (those too), or every one. */
export type Due = (typeof dues)[number];

/** The days between which such tasks are due, both of them counted; `null` leaves an end open. */
export function daysOf(due: Due, today: string): { from: string | null; to: string | null } {
  if (due === 'overdue') return { from: null, to: addDays(today, -1) };
  if (due === 'today') return { from: today, to: today };
  if (due === 'week') return { from: today, to: addDays(today, WEEK_DAYS - 1) };
  return { from: null, to: null };
}

/** How pressing a task is on a day. */
export function pressingOn(due: string, today: string): 'overdue' | 'today' | 'ahead' {
  if (due < today) return 'overdue';
  return due === today ? 'today' : 'ahead';
}

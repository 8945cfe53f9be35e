import { today } from '@/lib/calendar';

const HOUR = 60 * 60 * 1000;

/** What the nightly work did last, and whether it came to its end. */
export type Night = { night: string; startedAt: string; finishedAt?: string; outcomes?: JobOutcome[] };
export type JobOutcome = { job: string; outcome: 'done' | 'skipped' | 'failed'; reason?: string };

/** A night that began so long ago and did not end was cut off: another may take it up. */
const CUT_OFF = 2 * HOUR;

/** The night a moment belongs to: from the set hour in Jakarta until that hour of the next day. */
export const nightOf = (now: Date, hour: number): string => today(new Date(now.getTime() - hour * HOUR));

/** Whether the work of this night is still to be done: also when its hour was missed, or it was cut off. */
export function isDue(last: Night | null, now: Date, hour: number): boolean {
  if (!last || last.night !== nightOf(now, hour)) return true;
  return last.finishedAt === undefined && now.getTime() - Date.parse(last.startedAt) > CUT_OFF;
}

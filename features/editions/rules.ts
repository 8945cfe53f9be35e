import { asOfDay, type MonthRefusal, reportMonth } from '@/features/reports/rules';
import { monthOf } from '@/lib/calendar';
import type { Refused } from '@/lib/errors';

export type EditionState = 'draft' | 'reviewed' | 'issued' | 'withdrawn';

/** Why something cannot be done with an edition. */
export type EditionRefusal =
  | MonthRefusal
  | 'not-yours'
  | 'not-there'
  | 'no-such-office'
  | 'month-runs'
  | 'draft-open'
  | 'not-a-draft'
  | 'not-reviewed'
  | 'not-issued'
  | 'already-issued'
  | 'same-person'
  | 'stale'
  | 'no-words'
  | 'too-long';

/** What rules ask of an edition. */
export type Standing = {
  state: EditionState;
  draftedBy: string;
  reviewedBy: string | null;
  edited: { by: string } | null;
};

/** A report is drawn up when its month is over; the month itself where it may be. */
export function monthToDraft(value: unknown, today: string): string | Refused<MonthRefusal | 'month-runs'> {
  const month = reportMonth(value, today);
  if (typeof month !== 'string') return month;
  return asOfDay(month, '9999-12-31') >= today ? { refused: 'month-runs' } : month;
}

/** Only what has not been issued can be written in, or counted again. */
export function cannotEdit({ state }: Standing): EditionRefusal | null {
  return state === 'draft' || state === 'reviewed' ? null : 'already-issued';
}

export function cannotReview({ state }: Standing): EditionRefusal | null {
  if (state === 'draft') return null;
  return state === 'reviewed' ? 'not-a-draft' : 'already-issued';
}

/** Two people stand behind every edition: who drafted it, wrote in it last or reviewed it cannot issue it. */
export function cannotIssue(edition: Standing, actorId: string): EditionRefusal | null {
  if (edition.state === 'draft') return 'not-reviewed';
  if (edition.state !== 'reviewed') return 'already-issued';
  return hadAHand(edition, actorId) ? 'same-person' : null;
}

export const hadAHand = ({ draftedBy, reviewedBy, edited }: Standing, actorId: string) =>
  [draftedBy, reviewedBy, edited?.by].includes(actorId);

export function cannotWithdraw({ state }: Standing): EditionRefusal | null {
  return state === 'issued' ? null : 'not-issued';
}

/** The month whose report is due on a day: the one before. */
export function lastMonth(today: string): string {
  const [year, month] = monthOf(today).split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/** Whether the day has come on which a draft is made by itself; also when it was missed. */
export function isDraftDue(draftDay: number | null, today: string): boolean {
  return draftDay !== null && Number(today.slice(8)) >= draftDay;
}

import { addDays, addMonths } from '@/lib/calendar';
import type { followUpOutcomes, noteKinds } from '@/lib/follow-up';

/** How often an office asks after those who came home: months after the return, for returns from the day `since`. */
export type Schedule = { months: readonly number[]; since: string };

/** What an office begins with when it switches follow-up on. */
export const USUAL_MONTHS = [1, 3, 6, 12] as const;

/** How many days before its day a follow-up can be worked on. */
export const AHEAD_DAYS = 14;

export type Outcome = (typeof followUpOutcomes)[number];

export type Attempt = { month: number | null; on: string; outcome: Outcome; recordedAt: Date };

/** `passed`: nobody was reached for it, but later for another month of the schedule. `ended`: the person is abroad again. */
export type MonthState = 'done' | 'passed' | 'overdue' | 'due' | 'ahead' | 'ended';
export type DueMonth = { month: number; due: string; state: MonthState };

export function isReached(outcome: Outcome): boolean {
  return outcome !== 'not_reached';
}

/** Findings of a later episode that end the schedule of an earlier return: the person is asked after from there. */
export const endingFindings = ['retrafficked', 'went_back'] as const;

/** Every month of a schedule with its day for somebody who came home on `returnedOn`, and where it stands `today`. */
export function monthsOf(
  schedule: Schedule,
  returnedOn: string,
  attempts: readonly Attempt[],
  today: string,
  isTakenAgain = false,
): DueMonth[] {
  const reached = attempts.filter(({ outcome }) => isReached(outcome));
  const answered = Math.max(0, ...reached.map(({ month }) => month ?? 0));
  const ended = isTakenAgain || isAbroadAgain(attempts);
  return schedule.months.map((month) => {
    const due = addMonths(returnedOn, month);
    if (reached.some((attempt) => attempt.month === month)) return { month, due, state: 'done' };
    if (month < answered) return { month, due, state: 'passed' };
    return { month, due, state: ended ? 'ended' : openState(due, today) };
  });
}

function openState(due: string, today: string): MonthState {
  if (due < today) return 'overdue';
  return due <= addDays(today, AHEAD_DAYS) ? 'due' : 'ahead';
}

/** Whether the last that was heard of somebody is that they are abroad again: there is nobody at home to ask after. */
export function isAbroadAgain(attempts: readonly Attempt[]): boolean {
  const heard = attempts.filter(({ outcome }) => isReached(outcome));
  const last = heard.toSorted((a, b) =>
    a.on === b.on ? b.recordedAt.getTime() - a.recordedAt.getTime() : a.on < b.on ? 1 : -1,
  )[0];
  return last?.outcome === 'abroad_again';
}

/** The month that an attempt answers unless somebody says otherwise: the latest that is due, else the one coming up. */
export function monthToAnswer(months: readonly DueMonth[]): number | null {
  const overdue = months.findLast(({ state }) => state === 'overdue');
  return (overdue ?? months.find(({ state }) => state === 'due'))?.month ?? null;
}

/** The last day of return whose month is due by `until`: the same question asked from the other side, for queries. */
export function lastReturnDueBy(until: string, month: number): string {
  let day = addMonths(until, -month);
  // From a short month several days lead to its last: 28, 29, 30 and 31 January are all due on 28 February.
  while (addMonths(addDays(day, 1), month) <= until) day = addDays(day, 1);
  return day;
}

/** Why somebody is not asked after, though it would be time. */
export const barriers = ['erased', 'stopped', 'deceased', 'refused', 'unsafe'] as const;
export type Barrier = (typeof barriers)[number];

export type Standing = {
  erased: boolean;
  stopped: boolean;
  deceased: boolean;
  /** Assistance, or the keeping of personal data, was refused or withdrawn. */
  refused: boolean;
  /** There are ways to reach the person, and every one is marked unsafe. */
  unsafeOnly: boolean;
};

export function barrierOf(standing: Standing): Barrier | null {
  if (standing.erased) return 'erased';
  if (standing.stopped) return 'stopped';
  if (standing.deceased) return 'deceased';
  if (standing.refused) return 'refused';
  return standing.unsafeOnly ? 'unsafe' : null;
}

/** Whether a case is followed up at all: not one that was entered twice or is none of ours. */
export function isFollowed(file: { returnedOn: string | null; closureReason: string | null }): boolean {
  return file.returnedOn !== null && !notFollowed.some((reason) => reason === file.closureReason);
}

export const notFollowed = ['duplicate', 'out_of_scope'] as const;

/** Whether an attempt can be recorded. Somebody whose ways are all unsafe may still come by on their own. */
export function mayRecord(
  file: { returnedOn: string | null; closureReason: string | null },
  barrier: Barrier | null,
): boolean {
  return isFollowed(file) && (barrier === null || barrier === 'unsafe');
}

/** What a dated note tells of; the words are in `messages`, under `followUps.notes.kinds`. */
export type NoteKind = (typeof noteKinds)[number];

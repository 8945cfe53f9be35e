import { foldNik } from '@/features/people/rules';
import { isBefore } from '@/lib/calendar';
import type { Code } from '@/lib/vocabulary';
import type { Answers } from './fields';

export type Contradiction = { field: 'birth' | 'endedOn'; problem: 'birth-after-event' | 'end-before-start' };

/** What answers say against one another. Missing answers contradict nothing. */
export function contradictions(answers: Answers): Contradiction[] {
  const { birth, recruitedOn, startedOn, endedOn, handledOn } = answers;
  const found: Contradiction[] = [];
  const events = [recruitedOn, startedOn, endedOn, handledOn].filter((day) => day !== undefined);
  if (birth && events.some((event) => isBefore(event, birth)))
    found.push({ field: 'birth', problem: 'birth-after-event' });
  if (startedOn && endedOn && isBefore(endedOn, startedOn))
    found.push({ field: 'endedOn', problem: 'end-before-start' });
  return found;
}

export type Doubt = 'nik-birth' | 'nik-sex';

/**
 * Where a NIK disagrees with what else is known: worth a second look, never a refusal. A NIK holds province (2 digits),
 * regency and district (4), birth date DDMMYY with 40 added to the day for women; the number is never corrected.
 */
export function doubtsAbout(nik: string | undefined, birth: string | undefined, sex: string | undefined): Doubt[] {
  const digits = foldNik(nik ?? '');
  if (!digits) return [];
  const [day, month, year] = [6, 8, 10].map((at) => Number(digits.slice(at, at + 2))) as [number, number, number];
  const woman = day > 40;
  const found: Doubt[] = [];
  if (birth && differs(birth, woman ? day - 40 : day, month, year)) found.push('nik-birth');
  if ((sex === 'female' && !woman) || (sex === 'male' && woman)) found.push('nik-sex');
  return found;
}

function differs(birth: string, day: number, month: number, year: number): boolean {
  const [toldYear = '', toldMonth, toldDay] = birth.split('-');
  if (Number(toldYear) % 100 !== year) return true;
  return (toldMonth !== undefined && Number(toldMonth) !== month) || (toldDay !== undefined && Number(toldDay) !== day);
}

/** Whether an identity is not to be shown, searched or exported: erased, or its use stopped at the person's wish. */
export function isWithheld(person: { erasedAt: Date | null; useStoppedAt: Date | null }): boolean {
  return person.erasedAt !== null || person.useStoppedAt !== null;
}

export type MoveRefusal =
  | 'already-closed'
  | 'not-closed'
  | 'before-handled'
  | 'before-last-step'
  | 'day-in-future'
  | 'same-status'
  | 'not-open-status';

/** A case to be moved; `since` is the day from which its present status holds. */
type Moving = { status: Code<'case_status'>; handledOn: string; since: string };

/** An open case in which nothing was entered for so many days is looked at again. */
export const QUIET_DAYS = 14;

const isClosedStatus = (status: string) => status === 'closed' || status === 'closed_referred';

/** The statuses a case can be moved to while it is open. */
export function isOpenStatus(status: string): boolean {
  return !isClosedStatus(status) && status !== 'reported';
}

export function isClosed(file: { status: Code<'case_status'> }): boolean {
  return isClosedStatus(file.status);
}

export function cannotClose(file: Moving, on: string, today: string): MoveRefusal | null {
  if (isClosed(file)) return 'already-closed';
  return cannotBeFrom(file, on, today);
}

export function cannotReopen(file: Moving, on: string, today: string): MoveRefusal | null {
  if (!isClosed(file)) return 'not-closed';
  return cannotBeFrom(file, on, today);
}

export function cannotMove(
  file: Moving,
  step: { status: Code<'case_status'>; on: string },
  today: string,
): MoveRefusal | null {
  if (isClosed(file)) return 'already-closed';
  if (!isOpenStatus(step.status)) return 'not-open-status';
  if (step.status === file.status) return 'same-status';
  return cannotBeFrom(file, step.on, today);
}

function cannotBeFrom(file: Moving, on: string, today: string): MoveRefusal | null {
  if (on < file.handledOn) return cannotStep(on, today) ?? 'before-handled';
  return cannotStep(on, today) ?? (on < file.since ? 'before-last-step' : null);
}

export function cannotStep(on: string, today: string): MoveRefusal | null {
  return on > today ? 'day-in-future' : null;
}

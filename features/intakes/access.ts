import { mayLogCases, mayOpenCase } from '@/features/cases/access';
import type { Actor } from '@/lib/actor';

/** Whoever logs cases may log many at once. */
export const mayTakeIn = (actor: Actor): boolean => mayLogCases(actor);

/** What came in by an intake, and what of it waits, is for those who may log cases of its office. */
export const maySeeIntake = (actor: Actor, officeId: string): boolean => mayOpenCase(actor, officeId);

/** It is one act of one person: theirs to take back, and their supervisors'. */
export function mayUndoIntake(actor: Actor, intake: { officeId: string; createdBy: string }): boolean {
  if (actor.kind !== 'staff' || !maySeeIntake(actor, intake.officeId)) return false;
  return actor.id === intake.createdBy || actor.role === 'supervisor';
}

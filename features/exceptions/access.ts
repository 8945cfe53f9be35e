import { mayLogCases, maySupervise, type Owned, plainly, sightOf } from '@/features/cases/access';
import type { Actor, Staff } from '@/lib/actor';

/** Emergency access is for those who work on cases; analysts and administrators have no use for a name. */
export function mayAskEmergency(actor: Actor): boolean {
  return mayLogCases(actor);
}

export type LockRefusal = 'yourself' | 'not-theirs' | 'not-your-colleague';

/**
 * Why a supervisor cannot lock a colleague out of a case they supervise; null when they can. Nobody locks themselves out,
 * nor somebody for whom the case is not there anyway. A mission's supervisor locks out those who work at the mission;
 * whoever works for all offices is locked out by headquarters, so that no mission hides a case from those above it.
 */
export function cannotLock(actor: Staff, file: Owned, colleague: Staff): LockRefusal | null {
  if (colleague.id === actor.id) return 'yourself';
  if (sightOf(colleague, plainly(file.officeId)) === 'none') return 'not-theirs';
  if (actor.headquarters || colleague.officeId === actor.officeId) return null;
  return 'not-your-colleague';
}

/** A supervisor reviews what others opened, in cases of their own everyday work; never what they opened themselves. */
export function mayReview(actor: Staff, file: Owned, emergency: { userId: string }): boolean {
  return maySupervise(actor, file) && emergency.userId !== actor.id;
}

import { mayLogCases, maySupervise, plainly } from '@/features/cases/access';
import type { Actor } from '@/lib/actor';

/** Whoever works on cases asks after those who came home. */
export function mayFollowUp(actor: Actor): boolean {
  return mayLogCases(actor);
}

/** Supervisors say how often their office asks, those of headquarters for every office. */
export function mayKeepSchedule(actor: Actor, officeId: string): boolean {
  return maySupervise(actor, plainly(officeId));
}

/** Who has an office to say it for. */
export function maySchedule(actor: Actor): boolean {
  return actor.kind === 'staff' && mayKeepSchedule(actor, actor.officeId);
}

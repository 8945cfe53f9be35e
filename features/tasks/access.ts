import { mayLogCases, maySupervise, type Owned } from '@/features/cases/access';
import type { Actor, Staff } from '@/lib/actor';

/** Whoever works on cases has tasks. */
export function mayHaveTasks(actor: Actor): boolean {
  return mayLogCases(actor);
}

/** Supervisors see how much their colleagues have to do, and move it. */
export function mayBalance(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'supervisor';
}

/**
 * Who gives a case to whom: a supervisor to anybody who may hold it; a caseworker takes one that nobody has, and hands on
 * their own.
 */
export function mayAssign(actor: Staff, file: Owned, holder: string | null, to: string | null): boolean {
  if (maySupervise(actor, file)) return true;
  return holder === actor.id || (holder === null && to === actor.id);
}

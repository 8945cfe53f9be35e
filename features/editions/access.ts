import type { Actor } from '@/lib/actor';

/** What a report speaks of: every office, or the one with this id. */
export type Scope = string;
export const EVERY_OFFICE = 'all';

/**
 * Who draws up, reviews, issues and withdraws editions: analysts, and supervisors at headquarters; of a report about one
 * office also its own supervisors. The nightly work and the command line are machines: they may draft and read.
 */
export function mayWrite(actor: Actor, scope: Scope): boolean {
  if (actor.kind === 'machine' || actor.role === 'analyst') return true;
  if (actor.role !== 'supervisor') return false;
  return actor.headquarters || actor.officeId === scope;
}

/** A report that is still being written is for those who write it; once issued it is for everybody here. */
export function mayRead(actor: Actor, edition: { scope: Scope; issuedAt: Date | null }): boolean {
  return edition.issuedAt !== null || mayWrite(actor, edition.scope);
}

/** Issuing takes a person, never a machine. */
export function mayIssue(actor: Actor, scope: Scope): boolean {
  return actor.kind === 'staff' && mayWrite(actor, scope);
}

/** How an office's reports are put together is for its supervisors to say, and for administrators. */
export function maySetTemplate(actor: Actor, officeId: string): boolean {
  if (actor.kind === 'machine') return false;
  return actor.role === 'administrator' || (actor.role === 'supervisor' && actor.officeId === officeId);
}

/** Whether there is any office whose template somebody may set. */
export function maySetTemplates(actor: Actor): boolean {
  return actor.kind === 'staff' && maySetTemplate(actor, actor.officeId);
}

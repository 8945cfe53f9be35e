import type { Actor } from '@/lib/actor';
import type { Group } from './groups';

/** Administrators and supervisors read the audit, each what belongs to their work; machines verify it. */
export function mayReadAudit(actor: Actor): boolean {
  return actor.kind === 'machine' || actor.role === 'administrator' || actor.role === 'supervisor';
}

/**
 * What kinds of thing an actor reads about as a whole. Acts on cases and persons are not among them: they are read one
 * by one, where the case is in sight (`inAuditSight`).
 */
export function readsAllAbout(actor: Actor): readonly string[] {
  if (actor.kind === 'machine' || !mayReadAudit(actor)) return [];
  if (actor.role === 'administrator')
    return [
      'user',
      'office',
      'session',
      'report',
      'figure',
      'release',
      'approval',
      'setting',
      'backup',
      'key',
      'audit',
      'base',
    ];
  return actor.headquarters ? ['draft', 'report', 'figure', 'release'] : [];
}

export function readsAboutCases(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'supervisor';
}

/** The groups of acts somebody can find anything in. */
export function groupsFor(actor: Actor): readonly Group[] {
  if (readsAboutCases(actor)) return ['identities', 'cases', 'people', 'exports', 'refusals', 'approvals'];
  return ['accounts', 'keys', 'approvals', 'refusals', 'exports', 'system'];
}

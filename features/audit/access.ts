import type { Actor } from '@/lib/actor';

/** Administrators and supervisors read the audit, each what belongs to their work (`inAuditSight`); machines verify it. */
export function mayReadAudit(actor: Actor): boolean {
  return actor.kind === 'machine' || actor.role === 'administrator' || actor.role === 'supervisor';
}

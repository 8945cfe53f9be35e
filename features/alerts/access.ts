import type { Actor } from '@/lib/actor';

/** Supervisors, who can do something about a rise, and analysts, who can tell whether it is one. */
export function maySeeAlerts(actor: Actor): boolean {
  return actor.kind === 'machine' || actor.role === 'supervisor' || actor.role === 'analyst';
}

/** It is for supervisors to look into a rise: they say that they have. */
export function mayMarkSeen(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'supervisor';
}

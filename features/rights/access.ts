import type { Actor } from '@/lib/actor';

/** Who is shown the requests of all cases they see, so that none is forgotten. */
export function mayWatchRights(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'supervisor';
}

/** How long identities are kept is for administrators to say. */
export function maySetRetention(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}

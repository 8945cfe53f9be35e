import type { Actor } from '@/lib/actor';

/** Administrators keep the list of partners right: they see no case, and a wrong address is everybody's. */
export function mayKeepPartners(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}

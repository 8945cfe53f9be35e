import type { Actor } from '@/lib/actor';

/** Administrators look after accounts and offices; that is why they see no cases. */
export function mayAdministerUsers(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}

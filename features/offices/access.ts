import type { Actor } from '@/lib/actor';

export function mayOpenOffice(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}

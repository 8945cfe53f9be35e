import type { Actor } from '@/lib/actor';

/** How letters are worded is for administrators to say; they see no case, and no letter that was made. */
export function maySetLetters(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}

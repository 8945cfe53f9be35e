import type { Actor } from '@/lib/actor';

/** Key-holders are administrators; whoever may use the command line on the server itself may look after keys as well. */
export function mayLookAfterKeys(actor: Actor): boolean {
  return actor.kind === 'staff' ? actor.role === 'administrator' : actor.name === 'command-line';
}

/** A passphrase is known to its holder alone: on a screen everybody adds only themselves. */
export function mayAddHolder(actor: Actor, holder: string): boolean {
  return mayLookAfterKeys(actor) && (actor.kind === 'machine' || actor.id === holder);
}

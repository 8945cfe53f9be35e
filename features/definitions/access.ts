import type { Actor } from '@/lib/actor';

export type Owned = { ownerId: string; sharedAt: Date | null };

/** Whoever answers for figures names them: analysts and supervisors. */
export function mayDefine(actor: Actor): boolean {
  return actor.kind === 'staff' && (actor.role === 'analyst' || actor.role === 'supervisor');
}

/** A definition is its maker's until it is shared; then everybody reads it. */
export function maySee(actor: Actor, { ownerId, sharedAt }: Owned): boolean {
  return sharedAt !== null || isOwn(actor, ownerId);
}

export function mayChange(actor: Actor, { ownerId }: Owned): boolean {
  return mayDefine(actor) && isOwn(actor, ownerId);
}

/** The maker, or a supervisor at headquarters where the maker has left a shared one behind. */
export function mayWithdraw(actor: Actor, definition: Owned): boolean {
  if (mayChange(actor, definition)) return true;
  const atHeadquarters = actor.kind === 'staff' && actor.role === 'supervisor' && actor.headquarters;
  return atHeadquarters && definition.sharedAt !== null;
}

const isOwn = (actor: Actor, ownerId: string) => actor.kind === 'staff' && actor.id === ownerId;

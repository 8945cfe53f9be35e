import type { Actor } from '@/lib/actor';

/**
 * The case as the rules of access see it: whose it is, whether the actor is locked out of it because of a conflict of
 * interest, and whether they have emergency access to it just now.
 */
export type Owned = { officeId: string; lockedOut: boolean; emergency: boolean };

/** A case without exceptions for anybody. */
export const plainly = (officeId: string): Owned => ({ officeId, lockedOut: false, emergency: false });

/** How much of a case an actor may see: everything (identities after a deliberate act), coded facts, or nothing. */
export type Sight = 'full' | 'coded' | 'none';

export function sightOf(actor: Actor, file: Owned): Sight {
  if (actor.kind === 'machine') return 'coded';
  if (actor.role === 'administrator' || file.lockedOut) return 'none';
  if (actor.role === 'analyst') return 'coded';
  return worksOn(actor, file.officeId) || file.emergency ? 'full' : 'none';
}

/** Whether the cases of an office are part of an actor's everyday work. */
function worksOn(actor: Actor, officeId: string): boolean {
  return mayLogCases(actor) && actor.kind === 'staff' && (actor.officeId === officeId || seesEveryOffice(actor));
}

/** Supervisors at headquarters look after the cases of every office. */
export function seesEveryOffice(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'supervisor' && actor.headquarters;
}

export function mayListCases(actor: Actor): boolean {
  return actor.kind === 'machine' || actor.role !== 'administrator';
}

/** Caseworkers and supervisors log cases for their own office; at headquarters a supervisor does for any. */
export function mayOpenCase(actor: Actor, officeId: string): boolean {
  return worksOn(actor, officeId);
}

export function mayLogCases(actor: Actor): boolean {
  return actor.kind === 'staff' && (actor.role === 'caseworker' || actor.role === 'supervisor');
}

/** Emergency access reads and changes nothing. */
export function mayChangeCase(actor: Actor, file: Owned): boolean {
  return worksOn(actor, file.officeId) && !file.lockedOut;
}

/** Opening an identity needs the whole file in sight, in an emergency too. */
export function mayOpenIdentity(actor: Actor, file: Owned): boolean {
  return sightOf(actor, file) === 'full';
}

/** Supervisors answer for the cases of their office, at headquarters for all; never for one they are locked out of. */
export function maySupervise(actor: Actor, file: Owned): boolean {
  return actor.kind === 'staff' && actor.role === 'supervisor' && mayChangeCase(actor, file);
}

/** How many identities a day are nothing unusual is for administrators to say: they open none themselves. */
export function maySetBudget(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'administrator';
}

import type { Actor } from '@/lib/actor';

/** The case as the rules of access see it. */
export type Owned = { officeId: string };

/** How much of a case an actor may see: everything (identities after a deliberate act), coded facts, or nothing. */
export type Sight = 'full' | 'coded' | 'none';

export function sightOf(actor: Actor, file: Owned): Sight {
  if (actor.kind === 'machine') return 'coded';
  if (actor.role === 'administrator') return 'none';
  if (actor.role === 'analyst') return 'coded';
  return actor.officeId === file.officeId || seesEveryOffice(actor) ? 'full' : 'none';
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
  return mayLogCases(actor) && actor.kind === 'staff' && (actor.officeId === officeId || seesEveryOffice(actor));
}

export function mayLogCases(actor: Actor): boolean {
  return actor.kind === 'staff' && (actor.role === 'caseworker' || actor.role === 'supervisor');
}

export function mayChangeCase(actor: Actor, file: Owned): boolean {
  return mayLogCases(actor) && sightOf(actor, file) === 'full';
}

import type { Actor } from '@/lib/actor';

/** Analysts make a release. */
export function mayMakeRelease(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.role === 'analyst';
}

/** Supervisors at headquarters and administrators let it out, never what they made themselves. */
export function mayDecideRelease(actor: Actor, made: { madeBy: string }): boolean {
  return actor.kind === 'staff' && isDecider(actor) && actor.id !== made.madeBy;
}

/** Who makes releases and who decides on them read them, with the exact counts beside. */
export function mayReadReleases(actor: Actor): boolean {
  return actor.kind === 'machine' || mayMakeRelease(actor) || isDecider(actor);
}

const isDecider = (actor: Actor) =>
  actor.kind === 'staff' && (actor.role === 'administrator' || (actor.role === 'supervisor' && actor.headquarters));

import { mayChangeCase, maySupervise, type Owned } from '@/features/cases/access';
import type { Staff } from '@/lib/actor';

/**
 * Joining two persons, or undoing it, is for supervisors who answer for at least one case of each, and are locked out of
 * none: whoever may not know of a case cannot judge whose it is.
 */
export function mayJoin(actor: Staff, one: Owned[], other: Owned[]): boolean {
  if ([...one, ...other].some(({ lockedOut }) => lockedOut)) return false;
  return [one, other].every((files) => files.some((file) => maySupervise(actor, file)));
}

/** Whoever enters a case may take its person for one of whom they may change another case. */
export function mayTake(actor: Staff, files: Owned[]): boolean {
  return files.some((file) => mayChangeCase(actor, file));
}

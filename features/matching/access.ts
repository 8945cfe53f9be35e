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

/** How two were joined. `entering`: as the same, while the case of one of them was entered. */
export type Made = { mergedBy: string; mergedAt: Date; entering: boolean };

/** How long whoever took somebody for the same may take that back without a supervisor. */
const TO_TAKE_BACK = 24 * 3_600_000;

/** Whether this is the actor's own answer while entering a case: theirs to take back for a day, if the cases still are. */
export function isOwnAnswer(actor: Staff, { mergedBy, entering }: Made): boolean {
  return entering && mergedBy === actor.id;
}

export const takenBackUntil = ({ mergedAt }: Pick<Made, 'mergedAt'>) => new Date(mergedAt.getTime() + TO_TAKE_BACK);

/** Whoever joined two by mistake while entering may part them, as long as they may change a case of both. */
export function mayTakeBack(actor: Staff, made: Made, one: Owned[], other: Owned[], now: Date): boolean {
  if ([...one, ...other].some(({ lockedOut }) => lockedOut)) return false;
  return (
    isOwnAnswer(actor, made) && now <= takenBackUntil(made) && [one, other].every((files) => mayTake(actor, files))
  );
}

/** Whoever enters a case may take its person for one of whom they may change another case. */
export function mayTake(actor: Staff, files: Owned[]): boolean {
  return files.some((file) => mayChangeCase(actor, file));
}

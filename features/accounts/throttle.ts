import { giveTryBack, type Tries, takeTry } from '@/db/housekeeping';
import { rootKey } from '@/db/master-key';
import { fingerprint } from '@/lib/sealing';
import { knownDevice } from './queries';
import { foldSignInName, nextTry, type Patience, patience, QUIET_MINUTES } from './rules';

type Kind = keyof typeof patience;

/**
 * How often something may be guessed. An account that does not exist has a count like any other: the id is a keyed hash
 * of the name that was typed. A browser that its owner has signed in on before counts for itself: whoever guesses
 * elsewhere does not lock the owner out there.
 */
export type Budget = { id: string; patience: Patience };

export async function passwordBudget(signInName: string, device: string | null, userId?: string): Promise<Budget> {
  return budget('password', foldSignInName(signInName), await knownDevice(userId ?? 'unknown', device ?? 'none'));
}

export async function factorBudget(userId: string, device: string | null): Promise<Budget> {
  return budget('factor', userId, await knownDevice(userId, device ?? 'none'));
}

function budget(kind: Kind, subject: string, device: string | null): Budget {
  const value = device ? `${kind}:device:${device}` : `${kind}:subject:${subject}`;
  return { id: fingerprint(rootKey(), 'throttle', value), patience: patience[kind] };
}

/** Counts one more guess; false when it must not be evaluated. */
export function mayTry({ id, patience: limits }: Budget, now: Date): Promise<boolean> {
  return takeTry(id, (before: Tries | null) => nextTry(before, limits, now));
}

/** The guess was right. */
export function guessedRight({ id, patience: { forgiving } }: Budget, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - 2 * QUIET_MINUTES * 60_000);
  return giveTryBack(id, { now, forgotten, all: forgiving });
}

import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { users } from '@/db/schema';
import type { Machine } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { type DemoName, isDemo, isDemoName } from '../demo';
import { fitsPassword } from '../passwords';
import { hasFactor } from '../queries';
import { foldSignInName } from '../rules';
import { guessedRight, mayTry, passwordBudget } from '../throttle';
import { insertSession, type SignedIn } from './sessions';

const atTheDoor: Machine = { kind: 'machine', name: 'sign-in' };

export type Attempt = { signInName: string; password: string; browser?: string; device?: string | null };

/**
 * Signs in by name and password, as far as the second factor. Unknown name, wrong password, disabled account, somebody
 * invited who has not come yet and a guess too many read the same and take as long: the same work is done for each.
 */
export async function signIn(attempt: Attempt, now = new Date()): Promise<SignedIn | Refused<'no-match'>> {
  const [user] = await (await db())
    .select()
    .from(users)
    .where(eq(users.signInName, foldSignInName(attempt.signInName)));
  const budget = await passwordBudget(attempt.signInName, attempt.device ?? null, user?.id);
  const allowed = await mayTry(budget, now);
  const evaluated = allowed && user && !user.disabledAt ? user.passwordHash : null;
  const fits = await fitsPassword(evaluated, attempt.password);
  const opened = fits && user ? await openSessionOf(user, { browser: attempt.browser }, now) : null;
  if (!opened) return refuse(user?.id, allowed ? 'no-match' : 'too-many');
  await guessedRight(budget, now);
  return opened;
}

type Opening = { browser?: string; oneClick?: boolean };

/**
 * Opens the session if the account is still as it was when the password was compared. The people of a demonstration need
 * no second factor; whoever of them has one is asked for it, except by the one click.
 */
async function openSessionOf(user: typeof users.$inferSelect, opening: Opening, now: Date): Promise<SignedIn | null> {
  const { browser, oneClick = false } = opening;
  const complete = oneClick || (isDemo() && isDemoName(user.signInName) && !(await hasFactor(user.id)));
  const opened = await change(atTheDoor, async (tx, audit) => {
    const unchanged = and(
      eq(users.id, user.id),
      isNull(users.disabledAt),
      user.passwordHash ? eq(users.passwordHash, user.passwordHash) : isNull(users.passwordHash),
    );
    const [still] = await tx.select().from(users).where(unchanged);
    return still ? insertSession(tx, audit, still, { browser, complete }, now) : { refused: 'changed' as const };
  });
  return 'refused' in opened ? null : opened;
}

/** Every attempt is kept. What was typed is not: people type passwords into the wrong field. */
async function refuse(userId: string | undefined, reason: 'no-match' | 'too-many'): Promise<Refused<'no-match'>> {
  const subject = { kind: 'user', id: userId ?? 'unknown' } as const;
  await change(atTheDoor, (_tx, audit) => audit.record({ act: 'session.refused', subject, details: { reason } }));
  return { refused: 'no-match' };
}

/** Signs in a person of the demonstration without a password. Outside a demo folder it refuses, whoever asks. */
export async function signInToDemo(
  name: DemoName,
  now = new Date(),
  browser?: string,
): Promise<SignedIn | Refused<'no-match'>> {
  if (!isDemo()) return { refused: 'no-match' };
  const [user] = await (await db()).select().from(users).where(eq(users.signInName, name));
  return (user && (await openSessionOf(user, { browser, oneClick: true }, now))) ?? { refused: 'no-match' };
}

import { eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { users } from '@/db/schema';
import type { Seat } from '@/features/accounts/access';
import { refuseFactor, takeCode } from '@/features/accounts/commands/factors';
import { isDemo } from '@/features/accounts/demo';
import { fitsPassword } from '@/features/accounts/passwords';
import { factorBudget, guessedRight, mayTry, passwordBudget } from '@/features/accounts/throttle';
import { isRefused, type Refused } from '@/lib/errors';
import { hasNothingToShow } from '../queries';

/** What is asked again before something of one's own account changes: a screen left open is not enough. */
export type Proof = { password: string; code: string };

/**
 * Whether this is the password of whoever sits there; guesses count as they do at the door. The people of a demonstration
 * may have none. Answers what the base holds, for the change to see that it is still the same.
 */
export async function provesPassword(
  { staff, device }: Seat,
  password: string,
  now: Date,
): Promise<{ signInName: string; passwordHash: string | null } | null> {
  const [user] = await (await db()).select().from(users).where(eq(users.id, staff.id));
  if (!user) return null;
  if (!user.passwordHash) return isDemo() ? user : null;
  const budget = await passwordBudget(user.signInName, device, user.id);
  const allowed = await mayTry(budget, now);
  if (!(await fitsPassword(allowed ? user.passwordHash : null, password))) return null;
  await guessedRight(budget, now);
  return user;
}

/** A change of one's own account that takes the password and a code of the present factor. */
export async function changeWithProof<T>(
  seat: Seat,
  proof: Proof,
  work: (tx: Writer, audit: Recorder) => Promise<T>,
  now: Date,
): Promise<T | Refused<'wrong-proof'>> {
  const budget = await factorBudget(seat.staff.id, seat.device);
  const right = await provesPassword(seat, proof.password, now);
  if (!right || !(await mayTry(budget, now))) return refuseProof(seat);
  const answer = await change(seat.staff, async (tx, audit) => {
    if (!(await takeCode(tx, seat.staff.id, proof.code, now))) return { refused: 'wrong-proof' as const };
    return work(tx, audit);
  });
  if (isRefused(answer) && answer.refused === 'wrong-proof') return refuseProof(seat);
  await guessedRight(budget, now);
  return answer;
}

/** Password and code once more, before something that is not in this base changes. */
export async function proveOneself(seat: Seat, proof: Proof, now: Date) {
  if (await hasNothingToShow(seat.staff)) return { proven: true as const };
  const record = async (_tx: Writer, audit: Recorder) => {
    await audit.record({ act: 'factor.shown', subject: { kind: 'user', id: seat.staff.id } });
    return { proven: true as const };
  };
  return changeWithProof(seat, proof, record, now);
}

/** Does not say which of the two was wrong. */
async function refuseProof({ staff }: Seat): Promise<Refused<'wrong-proof'>> {
  await refuseFactor(staff);
  return { refused: 'wrong-proof' };
}

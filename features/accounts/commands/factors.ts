import { and, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { passkeys, recoveryCodes, sessions, totpSecrets } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { Seat } from '../access';
import { hashOfCode, newCodes, readCode } from '../recovery-codes';
import { factorBudget, guessedRight, mayTry } from '../throttle';
import { matchingStep, offeredSecret, openSecret, sealSecret } from '../totp';
import { completeSession, type Factor } from './sessions';

/**
 * The first authenticator of somebody who has no factor yet: confirmed with one of its codes, which also completes the
 * session. Answers the recovery codes, this once.
 */
export async function enrolAuthenticator(seat: Seat, code: string, now = new Date()) {
  const secret = offeredSecret(seat.sessionId, null);
  const step = matchingStep(secret, digitsOf(code), now);
  if (step === null) return refuseFactor(seat.staff);
  return change(seat.staff, async (tx, audit) => {
    const userId = seat.staff.id;
    const [passkey] = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId)).limit(1);
    const [first] = await tx
      .insert(totpSecrets)
      .values({ userId, secret: sealSecret(userId, secret), lastStep: step, createdAt: now, confirmedAt: now })
      .onConflictDoNothing()
      .returning({ userId: totpSecrets.userId });
    if (passkey || !first) return { refused: 'has-factor' as const };
    await audit.record({
      act: 'factor.added',
      subject: { kind: 'user', id: userId },
      details: { factor: 'authenticator' },
    });
    // In a demonstration the session may be complete without a factor; then there is nothing left to complete.
    const completed = await completeSession(tx, audit, seat, 'authenticator', now);
    if (!completed && !(await isComplete(tx, seat, now))) return { refused: 'over' as const };
    return { codes: await replaceCodes(tx, audit, userId, now) };
  });
}

async function isComplete(tx: Writer, { staff, sessionId }: Seat, now: Date): Promise<boolean> {
  const living = and(
    eq(sessions.id, sessionId),
    eq(sessions.userId, staff.id),
    isNotNull(sessions.secondFactorAt),
    isNull(sessions.endedAt),
    gt(sessions.idleUntil, now),
    gt(sessions.absoluteUntil, now),
  );
  return (await tx.select({ id: sessions.id }).from(sessions).where(living)).length > 0;
}

/** Shows the second factor: a code of the authenticator, or a recovery code. Each counts once. */
export async function showFactor(seat: Seat, typed: string, now = new Date()) {
  const budget = await factorBudget(seat.staff.id, seat.device);
  if (!(await mayTry(budget, now))) return refuseFactor(seat.staff, 'too-many');
  const shown = await change(seat.staff, async (tx, audit) => {
    const factor = await takeCode(tx, seat.staff.id, typed, now);
    if (!factor) return { refused: 'wrong-code' as const };
    return (await completeSession(tx, audit, seat, factor, now)) ? { factor } : { refused: 'over' as const };
  });
  if (!('refused' in shown)) await guessedRight(budget, now);
  else if (shown.refused === 'wrong-code') return refuseFactor(seat.staff);
  return shown;
}

/** Within a change: uses up a code of the authenticator or a recovery code; null when it is neither, or was used. */
export async function takeCode(tx: Writer, userId: string, typed: string, now: Date): Promise<Factor | null> {
  if (/^\d{6}$/.test(digitsOf(typed)))
    return (await takeStep(tx, userId, digitsOf(typed), now)) ? 'authenticator' : null;
  const code = readCode(typed);
  if (!code) return null;
  const unused = and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.hash, hashOfCode(userId, code)),
    isNull(recoveryCodes.usedAt),
  );
  const [used] = await tx.update(recoveryCodes).set({ usedAt: now }).where(unused).returning({ id: recoveryCodes.id });
  return used ? 'recovery-code' : null;
}

async function takeStep(tx: Writer, userId: string, code: string, now: Date): Promise<boolean> {
  const own = and(eq(totpSecrets.userId, userId), isNotNull(totpSecrets.confirmedAt));
  const [row] = await tx.select().from(totpSecrets).where(own);
  const step = row ? matchingStep(openSecret(userId, row.secret), code, now) : null;
  if (step === null) return false;
  const taken = await tx
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(own, lt(totpSecrets.lastStep, step)))
    .returning({ userId: totpSecrets.userId });
  return taken.length > 0;
}

/** Within a change: a new set of recovery codes in place of the old one. */
export async function replaceCodes(tx: Writer, audit: Recorder, userId: string, now: Date): Promise<string[]> {
  const codes = newCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(
      codes.map((code) => ({ id: newId(now.getTime()), userId, hash: hashOfCode(userId, code), createdAt: now })),
    );
  await audit.record({ act: 'recovery-codes.made', subject: { kind: 'user', id: userId } });
  return codes;
}

/** The authenticator's secret is shown in groups, and so people type its codes. */
export const digitsOf = (typed: string) => typed.replace(/\s/g, '');

/**
 * Every wrong code is kept, without what was typed. Too many guesses read like a wrong one: whoever guesses does not learn
 * that they could wait.
 */
export async function refuseFactor(staff: Staff, reason: 'wrong-code' | 'too-many' = 'wrong-code') {
  const subject = { kind: 'user', id: staff.id } as const;
  await change(staff, (_tx, audit) => audit.record({ act: 'factor.refused', subject, details: { reason } }));
  return { refused: 'wrong-code' as const };
}

import { and, eq, isNull, ne } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { knownDevices, totpSecrets, users } from '@/db/schema';
import type { Seat } from '@/features/accounts/access';
import { digitsOf, replaceCodes } from '@/features/accounts/commands/factors';
import { endSessionsOf } from '@/features/accounts/commands/sessions';
import { hashOfDevice } from '@/features/accounts/devices';
import { hashPassword } from '@/features/accounts/passwords';
import { passwordFault } from '@/features/accounts/rules';
import { matchingStep, offeredSecret, sealSecret } from '@/features/accounts/totp';
import { notify } from '@/features/notices/commands';
import { changeWithProof, type Proof, provesPassword } from './proof';

/** A new password of one's own: ends every other session, and forgets every other browser. */
export async function changePassword(
  seat: Seat,
  { old, password }: { old: string; password: string },
  now = new Date(),
) {
  const { staff, sessionId, device } = seat;
  const right = await provesPassword(seat, old, now);
  if (!right?.passwordHash) {
    const subject = { kind: 'user', id: staff.id } as const;
    await change(staff, (_tx, audit) => audit.record({ act: 'password.refused', subject }));
    return { refused: 'wrong-password' as const };
  }
  const fault = passwordFault(password, staff.name, right.signInName);
  if (fault) return { refused: fault };
  const passwordHash = await hashPassword(password);
  return change(staff, async (tx, audit) => {
    const unchanged = and(
      eq(users.id, staff.id),
      eq(users.passwordHash, right.passwordHash ?? ''),
      isNull(users.disabledAt),
    );
    const [changed] = await tx.update(users).set({ passwordHash }).where(unchanged).returning({ id: users.id });
    if (!changed) return { refused: 'wrong-password' as const };
    const others = and(eq(knownDevices.userId, staff.id), ne(knownDevices.id, hashOfDevice(staff.id, device)));
    await tx.delete(knownDevices).where(others);
    await audit.record({ act: 'password.changed', subject: { kind: 'user', id: staff.id } });
    await notify(tx, [staff.id], 'password-changed', {}, now);
    return { ended: await endSessionsOf(tx, audit, staff.id, now, sessionId) };
  });
}

/** Another authenticator in place of the present one, confirmed with a code of each. Ends every other session. */
export async function replaceAuthenticator(seat: Seat, proof: Proof, code: string, now = new Date()) {
  const userId = seat.staff.id;
  const [present] = await (await db()).select().from(totpSecrets).where(eq(totpSecrets.userId, userId));
  if (!present) return { refused: 'no-factor' as const };
  const secret = offeredSecret(seat.sessionId, present.createdAt);
  const step = matchingStep(secret, digitsOf(code), now);
  if (step === null) return { refused: 'wrong-new-code' as const };
  return changeWithProof(
    seat,
    proof,
    async (tx, audit) => {
      await tx
        .update(totpSecrets)
        .set({ secret: sealSecret(userId, secret), lastStep: step, createdAt: now, confirmedAt: now })
        .where(eq(totpSecrets.userId, userId));
      const subject = { kind: 'user', id: userId } as const;
      await audit.record({ act: 'factor.replaced', subject, details: { factor: 'authenticator' } });
      await notify(tx, [userId], 'factor-changed', {}, now);
      return { ended: await endSessionsOf(tx, audit, userId, now, seat.sessionId) };
    },
    now,
  );
}

/** A new set of recovery codes, shown this once; the old ones stop working. */
export function renewCodes(seat: Seat, proof: Proof, now = new Date()) {
  return changeWithProof(
    seat,
    proof,
    async (tx, audit) => {
      await notify(tx, [seat.staff.id], 'factor-changed', {}, now);
      return { codes: await replaceCodes(tx, audit, seat.staff.id, now) };
    },
    now,
  );
}

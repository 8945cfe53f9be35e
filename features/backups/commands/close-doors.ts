import { and, isNotNull, isNull, notInArray } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { invitations, passkeys, sessions, totpSecrets, users } from '@/db/schema';

/**
 * Within the restoring change: whoever was signed in then signs in again, no link that was open opens, and an account
 * without a confirmed second factor has no password any more. Its holder would else enrol a factor alone, and so would a
 * stranger whose row somebody slipped into the backup. Answers how many are to be invited anew.
 */
export async function closeDoors(tx: Writer, now = new Date()): Promise<number> {
  await tx.update(sessions).set({ endedAt: now }).where(isNull(sessions.endedAt));
  const open = and(isNull(invitations.usedAt), isNull(invitations.revokedAt));
  await tx.update(invitations).set({ revokedAt: now }).where(open);
  const withApp = tx.select({ id: totpSecrets.userId }).from(totpSecrets).where(isNotNull(totpSecrets.confirmedAt));
  const withKey = tx.select({ id: passkeys.userId }).from(passkeys);
  const closed = await tx
    .update(users)
    .set({ passwordHash: null })
    .where(and(isNotNull(users.passwordHash), notInArray(users.id, withApp), notInArray(users.id, withKey)))
    .returning({ id: users.id });
  return closed.length;
}

import { eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { knownDevices, passkeys, recoveryCodes, totpSecrets, users } from '@/db/schema';
import { endSessionsOf } from '@/features/accounts/commands/sessions';
import { askApproval, type Decision, decideApproval } from '@/features/approvals/commands';
import { notify } from '@/features/notices/commands';
import type { Actor, Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { activeAdministrators } from '../queries';
import { findOther } from './colleagues';
import { type Decided, mayStillAgree } from './raises';

export type AskedReset =
  | { approval: string }
  | Refused<'not-yours' | 'yourself' | 'not-come' | 'no-second' | 'already-asked'>;

/**
 * The first administrator asks for a reset, with a reason: a colleague has lost the telephone and the codes, or the
 * password. Alone nobody resets an account: whoever could, could take it over.
 */
export function askReset(actor: Actor, userId: string, reason: string, now = new Date()): Promise<AskedReset> {
  return change(actor, async (tx, audit): Promise<AskedReset> => {
    const found = await findOther(tx, actor, userId);
    if (found.refused) return { refused: found.refused };
    if (!found.user.passwordHash) return { refused: 'not-come' as const };
    const others = await activeAdministrators(tx, [found.staff.id, userId]);
    if (others.length === 0) return { refused: 'no-second' as const };
    const subject = { kind: 'user', id: userId } as const;
    const asked = await askApproval(tx, audit, found.staff, { kind: 'factor-reset', subject, reason }, now);
    if (asked.refused) return { refused: asked.refused };
    await notify(
      tx,
      others.map(({ id }) => id),
      'approval-asked',
      { kind: 'factor-reset' },
      now,
    );
    return { approval: asked.approval };
  });
}

/** The second administrator decides. Agreed, password and factors are gone, every session is over, and a link can be made. */
export function decideReset(
  actor: Staff,
  asked: { id: string; decision: Decision },
  now = new Date(),
): Promise<Decided> {
  return change(actor, async (tx, audit): Promise<Decided> => {
    const decided = await decideApproval(tx, audit, actor, { ...asked, kind: 'factor-reset' }, now);
    if (decided.refused) return { refused: decided.refused };
    const { subjectId: userId, requestedBy } = decided.approval;
    if (!(await mayStillAgree(tx, actor, { userId, requestedBy }))) return { refused: 'over' as const };
    await notify(tx, [requestedBy], 'approval-decided', { kind: 'factor-reset', decision: asked.decision }, now);
    if (asked.decision === 'approved') await clearFactors(tx, audit, userId, now);
    return { userId };
  });
}

async function clearFactors(tx: Writer, audit: Recorder, userId: string, now: Date): Promise<void> {
  await tx.delete(totpSecrets).where(eq(totpSecrets.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
  await tx.delete(knownDevices).where(eq(knownDevices.userId, userId));
  await tx.update(users).set({ passwordHash: null }).where(eq(users.id, userId));
  await audit.record({ act: 'factor.reset', subject: { kind: 'user', id: userId } });
  await endSessionsOf(tx, audit, userId, now);
}

import { eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { offices, users } from '@/db/schema';
import { endSessionsOf } from '@/features/accounts/commands/sessions';
import { isHighRole } from '../access';
import type { Post } from '../input';

/**
 * Whether a post gives more than the one before: supervisor or administrator for somebody who was not, or supervisor at
 * headquarters, who sees every office.
 */
export async function isRaise(tx: Writer, before: Post, next: Post): Promise<boolean> {
  if (next.role !== before.role) return isHighRole(next.role);
  if (next.role !== 'supervisor' || next.officeId === before.officeId) return false;
  const [office] = await tx.select({ kind: offices.kind }).from(offices).where(eq(offices.id, next.officeId));
  return office?.kind === 'headquarters';
}

/** Within a change: gives the post, and ends what was opened under the former one. */
export async function applyPost(
  tx: Writer,
  audit: Recorder,
  userId: string,
  { role, officeId }: Post,
  now: Date,
  how: Record<string, unknown> = {},
): Promise<void> {
  const [before] = await tx.select({ role: users.role }).from(users).where(eq(users.id, userId));
  await tx.update(users).set({ role, officeId }).where(eq(users.id, userId));
  const details = { role, officeId, was: before?.role, ...how };
  await audit.record({ act: 'user.moved', subject: { kind: 'user', id: userId }, details });
  await endSessionsOf(tx, audit, userId, now);
}

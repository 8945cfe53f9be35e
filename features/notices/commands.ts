import { and, eq, inArray, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { notices } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { NoticeKind } from './input';

/** Within a change: tells colleagues something. `details` holds references and codes for the sentence, never a victim's name. */
export async function notify(
  tx: Writer,
  userIds: string[],
  kind: NoticeKind,
  details: Record<string, string> = {},
  now = new Date(),
): Promise<void> {
  const rows = [...new Set(userIds)].map((userId) => ({
    id: newId(now.getTime()),
    userId,
    kind,
    details: JSON.stringify(details),
    createdAt: now,
  }));
  if (rows.length > 0) await tx.insert(notices).values(rows);
}

/** Marks notices of the actor's own as read. */
export function readNotices(actor: Staff, ids: string[], now = new Date()) {
  return change(actor, async (tx, audit) => {
    const mine = and(inArray(notices.id, ids), eq(notices.userId, actor.id), isNull(notices.readAt));
    const read = await tx.update(notices).set({ readAt: now }).where(mine).returning({ id: notices.id });
    if (read.length === 0) return { refused: 'nothing-new' as const };
    await audit.record({
      act: 'notice.read',
      subject: { kind: 'user', id: actor.id },
      details: { count: read.length },
    });
    return { read: read.length };
  });
}

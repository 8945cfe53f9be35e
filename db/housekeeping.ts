import { and, eq, isNull } from 'drizzle-orm';
import { drafts, sessions } from './schema';
import { store } from './store';

/**
 * The second, narrow door for writing: what keeps the house running and says nothing about anyone's work. It leaves no
 * audit entry, because an entry a minute per reader would bury those that matter. Add to it only what nobody would
 * ask about.
 */

/** Lengthens the idle time of a session that has not ended; opening and ending one go through `change`. */
export async function touchSession(id: string, lastSeenAt: Date, idleUntil: Date): Promise<void> {
  await (await store()).transact(async (tx) => {
    await tx
      .update(sessions)
      .set({ lastSeenAt, idleUntil })
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
    return { commit: true, value: undefined };
  });
}

/** Keeps what was typed since in a draft that the audit already knows of. Answers whether the draft is still there. */
export async function keepTyping(id: string, userId: string, content: Buffer, updatedAt: Date): Promise<boolean> {
  return (await store()).transact(async (tx) => {
    const kept = await tx
      .update(drafts)
      .set({ content, updatedAt })
      .where(and(eq(drafts.id, id), eq(drafts.userId, userId)))
      .returning({ id: drafts.id });
    return { commit: true, value: kept.length > 0 };
  });
}

import { and, eq, isNull } from 'drizzle-orm';
import { sessions } from './schema';
import { store } from './store';

/**
 * The second, narrow door for writing: what keeps the house running and says nothing about anyone's work. It leaves no
 * audit entry, because an entry a minute per reader would bury those that matter. It may only lengthen the idle time of
 * a session that has not ended; opening and ending one go through `change`. Add to it only what nobody would ask about.
 */
export async function touchSession(id: string, lastSeenAt: Date, idleUntil: Date): Promise<void> {
  await (await store()).transact(async (tx) => {
    await tx
      .update(sessions)
      .set({ lastSeenAt, idleUntil })
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
    return { commit: true, value: undefined };
  });
}

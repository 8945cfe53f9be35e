import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { drafts, sessions, throttles } from './schema';
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

export type Tries = Pick<typeof throttles.$inferSelect, 'failures' | 'since' | 'freeAt'>;

/**
 * Counts a try before it is evaluated, so that many at once are as many. `next` says how the count goes on, or null when
 * it is not time for another. What was refused is in the audit already; how often is nobody's work.
 */
export async function takeTry(id: string, next: (before: Tries | null) => Tries | null): Promise<boolean> {
  return (await store()).transact(async (tx) => {
    const [before] = await tx.select().from(throttles).where(eq(throttles.id, id));
    const after = next(before ?? null);
    if (!after) return { commit: false, value: false };
    const unchanged = and(
      eq(throttles.id, id),
      eq(throttles.failures, before?.failures ?? 0),
      before && eq(throttles.freeAt, before.freeAt),
    );
    const counted = before
      ? await tx.update(throttles).set(after).where(unchanged).returning({ id: throttles.id })
      : await tx
          .insert(throttles)
          .values({ id, ...after })
          .onConflictDoNothing()
          .returning({ id: throttles.id });
    // Where somebody else was counted in the same instant, this try has to come again.
    return { commit: counted.length > 0, value: counted.length > 0 };
  });
}

/** A try that succeeded was no failure; `all` forgives those before it too. Also forgets counts nobody has added to for long. */
export async function giveTryBack(
  id: string,
  { now, forgotten, all }: { now: Date; forgotten: Date; all: boolean },
): Promise<void> {
  await (await store()).transact(async (tx) => {
    await tx
      .update(throttles)
      .set({ failures: all ? 0 : sql`${throttles.failures} - 1`, freeAt: now })
      .where(and(eq(throttles.id, id), gt(throttles.failures, 0)));
    await tx.delete(throttles).where(lt(throttles.freeAt, forgotten));
    return { commit: true, value: undefined };
  });
}

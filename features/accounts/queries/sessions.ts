import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { sessions } from '@/db/schema';
import type { Seat } from '../access';

/** The living sessions of whoever sits there, this one first; also those that still wait for the second factor. */
export async function mySessions({ staff, sessionId }: Seat, now = new Date()) {
  const rows = await (await db())
    .select({
      id: sessions.id,
      browser: sessions.browser,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      secondFactorAt: sessions.secondFactorAt,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, staff.id),
        isNull(sessions.endedAt),
        gt(sessions.idleUntil, now),
        gt(sessions.absoluteUntil, now),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));
  return rows
    .map(({ secondFactorAt, ...row }) => ({ ...row, waiting: secondFactorAt === null, present: row.id === sessionId }))
    .sort((a, b) => Number(b.present) - Number(a.present));
}

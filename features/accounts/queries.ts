import { and, eq, gt, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { offices, sessions, users } from '@/db/schema';
import type { Staff } from '@/lib/actor';

/** The member of staff whose living session has this hash, as their row says now; null when there is none. */
export async function staffInSession(hash: string, now = new Date()): Promise<Staff | null> {
  const [row] = await (await db())
    .select({ user: users, office: offices })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(
      and(
        eq(sessions.id, hash),
        isNull(sessions.endedAt),
        gt(sessions.idleUntil, now),
        gt(sessions.absoluteUntil, now),
        isNull(users.disabledAt),
      ),
    );
  return row ? staffFrom(row) : null;
}

export function staffFrom({
  user,
  office,
}: {
  user: typeof users.$inferSelect;
  office: typeof offices.$inferSelect;
}): Staff {
  return {
    kind: 'staff',
    id: user.id,
    name: user.name,
    role: user.role,
    officeId: office.id,
    officeCode: office.code,
    headquarters: office.kind === 'headquarters',
    locale: user.locale,
  };
}

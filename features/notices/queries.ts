import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, notices } from '@/db/schema';
import { recordsLockedFor } from '@/features/locks/queries';
import type { Staff } from '@/lib/actor';

export type Notice = {
  id: string;
  kind: string;
  details: Record<string, string>;
  createdAt: Date;
  readAt: Date | null;
};

const MOST = 200;

/** The actor's own notices, newest first; none about a case they have been locked out of since. */
export async function noticesOf(actor: Staff): Promise<Notice[]> {
  const rows = await (await db())
    .select()
    .from(notices)
    .where(eq(notices.userId, actor.id))
    .orderBy(desc(notices.createdAt))
    .limit(MOST);
  const hidden = await hiddenFrom(actor);
  return rows.map(({ userId: _, details, ...row }) => ({ ...row, details: JSON.parse(details) })).filter(hidden.not);
}

export async function unreadNotices(actor: Staff): Promise<number> {
  const rows = await (await db())
    .select({ details: notices.details })
    .from(notices)
    .where(and(eq(notices.userId, actor.id), isNull(notices.readAt)));
  if (rows.length === 0) return 0;
  const hidden = await hiddenFrom(actor);
  return rows.map(({ details }) => ({ details: JSON.parse(details) as Record<string, string> })).filter(hidden.not)
    .length;
}

/** A notice may be older than the lock: it would still tell of the case. */
async function hiddenFrom(actor: Staff) {
  const rows = await (await db())
    .select({ reference: cases.reference })
    .from(cases)
    .where(sql`${cases.personId} in ${recordsLockedFor(actor.id)}`);
  const references = new Set(rows.map(({ reference }) => reference));
  return { not: ({ details }: { details: Record<string, string> }) => !references.has(details.reference ?? '') };
}

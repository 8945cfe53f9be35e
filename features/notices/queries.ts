import { and, desc, eq, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { notices } from '@/db/schema';
import type { Staff } from '@/lib/actor';

export type Notice = {
  id: string;
  kind: string;
  details: Record<string, string>;
  createdAt: Date;
  readAt: Date | null;
};

const MOST = 200;

/** The actor's own notices, newest first. */
export async function noticesOf(actor: Staff): Promise<Notice[]> {
  const rows = await (await db())
    .select()
    .from(notices)
    .where(eq(notices.userId, actor.id))
    .orderBy(desc(notices.createdAt))
    .limit(MOST);
  return rows.map(({ userId: _, details, ...row }) => ({ ...row, details: JSON.parse(details) }));
}

export async function unreadNotices(actor: Staff): Promise<number> {
  return (await db()).$count(notices, and(eq(notices.userId, actor.id), isNull(notices.readAt)));
}

import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { approvals, users } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { mayDecide } from './access';
import { openReason } from './reason';

export type Asked = typeof approvals.$inferSelect & { requester: string; words: string; mine: boolean };

/** What is open and this actor may decide, and what they asked for themselves and still wait for, newest first. */
export async function openApprovals(actor: Staff, now = new Date()): Promise<Asked[]> {
  const rows = await (await db())
    .select({ approval: approvals, requester: users.name })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.requestedBy))
    .where(and(isNull(approvals.decision), gt(approvals.expiresAt, now)))
    .orderBy(desc(approvals.requestedAt));
  return rows
    .filter(({ approval }) => approval.requestedBy === actor.id || mayDecide(actor, approval))
    .map(({ approval, requester }) => ({
      ...approval,
      requester,
      words: openReason(approval.id, approval.reason),
      mine: approval.requestedBy === actor.id,
    }));
}

import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { returnBlocks, returnMilestones } from '@/db/schema';
import { today } from '@/lib/calendar';

type Milestone = (typeof returnMilestones.$inferSelect)['kind'];
type Block = (typeof returnBlocks.$inferSelect)['kind'];

/** What happened on the way home: a milestone, one taken back as a mistake, something that kept the person or does no more. */
export type OnTheWay =
  | { kind: 'milestone' | 'unmilestone'; milestone: Milestone }
  | { kind: 'blocked' | 'unblocked'; block: Block };

type Told = { id: string; on: string; recordedAt: Date; recordedBy: string; told: OnTheWay };

/** The way home of a case, never in whose words; and the steps of its status that a milestone set. */
export async function onTheWay(caseId: string): Promise<{ told: Told[]; set: Set<string> }> {
  const reader = await db();
  const milestones = await reader
    .select()
    .from(returnMilestones)
    .where(eq(returnMilestones.caseId, caseId))
    .orderBy(asc(returnMilestones.on), asc(returnMilestones.recordedAt), asc(returnMilestones.id));
  const blocks = await reader
    .select()
    .from(returnBlocks)
    .where(eq(returnBlocks.caseId, caseId))
    .orderBy(asc(returnBlocks.from), asc(returnBlocks.id));
  const told = [...milestones.flatMap(ofMilestone), ...blocks.flatMap(ofBlock)];
  return { told, set: new Set(milestones.flatMap(({ stepId }) => stepId ?? [])) };
}

function ofMilestone(row: typeof returnMilestones.$inferSelect): Told[] {
  const { id, on, recordedAt, recordedBy, kind: milestone, withdrawnAt, withdrawnBy } = row;
  const recorded = { id, on, recordedAt, recordedBy, told: { kind: 'milestone' as const, milestone } };
  if (!withdrawnAt) return [recorded];
  const by = { recordedAt: withdrawnAt, recordedBy: withdrawnBy ?? '' };
  const told = { kind: 'unmilestone' as const, milestone };
  return [recorded, { id: `${id} withdrawn`, on: today(withdrawnAt), ...by, told }];
}

/** What was said by mistake to keep somebody never did. */
function ofBlock(row: typeof returnBlocks.$inferSelect): Told[] {
  const { id, from, until, recordedAt, recordedBy, kind: block, endedAt, endedBy, withdrawnAt } = row;
  if (withdrawnAt) return [];
  const began = { id, on: from, recordedAt, recordedBy, told: { kind: 'blocked' as const, block } };
  if (!until || !endedAt) return [began];
  const told = { kind: 'unblocked' as const, block };
  return [began, { id: `${id} over`, on: until, recordedAt: endedAt, recordedBy: endedBy ?? '', told }];
}

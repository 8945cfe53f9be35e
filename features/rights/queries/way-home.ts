import { asc, inArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { returnBlocks, returnMilestones } from '@/db/schema';

type Milestone = typeof returnMilestones.$inferSelect;
type Block = typeof returnBlocks.$inferSelect;

/** A sealed text, opened with the key of its record; empty where there is none any more. */
type Open = (personId: string, table: string, column: string, sealed: Buffer | null) => string;

export type CopiedMilestone = Pick<
  Milestone,
  'kind' | 'on' | 'body' | 'document' | 'validUntil' | 'clearance' | 'leavesOn' | 'flight' | 'withdrawnAt'
> & { number: string };
export type CopiedBlock = Pick<Block, 'kind' | 'from' | 'until' | 'withdrawnAt'> & { note: string };

/** The way home in cases, for the copy of their person: milestones with their numbers, and what kept the person. */
export async function wayHomeIn(
  reader: Reader,
  caseIds: string[],
  open: Open,
): Promise<{ milestones: CopiedMilestone[]; blocks: CopiedBlock[] }> {
  if (caseIds.length === 0) return { milestones: [], blocks: [] };
  const milestones = await reader
    .select()
    .from(returnMilestones)
    .where(inArray(returnMilestones.caseId, caseIds))
    .orderBy(asc(returnMilestones.on), asc(returnMilestones.id));
  const blocks = await reader
    .select()
    .from(returnBlocks)
    .where(inArray(returnBlocks.caseId, caseIds))
    .orderBy(asc(returnBlocks.from), asc(returnBlocks.id));
  return {
    milestones: milestones.map(({ kind, on, body, document, validUntil, clearance, leavesOn, flight, ...row }) => ({
      ...{ kind, on, body, document, validUntil, clearance, leavesOn, flight, withdrawnAt: row.withdrawnAt },
      number: open(row.personId, 'return_milestones', 'number', row.number),
    })),
    blocks: blocks.map(({ kind, from, until, withdrawnAt, personId, note }) => ({
      ...{ kind, from, until, withdrawnAt },
      note: open(personId, 'return_blocks', 'note', note),
    })),
  };
}

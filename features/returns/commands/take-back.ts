import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { among } from '@/db/among';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { manifestRows, operations, returnBlocks, returnMilestones } from '@/db/schema';
import type { CaseRow } from '@/features/cases/commands/found-case';
import type { Staff } from '@/lib/actor';
import { waysHome } from '@/lib/operations';

type Milestone = Pick<typeof returnMilestones.$inferSelect, 'kind' | 'on'>;
const leaving = ['departed', 'arrived'] as const;

/**
 * Within the change that withdraws a departure or an arrival: what it had brought about goes with it. Its place on a
 * manifest is again where the milestones that stand leave it, and what kept the person until then keeps them still.
 */
export async function takeBackLeaving(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  file: CaseRow,
  { kind, on }: Milestone,
  now: Date,
): Promise<void> {
  if (kind !== 'departed' && kind !== 'arrived') return;
  const all = await tx
    .select()
    .from(returnMilestones)
    .where(and(eq(returnMilestones.caseId, file.id), inArray(returnMilestones.kind, [...leaving])));
  const standing = all.filter(({ withdrawnAt }) => withdrawnAt === null);
  await takeBackPlace(tx, audit, actor, file, { kind, on, hasLeft: standing.length > 0 }, now);
  if (standing.length === 0)
    await keepAgain(
      tx,
      file.id,
      all.map(({ recordedAt }) => recordedAt),
    );
}

type Gone = { kind: (typeof leaving)[number]; on: string; hasLeft: boolean };

async function takeBackPlace(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  file: CaseRow,
  { kind, on, hasLeft }: Gone,
  now: Date,
) {
  const marked =
    kind === 'arrived'
      ? and(eq(manifestRows.state, 'arrived'), eq(manifestRows.arrivedOn, on))
      : and(eq(manifestRows.state, 'boarded'), eq(manifestRows.boardedOn, on));
  const home = tx
    .select({ id: operations.id })
    .from(operations)
    .where(inArray(operations.kind, [...waysHome]));
  const [row] = await tx
    .update(manifestRows)
    .set({
      ...(hasLeft ? { state: 'boarded' as const } : { state: 'planned' as const, boardedOn: null }),
      ...{ arrivedOn: null, changedAt: now, changedBy: actor.id },
    })
    .where(and(eq(manifestRows.caseId, file.id), marked, sql`${manifestRows.operationId} in ${home}`))
    .returning({ operationId: manifestRows.operationId });
  if (!row) return;
  const [operation] = await tx
    .update(operations)
    .set({ version: sql`${operations.version} + 1`, changedAt: now, changedBy: actor.id })
    .where(eq(operations.id, row.operationId))
    .returning({ reference: operations.reference });
  await audit.record({
    act: 'manifest.taken-back',
    subject: { kind: 'case', id: file.reference },
    details: { operation: operation?.reference ?? '', milestone: kind, on },
  });
}

/** What a departure had ended, unless the same was said anew since. */
async function keepAgain(tx: Writer, caseId: string, left: Date[]): Promise<void> {
  const known = await tx
    .select()
    .from(returnBlocks)
    .where(and(eq(returnBlocks.caseId, caseId), isNull(returnBlocks.withdrawnAt)));
  const kept = new Set(known.filter(({ until }) => !until).map(({ kind }) => kind));
  const ended = known.filter(
    ({ kind, endedAt }) => !kept.has(kind) && left.some((at) => at.getTime() === endedAt?.getTime()),
  );
  await tx
    .update(returnBlocks)
    .set({ until: null, endedAt: null, endedBy: null })
    .where(
      among(
        returnBlocks.id,
        ended.map(({ id }) => id),
      ),
    );
}

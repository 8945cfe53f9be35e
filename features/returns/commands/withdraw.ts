import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { returnMilestones } from '@/db/schema';
import { caseToChange, takeBackStep, takeVersion } from '@/features/cases/commands/found-case';
import { suspectWithin } from '@/features/people/again';
import type { Staff } from '@/lib/actor';
import { type Seen, TRACK } from './record';
import { takeBackLeaving } from './take-back';

/** Takes back a milestone that was recorded by mistake, and all that it had brought about; it stays to be seen. */
export async function withdrawMilestone(actor: Staff, seen: Seen, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, seen.reference, tx);
    const own = and(eq(returnMilestones.id, id), eq(returnMilestones.caseId, file.id));
    const [row] = await tx
      .select()
      .from(returnMilestones)
      .where(and(own, isNull(returnMilestones.withdrawnAt)));
    if (!row) return { refused: 'withdrawn-already' as const };
    if (!(await takeVersion(tx, actor, file.id, TRACK, seen.version))) return { refused: 'stale' as const };
    await tx.update(returnMilestones).set({ withdrawnAt: now, withdrawnBy: actor.id, stepId: null }).where(own);
    if (row.stepId) await takeBackStep(tx, file, row.stepId);
    await takeBackLeaving(tx, audit, actor, file, row, now);
    await audit.record({
      act: 'return.milestone-withdrawn',
      subject: { kind: 'case', id: file.reference },
      details: { milestone: row.kind, on: row.on },
    });
    if (row.stepId) await suspectWithin(tx, audit, file.personId);
    return { id };
  });
}

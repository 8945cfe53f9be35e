import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { proceedings } from '@/db/schema';
import { caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { ToldProceeding } from '../input';

/** Records what somebody is in the criminal proceedings of a country, and how far these are. A form sent twice makes one. */
export async function recordProceeding(actor: Staff, reference: string, told: ToldProceeding, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    if (await isWithheldNow(tx, file.personId)) return { refused: 'withheld' as const };
    if (told.on > today(now)) return { refused: 'day-in-future' as const };
    const { country, role, status, on } = told;
    const id = isSubmissionId(told.id) ? told.id : newId(now.getTime());
    const [kept] = await tx
      .insert(proceedings)
      .values({ id, caseId: file.id, country, role, status, on, recordedAt: now, recordedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: proceedings.id });
    if (!kept) return { refused: 'sent-already' as const };
    // What somebody is accused of is in no audit: a suspicion would stand there for good.
    await audit.record({ act: 'proceeding.recorded', subject: { kind: 'case', id: file.reference }, details: { on } });
    return { recorded: true as const };
  });
}

/** Takes back what was recorded by mistake: it stands for nothing any more. */
export async function withdrawProceeding(actor: Staff, reference: string, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [row] = await tx
      .update(proceedings)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(and(eq(proceedings.id, id), eq(proceedings.caseId, file.id), isNull(proceedings.withdrawnAt)))
      .returning();
    if (!row) return { refused: 'withdrawn-already' as const };
    const subject = { kind: 'case', id: file.reference } as const;
    await audit.record({ act: 'proceeding.withdrawn', subject, details: { on: row.on } });
    return { recorded: true as const };
  });
}

import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { determinations, persons } from '@/db/schema';
import { caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { standingFor } from '@/features/followups/queries/file';
import { sealText } from '@/features/people/identity';
import { speakerOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Told } from './input';
import { cannotBeOn, type DayFault } from './rules';

export type RecordRefusal = 'withheld' | 'keeping-refused' | 'sent-already' | DayFault;

/** Records how a body sees the victim status in a case, beside what it and others thought before. A form sent twice makes one. */
export async function recordDetermination(actor: Staff, reference: string, told: Told, now = new Date()) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const refused = await cannotRecord(tx, personId, told, today(now));
    if (refused) return { refused };
    const { status, body, on } = told;
    const id = isSubmissionId(told.id) ? told.id : newId(now.getTime());
    const reason = told.reason ? sealText(personId, key, 'determinations', 'reason', told.reason) : null;
    const [kept] = await tx
      .insert(determinations)
      .values({ id, caseId: file.id, personId, status, body, on, reason, recordedAt: now, recordedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: determinations.id });
    if (!kept) return { refused: 'sent-already' as const };
    await audit.record({
      act: 'determination.recorded',
      subject: { kind: 'case', id: file.reference },
      details: { status, body, on },
    });
    return { id };
  });
}

async function cannotRecord(tx: Writer, personId: string, told: Told, day: string): Promise<RecordRefusal | null> {
  if (await isWithheldNow(tx, personId)) return 'withheld';
  const [person] = await tx
    .select({ birthYear: persons.birthYear })
    .from(persons)
    .where(eq(persons.id, await speakerOf(tx, personId)));
  const fault = cannotBeOn(told.on, person?.birthYear ?? null, day);
  if (fault) return fault;
  // The codes are what the case is counted by; words about the person are kept only with their consent.
  return told.reason && (await standingFor(tx, personId)).keepingRefused ? 'keeping-refused' : null;
}

/** Takes back what was recorded by mistake: it stands for nothing any more, and stays to be seen. */
export async function withdrawDetermination(actor: Staff, reference: string, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [row] = await tx
      .update(determinations)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(and(eq(determinations.id, id), eq(determinations.caseId, file.id), isNull(determinations.withdrawnAt)))
      .returning();
    if (!row) return { refused: 'withdrawn-already' as const };
    const { status, body, on } = row;
    await audit.record({
      act: 'determination.withdrawn',
      subject: { kind: 'case', id: file.reference },
      details: { status, body, on },
    });
    return { id };
  });
}

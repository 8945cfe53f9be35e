import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { followUps } from '@/db/schema';
import { type CaseRow, caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { addDays, addMonths, today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { Told } from '../input';
import { standingFor } from '../queries/file';
import { scheduleOf } from '../queries/schedules';
import { AHEAD_DAYS, isFollowed } from '../rules';

export type FollowUpRefusal =
  | 'withheld'
  | 'not-home'
  | 'before-return'
  | 'month'
  | 'said-no'
  | 'keeping-refused'
  | 'sent-already';

/**
 * Records an attempt to ask after somebody who came home. A form sent twice counts once. Somebody who is abroad again
 * is told to the supervisors.
 */
export async function recordFollowUp(actor: Staff, reference: string, told: Told, now = new Date()) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const refused = await cannotRecord(tx, file, told, today(now));
    if (refused) return { refused };
    const { month, on, outcome } = told;
    const id = isSubmissionId(told.id) ? told.id : newId(now.getTime());
    const note = sealText(personId, key, 'follow_ups', 'note', told.note);
    const [kept] = await tx
      .insert(followUps)
      .values({ id, caseId: file.id, personId, month, on, outcome, note, recordedAt: now, recordedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: followUps.id });
    if (!kept) return { refused: 'sent-already' as const };
    if (outcome === 'abroad_again') await tellSupervisors(tx, actor, file, now);
    await audit.record({
      act: 'follow-up.recorded',
      subject: { kind: 'case', id: file.reference },
      details: { outcome, on, ...(month !== null && { month }) },
    });
    return { id };
  });
}

async function cannotRecord(tx: Writer, file: CaseRow, told: Told, day: string): Promise<FollowUpRefusal | null> {
  if (await isWithheldNow(tx, file.personId)) return 'withheld';
  const { returnedOn, officeId } = file;
  if (!returnedOn || !isFollowed(file)) return 'not-home';
  if (told.on < returnedOn) return 'before-return';
  if (told.month !== null) {
    const schedule = await scheduleOf(tx, officeId);
    const asked = schedule && returnedOn >= schedule.since && schedule.months.includes(told.month);
    if (!asked || addMonths(returnedOn, told.month) > addDays(day, AHEAD_DAYS)) return 'month';
  }
  const { refused, keepingRefused } = await standingFor(tx, file.personId);
  if (keepingRefused) return 'keeping-refused';
  return refused ? 'said-no' : null;
}

async function tellSupervisors(tx: Writer, actor: Staff, file: CaseRow, now: Date): Promise<void> {
  const told = await supervisorsOver(tx, { officeId: file.officeId, caseId: file.id, except: actor.id });
  await notify(tx, told, 'abroad-again', { reference: file.reference, by: actor.name }, now);
}

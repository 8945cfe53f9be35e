import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change, notYours, recordRefusal } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { auditEntries, cases, emergencies } from '@/db/schema';
import { since } from '@/db/since';
import { sightOf } from '@/features/cases/access';
import { recordedAs } from '@/features/cases/input';
import { caseFor } from '@/features/cases/queries/case-for';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayAskEmergency, mayReview } from '../access';
import { ATTEMPTS_A_DAY, BARRED_DAYS, emergencyUntil } from '../rules';

const DAY = 24 * 3_600_000;

/**
 * Opens the case of another office to somebody who knows its number, for three hours, read only. Its supervisors and
 * those of headquarters are told in the same change. Where there is nothing to open (no such case, or one they are locked
 * out of, or one they lately opened without good reason) the answer is one and the same, headquarters is told of the attempt, and after a few in a day nothing is
 * looked up at all.
 */
export async function openEmergency(actor: Staff, asking: Asking, now = new Date()) {
  if (!mayAskEmergency(actor)) return notYours(actor, 'emergency');
  const key = await keyBehind(asking.reference);
  const answer = await change(actor, async (tx, audit) => {
    if ((await attempts(tx, actor, now)) >= ATTEMPTS_A_DAY) return { refused: 'too-many' as const };
    const file = await lookedUp(tx, actor, asking.reference, now);
    if (file && sightOf(actor, file) === 'full') return { refused: 'in-sight' as const };
    const barred = file && !file.lockedOut && (await wasUnjustified(tx, actor, file.row.id, now));
    if (file && !file.lockedOut && !barred)
      return begin(tx, audit, actor, { ...file, key, reason: asking.reason }, now);
    // The office whose case it is hears of whoever comes again, as it heard of the first time.
    const about = { caseId: file?.row.id, ...(barred && { officeId: file?.officeId }) };
    return miss(tx, audit, actor, { reference: recordedAs(asking.reference), ...about }, now);
  });
  if ('missed' in answer) return { refused: 'not-there' as const };
  if ('refused' in answer && answer.refused === 'too-many') {
    const subject = { kind: 'case', id: recordedAs(asking.reference) } as const;
    await recordRefusal(actor, { act: ACT, subject, reason: answer.refused });
  }
  return answer;
}

export type Asking = { reference: string; reason: string };

/** What the audit calls an attempt. */
const ACT = 'emergency';

type Opening = { row: typeof cases.$inferSelect; key: Buffer | undefined; reason: string };

async function begin(tx: Writer, audit: Recorder, actor: Staff, { row, key, reason }: Opening, now: Date) {
  const until = emergencyUntil(now);
  const { id: caseId, personId, officeId, reference } = row;
  await tx.insert(emergencies).values({
    id: newId(now.getTime()),
    caseId,
    userId: actor.id,
    reason: (key && sealText(personId, key, 'emergencies', 'reason', reason)) || Buffer.alloc(0),
    openedAt: now,
    until,
  });
  const told = await supervisorsOver(tx, { officeId, caseId, except: actor.id });
  await notify(tx, told, 'emergency-opened', { reference, by: actor.name, office: actor.officeCode }, now);
  const subject = { kind: 'case', id: reference } as const;
  await audit.record({ act: 'emergency.opened', subject, details: { until: until.toISOString() } });
  return { reference };
}

async function miss(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { reference, caseId, officeId }: { reference: string; caseId?: string; officeId?: string },
  now: Date,
) {
  const told = await supervisorsOver(tx, { officeId, caseId, except: actor.id });
  await notify(tx, told, 'emergency-refused', { reference, by: actor.name, office: actor.officeCode }, now);
  const subject = { kind: 'case', id: reference } as const;
  await audit.record({ act: 'refused', subject, details: { act: ACT, reason: 'not-there' } });
  return { missed: true as const };
}

/** The key that seals the reason, fetched before the change; for a case that is not there the same look-up finds none. */
async function keyBehind(reference: string): Promise<Buffer | undefined> {
  const [row] = await (await db())
    .select({ personId: cases.personId })
    .from(cases)
    .where(eq(cases.reference, reference));
  const personId = row?.personId ?? '';
  return (await personKeys([personId])).get(personId);
}

async function lookedUp(tx: Writer, actor: Staff, reference: string, now: Date) {
  const [row] = await tx
    .select({ row: cases, officeId: cases.officeId, ...exceptionsFor(actor, now) })
    .from(cases)
    .where(eq(cases.reference, reference));
  return row;
}

/** Whether a supervisor found that the actor had no good reason to open this case, not long ago. */
async function wasUnjustified(tx: Writer, actor: Staff, caseId: string, now: Date): Promise<boolean> {
  const theirs = and(eq(emergencies.userId, actor.id), eq(emergencies.caseId, caseId));
  const lately = gt(emergencies.reviewedAt, new Date(now.getTime() - BARRED_DAYS * DAY));
  return (await tx.$count(emergencies, and(theirs, eq(emergencies.justified, false), lately))) > 0;
}

/** How often the actor asked in the last day: what was opened, and what was not there. */
async function attempts(tx: Writer, actor: Staff, now: Date): Promise<number> {
  const entries = await tx
    .select({ act: auditEntries.act, details: auditEntries.details })
    .from(auditEntries)
    .where(
      and(
        since(tx, new Date(now.getTime() - DAY)),
        eq(auditEntries.actorId, actor.id),
        inArray(auditEntries.act, ['emergency.opened', 'refused']),
      ),
    );
  return entries.filter(({ act, details }) => act === 'emergency.opened' || wasMissed(details)).length;
}

function wasMissed(details: string): boolean {
  const { act, reason } = JSON.parse(details) as { act?: string; reason?: string };
  return act === ACT && reason === 'not-there';
}

/** A supervisor looks at an emergency afterwards, or while it lasts. One that was not justified ends at once. */
export function reviewEmergency(actor: Staff, { id, justified }: { id: string; justified: boolean }, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const [found] = await tx
      .select({ emergency: emergencies, reference: cases.reference })
      .from(emergencies)
      .innerJoin(cases, eq(cases.id, emergencies.caseId))
      .where(eq(emergencies.id, id));
    if (!found) throw new NotFound('emergency');
    const { emergency, reference } = found;
    await caseFor((reviewer, file) => mayReview(reviewer, file, emergency), actor, reference, tx);
    const ended = !justified && emergency.until > now ? { until: now } : {};
    const [reviewed] = await tx
      .update(emergencies)
      .set({ reviewedAt: now, reviewedBy: actor.id, justified, ...ended })
      .where(and(eq(emergencies.id, id), isNull(emergencies.reviewedAt)))
      .returning();
    if (!reviewed) return { refused: 'already-reviewed' as const };
    const subject = { kind: 'case', id: reference } as const;
    await audit.record({ act: 'emergency.reviewed', subject, details: { justified, by: emergency.userId } });
    return { reference };
  });
}

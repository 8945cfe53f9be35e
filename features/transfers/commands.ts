import { and, eq, inArray, isNull, like, ne, sql } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, caseTransfers, drafts, offices, referrals, tasks, users } from '@/db/schema';
import { type CaseRow, caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { standingOf } from '@/features/consents/queries';
import { permits } from '@/features/consents/rules';
import { workersAt } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { AskedTransfer } from './input';
import { transferFor } from './queries';

/** Asks another office to take a whole case. Everything goes along, so the person must have agreed to be referred. */
export async function askTransfer(actor: Staff, reference: string, asked: AskedTransfer, now = new Date()) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const refused = await cannotAsk(tx, file, asked.to);
    if (refused) return { refused };
    const id = isSubmissionId(asked.id) ? asked.id : newId(now.getTime());
    const [kept] = await tx
      .insert(caseTransfers)
      .values({
        ...{ id, caseId: file.id, personId, fromOfficeId: file.officeId, toOfficeId: asked.to, reason: asked.reason },
        words: sealText(personId, key, 'case_transfers', 'words', asked.words),
        ...{ state: 'asked' as const, askedBy: actor.id, askedAt: now },
      })
      .onConflictDoNothing()
      .returning({ id: caseTransfers.id });
    if (!kept) return { refused: 'sent-already' as const };
    await audit.record({
      act: 'transfer.asked',
      subject: { kind: 'case', id: file.reference },
      details: { to: asked.to, reason: asked.reason },
    });
    const workers = await workersAt(tx, { officeId: asked.to, caseId: file.id });
    await notify(tx, workers, 'transfer-asked', { office: actor.officeCode, reference: file.reference }, now);
    return { id };
  });
}

async function cannotAsk(tx: Writer, file: CaseRow, to: string) {
  if (await isWithheldNow(tx, file.personId)) return 'withheld' as const;
  const [office] = await tx
    .select({ id: offices.id })
    .from(offices)
    .where(and(eq(offices.id, to), ne(offices.id, file.officeId)));
  if (!office) return 'not-an-office' as const;
  if (!permits((await standingOf(tx, file.personId)).referral_sharing?.state)) return 'no-referral-consent' as const;
  const waiting = await tx.$count(
    caseTransfers,
    and(eq(caseTransfers.caseId, file.id), eq(caseTransfers.state, 'asked')),
  );
  return waiting > 0 ? ('asked-already' as const) : null;
}

/** The office that asked takes it back, as long as nobody has answered. */
export function withdrawTransfer(actor: Staff, reference: string, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [row] = await tx
      .update(caseTransfers)
      .set({ state: 'withdrawn', answeredBy: actor.id, answeredAt: now })
      .where(and(eq(caseTransfers.id, id), eq(caseTransfers.caseId, file.id), eq(caseTransfers.state, 'asked')))
      .returning({ to: caseTransfers.toOfficeId });
    if (!row) return { refused: 'not-asked' as const };
    await audit.record({
      act: 'transfer.withdrawn',
      subject: { kind: 'case', id: file.reference },
      details: { to: row.to },
    });
    return { id };
  });
}

/**
 * The other office takes the case or leaves it. Taken, the case is theirs with all that hangs on it and keeps its number;
 * nothing of it is left to the office that had it.
 */
export function answerTransfer(actor: Staff, id: string, takes: boolean, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const { row, file } = await transferFor(actor, id, tx);
    // Whoever refused to be referred meanwhile is not.
    const said = (await standingOf(tx, file.personId)).referral_sharing?.state;
    if (takes && !permits(said)) return { refused: 'no-referral-consent' as const };
    if (takes && (await isWithheldNow(tx, file.personId))) return { refused: 'withheld' as const };
    const state = takes ? ('taken' as const) : ('declined' as const);
    const [answered] = await tx
      .update(caseTransfers)
      .set({ state, answeredBy: actor.id, answeredAt: now })
      .where(and(eq(caseTransfers.id, id), eq(caseTransfers.state, 'asked')))
      .returning({ id: caseTransfers.id });
    if (!answered || row.fromOfficeId !== file.officeId) return { refused: 'not-asked' as const };
    if (takes) await moveTo(tx, actor, file, now);
    await audit.record({
      act: `transfer.${state}`,
      subject: { kind: 'case', id: file.reference },
      details: { from: row.fromOfficeId, to: row.toOfficeId },
    });
    const about = { reference: file.reference, office: actor.officeCode, decision: state };
    await notify(tx, [row.askedBy], 'transfer-answered', about, now);
    return { reference: file.reference, state };
  });
}

/** The case changes its office. Steps, notes, consents, referrals hang on the case and the person: they go along as they are. */
async function moveTo(tx: Writer, actor: Staff, file: CaseRow, now: Date): Promise<void> {
  const assignedTo = actor.role === 'caseworker' ? actor.id : null;
  await tx.update(cases).set({ officeId: actor.officeId, assignedTo, updatedAt: now }).where(eq(cases.id, file.id));
  // What was shared with the office that has it all now.
  await tx
    .update(referrals)
    .set({ state: 'done', endedBy: actor.id, endedAt: now })
    .where(
      and(
        eq(referrals.caseId, file.id),
        eq(referrals.toOfficeId, actor.officeId),
        inArray(referrals.state, ['asked', 'accepted']),
      ),
    );
  // What is to be done stays to be done, by somebody who can see the case.
  await tx
    .update(tasks)
    .set({ assignedTo, version: sql`${tasks.version} + 1`, changedBy: actor.id, changedAt: now })
    .where(and(eq(tasks.caseId, file.id), isNull(tasks.ended)));
  // Half-typed changes of the old office hold words about the person, and nobody there could finish them.
  const old = sql`(select ${users.id} from ${users} where ${eq(users.officeId, file.officeId)})`;
  await tx.delete(drafts).where(and(like(drafts.id, `edit:%:${file.id}:%`), sql`${drafts.userId} in ${old}`));
}

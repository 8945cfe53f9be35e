import { and, eq, isNull, like } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { compoundStays, compounds } from '@/db/schema';
import { caseToChange } from '@/features/cases/commands/found-case';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayKeepRegister } from '../access';
import type { ToldCompound, ToldStay } from '../input';
import { compoundFor } from '../queries/compounds';

/** Adds a compound to the register. A form sent twice adds one. */
export async function recordCompound(actor: Staff, told: ToldCompound, now = new Date()) {
  if (!mayKeepRegister(actor)) return notYours(actor, 'compound.record');
  return change(actor, async (tx, audit) => {
    const [sent] = await tx.select().from(compounds).where(eq(compounds.submissionId, told.submission));
    if (sent) return { refused: 'sent-already' as const, reference: sent.reference };
    const reference = await nextReference(tx, told.country);
    const { submission: submissionId, aliases, ...rest } = told;
    await tx.insert(compounds).values({
      ...{ id: newId(now.getTime()), reference, submissionId, ...rest, aliases: JSON.stringify(aliases) },
      ...{ version: 1, changedBy: actor.id, changedAt: now },
    });
    const details = { country: told.country };
    await audit.record({ act: 'compound.recorded', subject: { kind: 'compound', id: reference }, details });
    return { reference };
  });
}

/** Corrects what the register says of a compound; its number keeps the country it was first said to be in. */
export async function changeCompound(
  actor: Staff,
  seen: { reference: string; version: number },
  told: ToldCompound,
  now = new Date(),
) {
  if (!mayKeepRegister(actor)) return notYours(actor, 'compound.record');
  return change(actor, async (tx, audit) => {
    const { reference } = await compoundFor(actor, seen.reference, tx);
    const { submission: _, aliases, ...rest } = told;
    const [changed] = await tx
      .update(compounds)
      .set({
        ...{ ...rest, aliases: JSON.stringify(aliases) },
        ...{ version: seen.version + 1, changedBy: actor.id, changedAt: now },
      })
      .where(and(eq(compounds.reference, reference), eq(compounds.version, seen.version)))
      .returning();
    if (!changed) return { refused: 'stale' as const };
    await audit.record({ act: 'compound.changed', subject: { kind: 'compound', id: reference } });
    return { reference };
  });
}

/** Records that the person of a case was held in a compound, to the month. */
export async function recordStay(actor: Staff, reference: string, told: ToldStay, now = new Date()) {
  if (!mayKeepRegister(actor)) return notYours(actor, 'compound.record');
  return change(actor, async (tx, audit) => {
    const compound = await compoundFor(actor, reference, tx);
    const file = await caseTyped(actor, told.reference, tx);
    if (!file) return { refused: 'not-there' as const, references: [told.reference] };
    const { compoundId, caseId, withdrawnAt } = compoundStays;
    const known = and(eq(compoundId, compound.id), eq(caseId, file.id), isNull(withdrawnAt));
    if ((await tx.$count(compoundStays, known)) > 0) return { refused: 'known-already' as const };
    await tx.insert(compoundStays).values({
      ...{ id: newId(now.getTime()), compoundId: compound.id, caseId: file.id },
      ...{ from: told.from, until: told.until, recordedAt: now, recordedBy: actor.id },
    });
    const details = { compound: compound.reference };
    await audit.record({ act: 'compound.stay-recorded', subject: { kind: 'case', id: file.reference }, details });
    return { reference: file.reference };
  });
}

/** The case of a number that somebody typed: a slip is said at its field. Not theirs and not there are one and the same. */
async function caseTyped(actor: Staff, reference: string, tx: Writer) {
  try {
    return await caseToChange(actor, reference, tx);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** Withdraws what was recorded by mistake. */
export async function withdrawStay(actor: Staff, reference: string, caseReference: string, now = new Date()) {
  if (!mayKeepRegister(actor)) return notYours(actor, 'compound.record');
  return change(actor, async (tx, audit) => {
    const compound = await compoundFor(actor, reference, tx);
    const file = await caseToChange(actor, caseReference, tx);
    const [withdrawn] = await tx
      .update(compoundStays)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(
        and(
          eq(compoundStays.compoundId, compound.id),
          eq(compoundStays.caseId, file.id),
          isNull(compoundStays.withdrawnAt),
        ),
      )
      .returning();
    if (!withdrawn) return { refused: 'not-there' as const };
    const details = { compound: compound.reference };
    await audit.record({ act: 'compound.stay-withdrawn', subject: { kind: 'case', id: file.reference }, details });
    return { reference: file.reference };
  });
}

/** Such as `CMP-KH-003`. Changes follow one another, and no compound is ever deleted: a count is enough. */
async function nextReference(tx: Writer, country: string): Promise<string> {
  const start = `CMP-${country}-`;
  const before = await tx.$count(compounds, like(compounds.reference, `${start}%`));
  return `${start}${String(before + 1).padStart(3, '0')}`;
}

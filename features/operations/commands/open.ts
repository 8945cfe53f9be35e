import { and, eq, like, min } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { compounds, manifestRows, offices, operations } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { mayLead } from '../access';
import type { ToldOperation } from '../input';
import { operationToLead, type Seen, takeVersion } from './found';

/** Opens an operation of an office. A form sent twice opens one. */
export async function openOperation(actor: Staff, told: ToldOperation & { officeId: string }, now = new Date()) {
  if (!mayLead(actor, told.officeId)) return notYours(actor, 'operation.open');
  return change(actor, async (tx, audit) => {
    const [office] = await tx.select().from(offices).where(eq(offices.id, told.officeId));
    if (!office) return { refused: 'office' as const };
    const [sent] = await tx.select().from(operations).where(eq(operations.submissionId, told.submission));
    if (sent) return { refused: 'sent-already' as const, reference: sent.reference };
    const compoundId = await compoundIn(tx, told.compound);
    if (compoundId === undefined) return { refused: 'compound' as const };
    const { kind, name, country, on, plannedPersons } = told;
    const reference = await nextReference(tx, office.code, on.slice(0, 4));
    await tx.insert(operations).values({
      ...{ id: newId(now.getTime()), reference, submissionId: told.submission, officeId: office.id },
      ...{ kind, name, country, compoundId, on, plannedPersons, version: 1 },
      ...{ createdAt: now, createdBy: actor.id, changedAt: now, changedBy: actor.id },
    });
    await audit.record({
      act: 'operation.opened',
      subject: { kind: 'operation', id: reference },
      details: { kind, on, count: plannedPersons },
    });
    return { reference };
  });
}

/** Corrects what an operation is. Its kind and office stay: they decide who sees it, and what its manifest asks. */
export async function changeOperation(actor: Staff, seen: Seen, told: ToldOperation, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, seen.reference, tx);
    const compoundId = await compoundIn(tx, told.compound);
    if (compoundId === undefined) return { refused: 'compound' as const };
    const [first] = await tx
      .select({ on: min(manifestRows.boardedOn) })
      .from(manifestRows)
      .where(eq(manifestRows.operationId, operation.id));
    // Nobody left before the day, and what was known is not a secret again.
    if (first?.on && told.on > first.on) return { refused: 'left-already' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    const { name, country, on, plannedPersons } = told;
    await tx
      .update(operations)
      .set({ name, country, compoundId, on, plannedPersons })
      .where(eq(operations.id, operation.id));
    await audit.record({
      act: 'operation.changed',
      subject: { kind: 'operation', id: operation.reference },
      details: { on, count: plannedPersons },
    });
    return { reference: operation.reference };
  });
}

/** The id of a compound by its number: null where none was told, undefined where there is no such. */
async function compoundIn(tx: Writer, reference: string): Promise<string | null | undefined> {
  if (!reference) return null;
  const [row] = await tx.select({ id: compounds.id }).from(compounds).where(eq(compounds.reference, reference));
  return row?.id;
}

/** Such as `OPS-MNL-2023-01`. Changes follow one another, and no operation is ever deleted: a count is enough. */
async function nextReference(tx: Writer, office: string, year: string): Promise<string> {
  const start = `OPS-${office}-${year}-`;
  const before = await tx.$count(operations, and(like(operations.reference, `${start}%`)));
  return `${start}${String(before + 1).padStart(2, '0')}`;
}

import { and, eq, sql } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { cases, persons, returnSteps, sectionVersions, statusSteps } from '@/db/schema';
import { speakerOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { mayChangeCase } from '../access';
import { type CaseRow, caseFor } from '../queries/case-for';
import { isWithheld } from '../rules';
import { currentState, inForce, type ReturnStep, type StatusStep } from '../steps';

export type { CaseRow };

/** The case a command changes. One that the actor may not change reads as one that is not there. */
export function caseToChange(actor: Staff, reference: string, from?: Pick<Writer, 'select'>): Promise<CaseRow> {
  return caseFor(mayChangeCase, actor, reference, from);
}

/** Within a change: whether the identity is not to be touched, because it was erased or its use stopped. */
export async function isWithheldNow(tx: Pick<Writer, 'select'>, personId: string): Promise<boolean> {
  const [person] = await tx
    .select()
    .from(persons)
    .where(eq(persons.id, await speakerOf(tx, personId)));
  return !person || isWithheld(person);
}

/** Moves the version of a section on, if it is still the one that was seen; says whether it was. */
export async function takeVersion(tx: Writer, actor: Staff, recordId: string, section: string, seen: number) {
  const changed = { changedBy: actor.id, changedAt: new Date() };
  const key = and(eq(sectionVersions.recordId, recordId), eq(sectionVersions.section, section));
  const taken =
    seen === 0
      ? await tx
          .insert(sectionVersions)
          .values({ recordId, section, version: 1, ...changed })
          .onConflictDoNothing()
          .returning()
      : await tx
          .update(sectionVersions)
          .set({ version: seen + 1, ...changed })
          .where(and(key, eq(sectionVersions.version, seen)))
          .returning();
  return taken.length > 0;
}

/** Moves the version of a section on, because something else changed what it holds. */
export async function raiseVersion(tx: Writer, actor: Staff, recordId: string, section: string): Promise<void> {
  const changed = { changedBy: actor.id, changedAt: new Date() };
  await tx
    .insert(sectionVersions)
    .values({ recordId, section, version: 1, ...changed })
    .onConflictDoUpdate({
      target: [sectionVersions.recordId, sectionVersions.section],
      set: { version: sql`${sectionVersions.version} + 1`, ...changed },
    });
}

// Behind all others until the order is written anew.
const LAST = 1_000_000;

type Track = { status?: StatusStep; return?: ReturnStep };

/**
 * Adds a step to a track and writes anew until when each step was in force and what the case says of them; answers the
 * id of the step.
 */
export async function addStep(tx: Writer, actor: Staff, file: CaseRow, step: Track): Promise<string> {
  const recorded = { id: newId(), caseId: file.id, recordedAt: new Date(), recordedBy: actor.id, position: LAST };
  if (step.status) await tx.insert(statusSteps).values({ ...recorded, ...step.status });
  if (step.return) await tx.insert(returnSteps).values({ ...recorded, ...step.return });
  await writeAnew(tx, file);
  return recorded.id;
}

/** Takes a step of the way home off its track, because what had set it was recorded by mistake. */
export async function takeBackStep(tx: Writer, file: CaseRow, stepId: string): Promise<void> {
  await tx.delete(returnSteps).where(and(eq(returnSteps.id, stepId), eq(returnSteps.caseId, file.id)));
  await writeAnew(tx, file);
}

async function writeAnew(tx: Writer, file: CaseRow): Promise<void> {
  const statuses = await inOrder(tx, statusSteps, file.id);
  const returns = await inOrder(tx, returnSteps, file.id);
  await tx
    .update(cases)
    .set({ ...currentState(statuses, returns), updatedAt: new Date() })
    .where(eq(cases.id, file.id));
}

async function inOrder<Table extends typeof statusSteps | typeof returnSteps>(
  tx: Writer,
  table: Table,
  caseId: string,
) {
  const rows = (await tx
    .select()
    .from(table as typeof statusSteps)
    .where(eq((table as typeof statusSteps).caseId, caseId))) as Table['$inferSelect'][];
  const ordered = inForce(rows.toSorted((a, b) => a.position - b.position));
  for (const { id, position, until } of ordered)
    await tx
      .update(table as typeof statusSteps)
      .set({ position, until })
      .where(eq((table as typeof statusSteps).id, id));
  return ordered;
}

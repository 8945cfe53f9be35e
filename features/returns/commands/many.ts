import { and, countDistinct, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { among } from '@/db/among';
import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { cases, episodes, persons, returnMilestones } from '@/db/schema';
import type { CaseRow } from '@/features/cases/commands/found-case';
import { addReturnSteps, raiseVersions, returnStepsOf } from '@/features/cases/commands/many-steps';
import { suspectWithin } from '@/features/people/again';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { cannotRecord, type Milestone, type MilestoneRefusal, stepFor } from '../rules';
import { detailsOf, endBlocks } from './record';

const ROWS_AT_ONCE = 100;

/** What many cases have in common that leave or arrive together. */
export type Together = Required<Pick<Milestone, 'kind' | 'on' | 'flight' | 'mode'>>;

/**
 * Within a change that asked for the cases: what `putMilestone` does, for one milestone of many cases. All or none: the
 * first reason is answered, with the numbers of those it holds for.
 */
export async function putMilestones(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  files: readonly CaseRow[],
  together: Together,
  now = new Date(),
): Promise<{ moved: number } | { refused: MilestoneRefusal; references: string[] }> {
  const ids = files.map(({ id }) => id);
  const steps = await returnStepsOf(tx, ids);
  const refused = await cannotPut(tx, files, steps, together, now);
  if (refused) return refused;
  const { mode, ...told } = together;
  const status = new Map(files.map(({ id }) => [id, stepFor(steps.get(id) ?? [], told.kind)]));
  const stepIds = new Map<string, string>();
  for (const [step, moving] of Map.groupBy(files, ({ id }) => status.get(id) ?? null))
    if (step)
      for (const [caseId, stepId] of await addReturnSteps(tx, actor, moving, { status: step, on: told.on }, now))
        stepIds.set(caseId, stepId);
  const rows = files.map(({ id: caseId, personId }) => ({
    ...{ ...told, id: newId(now.getTime()), caseId, personId, stepId: stepIds.get(caseId) ?? null },
    ...{ recordedAt: now, recordedBy: actor.id },
  }));
  for (let n = 0; n < rows.length; n += ROWS_AT_ONCE)
    await tx.insert(returnMilestones).values(rows.slice(n, n + ROWS_AT_ONCE));
  await settle(tx, actor, files, mode, now);
  await endBlocks(tx, actor, ids, told.on, now);
  await raiseVersions(tx, actor, ids, 'track', now);
  for (const { id, reference } of files) {
    const step = status.get(id);
    const details = detailsOf({ ...told, id }, { mode, status: step });
    await audit.record({ act: 'return.milestone', subject: { kind: 'case', id: reference }, details });
  }
  for (const personId of await ofSeveral(tx, files)) await suspectWithin(tx, audit, personId, now);
  return { moved: files.length };
}

type Steps = Awaited<ReturnType<typeof returnStepsOf>>;

async function cannotPut(tx: Writer, files: readonly CaseRow[], steps: Steps, { kind, on }: Together, now: Date) {
  const standing = await tx
    .select({ caseId: returnMilestones.caseId, kind: returnMilestones.kind })
    .from(returnMilestones)
    .where(
      and(
        among(
          returnMilestones.caseId,
          files.map(({ id }) => id),
        ),
        isNull(returnMilestones.withdrawnAt),
      ),
    );
  const known = Map.groupBy(standing, ({ caseId }) => caseId);
  const against = files.flatMap(({ id, reference }) => {
    const wrong = cannotRecord(steps.get(id) ?? [], known.get(id) ?? [], { kind, on }, today(now));
    return wrong ? [{ wrong, reference }] : [];
  });
  const [first] = against;
  if (!first) return null;
  const references = against.filter(({ wrong }) => wrong === first.wrong).map(({ reference }) => reference);
  return { refused: first.wrong, references };
}

/** How they travelled, as their cases say it. Whoever is changing that answer meanwhile is told; none is quiet any more. */
async function settle(tx: Writer, actor: Staff, files: readonly CaseRow[], mode: Together['mode'], now: Date) {
  const ids = files.map(({ id }) => id);
  await tx.update(cases).set({ updatedAt: now }).where(among(cases.id, ids));
  const other = files.filter(({ returnMode }) => mode && returnMode !== mode).map(({ id }) => id);
  if (other.length === 0) return;
  await tx.update(cases).set({ returnMode: mode }).where(among(cases.id, other));
  await raiseVersions(tx, actor, other, 'return', now);
}

/** Of those who have more than one episode the persons: nobody else can have been taken again. */
async function ofSeveral(tx: Writer, files: readonly CaseRow[]): Promise<string[]> {
  const speaker = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;
  const own = tx
    .select({ id: speaker })
    .from(persons)
    .where(
      among(
        persons.id,
        files.map(({ personId }) => personId),
      ),
    );
  const rows = await tx
    .select({ speaker, episodes: countDistinct(episodes.id) })
    .from(persons)
    .innerJoin(episodes, eq(episodes.personId, persons.id))
    .where(or(sql`${persons.id} in ${own}`, sql`${persons.sameAs} in ${own}`))
    .groupBy(speaker)
    .having(gt(countDistinct(episodes.id), 1));
  return rows.map((row) => row.speaker);
}

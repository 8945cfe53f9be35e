import { sql } from 'drizzle-orm';
import { among } from '@/db/among';
import type { Writer } from '@/db/client';
import { cases, returnSteps, sectionVersions } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { currentState, inForce, type ReturnStep } from '../steps';
import type { CaseRow } from './found-case';

const ROWS_AT_ONCE = 100;

/** The steps of the way home of many cases, each in its order. */
export async function returnStepsOf(from: Pick<Writer, 'select'>, caseIds: string[]) {
  const rows = await from.select().from(returnSteps).where(among(returnSteps.caseId, caseIds));
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
  return new Map(
    caseIds.map((id) => [id, (byCase.get(id) ?? []).toSorted((a, b) => a.position - b.position)] as const),
  );
}

/**
 * What `addStep` does, for the same step of many cases at once, such as the passengers of a flight: a handful of
 * statements for all of them. Answers the id of each case's step.
 */
export async function addReturnSteps(
  tx: Writer,
  actor: Staff,
  files: readonly CaseRow[],
  step: ReturnStep,
  now = new Date(),
): Promise<Map<string, string>> {
  const before = await returnStepsOf(
    tx,
    files.map(({ id }) => id),
  );
  const added = files.map(({ id: caseId }) => ({
    ...{ id: newId(now.getTime()), caseId, ...step, position: 0, until: null },
    ...{ recordedAt: now, recordedBy: actor.id },
  }));
  const places: Place[] = [];
  const states: State[] = [];
  const fresh: (typeof added)[number][] = [];
  for (const one of added) {
    const known = before.get(one.caseId) ?? [];
    const ordered = inForce([...known, one]);
    const { returnStatus, returnedOn } = currentState([], ordered);
    states.push({ id: one.caseId, returnStatus, returnedOn });
    for (const { id, position, until } of ordered) {
      const was = known.find((each) => each.id === id);
      if (!was) fresh.push({ ...one, position, until: until as null });
      else if (was.position !== position || was.until !== until) places.push({ id, position, until });
    }
  }
  for (let n = 0; n < fresh.length; n += ROWS_AT_ONCE)
    await tx.insert(returnSteps).values(fresh.slice(n, n + ROWS_AT_ONCE));
  for (const [{ position, until }, ids] of alike(places))
    await tx.update(returnSteps).set({ position, until }).where(among(returnSteps.id, ids));
  for (const [{ returnStatus, returnedOn }, ids] of alike(states))
    await tx.update(cases).set({ returnStatus, returnedOn, updatedAt: now }).where(among(cases.id, ids));
  return new Map(added.map(({ caseId, id }) => [caseId, id]));
}

/** Moves the version of a section of many records on, because something else changed what they hold. */
export async function raiseVersions(tx: Writer, actor: Staff, recordIds: string[], section: string, now: Date) {
  const changed = { changedBy: actor.id, changedAt: now };
  for (let n = 0; n < recordIds.length; n += ROWS_AT_ONCE)
    await tx
      .insert(sectionVersions)
      .values(recordIds.slice(n, n + ROWS_AT_ONCE).map((recordId) => ({ recordId, section, version: 1, ...changed })))
      .onConflictDoUpdate({
        target: [sectionVersions.recordId, sectionVersions.section],
        set: { version: sql`${sectionVersions.version} + 1`, ...changed },
      });
}

type Place = { id: string; position: number; until: string | null };
type State = { id: string } & Pick<ReturnType<typeof currentState>, 'returnStatus' | 'returnedOn'>;

/** Rows that are to hold the same values, with their ids: most of a flight come to the same. */
function alike<Row extends { id: string }>(rows: Row[]): [Omit<Row, 'id'>, string[]][] {
  const groups = Map.groupBy(rows, ({ id: _, ...values }) => JSON.stringify(values));
  return [...groups.values()].map((group) => [group[0] as Row, group.map(({ id }) => id)]);
}

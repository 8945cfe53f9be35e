import { and, getTableColumns, inArray, is, isNotNull, ne, or, Table } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Reader } from '@/db/client';
import * as schema from '@/db/schema';
import {
  approvals,
  caseFacts,
  cases,
  episodeAnswers,
  episodes,
  fingerprints,
  intakeRows,
  merges,
  personPairs,
  persons,
  retraffickingFindings,
  returnSteps,
  sectionVersions,
  statusSteps,
} from '@/db/schema';

/** A case as it came in. */
export type CameIn = {
  caseId: string;
  personId: string;
  episodeId: string;
  reference: string;
  createdAt: Date;
  updatedAt: Date;
};

/** What entering a case writes by itself, or what is looked at by itself below. */
const ownTables: unknown[] = [
  ...[cases, persons, episodes, fingerprints, episodeAnswers, statusSteps, returnSteps, intakeRows],
  ...[caseFacts, sectionVersions, merges, personPairs, retraffickingFindings],
];

type Hook = { table: PgTable; column: PgColumn; of: 'caseId' | 'personId' | 'episodeId' };

/** Every column of any other table that names a case, a person or an episode: also of a feature that is yet to come. */
const hooks: Hook[] = (Object.values(schema) as unknown[])
  .filter((each): each is PgTable => is(each, Table) && !ownTables.includes(each))
  .flatMap((table) =>
    Object.entries(getTableColumns(table)).flatMap(([name, column]) => {
      const of = (['caseId', 'personId', 'episodeId'] as const).find((each) =>
        name.toLowerCase().endsWith(each.toLowerCase()),
      );
      return of ? [{ table, column: column as PgColumn, of }] : [];
    }),
  );

/** Which of these cases somebody has worked on since they came in, by their ids. */
export async function workedOn(from: Pick<Reader, 'select'>, all: CameIn[]): Promise<Set<string>> {
  const worked = new Set(
    all.filter(({ createdAt, updatedAt }) => updatedAt.getTime() !== createdAt.getTime()).map(({ caseId }) => caseId),
  );
  const mark = (of: Hook['of'] | 'reference', ids: (string | null)[]) => {
    for (const each of all) if (ids.includes(each[of])) worked.add(each.caseId);
  };
  const of = (key: Hook['of'] | 'reference') => all.map((each) => each[key]);
  for (const { table, column, of: key } of hooks) {
    const rows = await from
      .select({ id: column })
      .from(table)
      .where(inArray(column, of(key)));
    mark(
      key,
      rows.map(({ id }) => id as string | null),
    );
  }
  const asked = await from
    .select({ id: approvals.subjectId })
    .from(approvals)
    .where(inArray(approvals.subjectId, of('reference')));
  mark(
    'reference',
    asked.map(({ id }) => id),
  );
  mark('personId', await changedPeople(from, all));
  await markSections(from, all, mark);
  await markFindings(from, all, mark);
  return worked;
}

type Mark = (of: Hook['of'], ids: (string | null)[]) => void;

/**
 * Sections that were saved. Of who somebody is the case itself tells (`updatedAt`): joining and parting move that version
 * on as well.
 */
async function markSections(from: Pick<Reader, 'select'>, all: CameIn[], mark: Mark): Promise<void> {
  const ids = all.flatMap(({ caseId, episodeId }) => [caseId, episodeId]);
  const rows = await from
    .select({ id: sectionVersions.recordId })
    .from(sectionVersions)
    .where(inArray(sectionVersions.recordId, ids));
  for (const key of ['caseId', 'episodeId'] as const)
    mark(
      key,
      rows.map(({ id }) => id),
    );
}

/** Findings that staff decided on since. */
async function markFindings(from: Pick<Reader, 'select'>, all: CameIn[], mark: Mark): Promise<void> {
  const ids = all.map(({ episodeId }) => episodeId);
  const { laterId, earlierId, state, recordedAt } = retraffickingFindings;
  const rows = await from
    .select({ laterId, earlierId, recordedAt })
    .from(retraffickingFindings)
    .where(and(or(inArray(laterId, ids), inArray(earlierId, ids)), ne(state, 'suspected')));
  const since = new Map(all.map(({ episodeId, createdAt }) => [episodeId, createdAt]));
  const later = rows.filter(
    (row) => row.recordedAt > (since.get(row.laterId) ?? since.get(row.earlierId) ?? new Date(0)),
  );
  mark(
    'episodeId',
    later.flatMap((row) => [row.laterId, row.earlierId]),
  );
}

/** Records that were joined or parted, compared by somebody, stopped or erased since. */
async function changedPeople(from: Pick<Reader, 'select'>, all: CameIn[]): Promise<string[]> {
  const ids = all.map(({ personId }) => personId);
  const since = new Map(all.map(({ personId, createdAt }) => [personId, createdAt]));
  const isLater = (id: string, at: Date | null) => at !== null && at > (since.get(id) ?? at);
  const stopped = await from
    .select({ id: persons.id })
    .from(persons)
    .where(and(inArray(persons.id, ids), or(isNotNull(persons.erasedAt), isNotNull(persons.useStoppedAt))));
  const joinings = await from
    .select()
    .from(merges)
    .where(or(inArray(merges.keptId, ids), inArray(merges.joinedId, ids)));
  const pairs = await from
    .select()
    .from(personPairs)
    .where(or(inArray(personPairs.oneId, ids), inArray(personPairs.otherId, ids)));
  return [
    ...stopped.map(({ id }) => id),
    ...joinings.flatMap(({ keptId, joinedId, mergedAt, undoneAt }) =>
      since.has(keptId) || undoneAt || isLater(joinedId, mergedAt) ? [keptId, joinedId] : [],
    ),
    ...pairs
      .filter(({ decidedBy, askedBy }) => askedBy !== null || (decidedBy !== null && decidedBy !== 'nightly'))
      .flatMap(({ oneId, otherId, decidedAt, askedAt }) =>
        [oneId, otherId].filter((id) => isLater(id, decidedAt) || isLater(id, askedAt)),
      ),
  ];
}

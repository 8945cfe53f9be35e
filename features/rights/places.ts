import { eq, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Reader, Writer } from '@/db/client';
import {
  approvals,
  caseLocks,
  caseNotes,
  cases,
  consents,
  contactPoints,
  corrections,
  drafts,
  emergencies,
  episodes,
  fingerprints,
  followUps,
  merges,
  personPairs,
  persons,
  retraffickingFindings,
  rightsRequests,
} from '@/db/schema';
import type { PlaceName } from './rules';

/**
 * Every place that holds something sealed about a person, and what erasing does there. The dry run lists them and the
 * erasure walks them, so the two cannot differ; `places.test.ts` misses a sealed column that is in none of them.
 */
export type Place = {
  name: PlaceName;
  does: 'emptied' | 'deleted';
  table: PgTable;
  /** The columns that are emptied; none where whole rows go. */
  columns: string[];
  count(from: Pick<Reader, '$count'>, personId: string): Promise<number>;
  erase(tx: Writer, personId: string): Promise<unknown>;
};

/** What is left where a column must hold something. */
const NOTHING = Buffer.alloc(0);

export const places: Place[] = [
  emptied('identity', persons, { identity: null }, (id) => eq(persons.id, id)),
  deleted('fingerprints', fingerprints, (id) => eq(fingerprints.personId, id)),
  emptied('episodes', episodes, { place: null, account: null }, (id) => eq(episodes.personId, id)),
  emptied('notes', cases, { notes: null }, (id) => eq(cases.personId, id)),
  deleted('drafts', drafts, (id) => eq(drafts.personId, id)),
  deleted('contacts', contactPoints, (id) => eq(contactPoints.personId, id)),
  emptied('consents', consents, { purpose: null }, (id) => eq(consents.personId, id)),
  emptied('corrections', corrections, { before: null, after: null, reason: null }, (id) =>
    eq(corrections.personId, id),
  ),
  emptied('requests', rightsRequests, { note: null }, (id) => eq(rightsRequests.personId, id)),
  emptied('approvals', approvals, { reason: null }, (id) =>
    or(eq(approvals.subjectId, id), sql`${approvals.subjectId} in ${casesOf(id, cases.reference)}`),
  ),
  emptied('emergencies', emergencies, { reason: NOTHING }, (id) => sql`${emergencies.caseId} in ${casesOf(id)}`),
  emptied('locks', caseLocks, { reason: null }, (id) => sql`${caseLocks.caseId} in ${casesOf(id)}`),
  deleted('caseNotes', caseNotes, (id) => eq(caseNotes.personId, id)),
  emptied('followUps', followUps, { note: null }, (id) => eq(followUps.personId, id)),
  emptied('merges', merges, { before: null, after: null, reason: null }, (id) =>
    or(eq(merges.keptId, id), eq(merges.joinedId, id)),
  ),
  emptied('pairs', personPairs, { reason: null }, (id) => or(eq(personPairs.oneId, id), eq(personPairs.otherId, id))),
  emptied('findings', retraffickingFindings, { reason: null }, (id) => {
    const own = sql`(select ${episodes.id} from ${episodes} where ${episodes.personId} = ${id})`;
    return sql`${retraffickingFindings.laterId} in ${own} or ${retraffickingFindings.earlierId} in ${own}`;
  }),
];

function casesOf(personId: string, column: typeof cases.id | typeof cases.reference = cases.id): SQL {
  return sql`(select ${column} from ${cases} where ${cases.personId} = ${personId})`;
}

type Rows = (personId: string) => SQL | undefined;

function emptied<Table extends PgTable>(
  name: PlaceName,
  table: Table,
  nothing: { [Column in keyof Table['$inferInsert']]?: null | Buffer },
  rows: Rows,
): Place {
  return {
    name,
    does: 'emptied',
    table,
    columns: Object.keys(nothing),
    count: (from, personId) => from.$count(table, rows(personId)),
    erase: (tx, personId) =>
      tx
        .update(table)
        .set(nothing as Table['$inferInsert'])
        .where(rows(personId)),
  };
}

function deleted(name: PlaceName, table: PgTable, rows: Rows): Place {
  return {
    name,
    does: 'deleted',
    table,
    columns: [],
    count: (from, personId) => from.$count(table, rows(personId)),
    erase: (tx, personId) => tx.delete(table).where(rows(personId)),
  };
}

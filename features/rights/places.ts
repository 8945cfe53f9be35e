import { inArray, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Reader, Writer } from '@/db/client';
import {
  approvals,
  caseLocks,
  caseNotes,
  cases,
  caseTransfers,
  consents,
  contactPoints,
  corrections,
  determinations,
  documents,
  drafts,
  emergencies,
  episodes,
  fingerprints,
  followUps,
  intakeRows,
  manifestRows,
  merges,
  personPairs,
  persons,
  proceedings,
  referralPackages,
  referrals,
  retraffickingFindings,
  returnBlocks,
  returnMilestones,
  rightsRequests,
  services,
  tasks,
} from '@/db/schema';
import type { PlaceName } from './rules';

/**
 * Every place that holds something about a person that erasing takes, all that is sealed among it. The dry run lists them and the
 * erasure walks them, so the two cannot differ; `places.test.ts` misses a sealed column that is in none of them.
 */
export type Place = {
  name: PlaceName;
  does: 'emptied' | 'deleted';
  table: PgTable;
  /** The columns that are emptied; none where whole rows go. */
  columns: string[];
  count(from: Pick<Reader, '$count'>, records: string[]): Promise<number>;
  erase(tx: Writer, records: string[]): Promise<unknown>;
};

/** What is left where a column must hold something. */
const NOTHING = Buffer.alloc(0);

export const places: Place[] = [
  emptied('identity', persons, { identity: null }, (ids) => inArray(persons.id, ids)),
  deleted('fingerprints', fingerprints, (ids) => inArray(fingerprints.personId, ids)),
  emptied('episodes', episodes, { place: null, account: null }, (ids) => inArray(episodes.personId, ids)),
  emptied('notes', cases, { notes: null }, (ids) => inArray(cases.personId, ids)),
  deleted('drafts', drafts, (ids) => inArray(drafts.personId, ids)),
  deleted('contacts', contactPoints, (ids) => inArray(contactPoints.personId, ids)),
  emptied('consents', consents, { purpose: null }, (ids) => inArray(consents.personId, ids)),
  emptied('corrections', corrections, { before: null, after: null, reason: null }, (ids) =>
    inArray(corrections.personId, ids),
  ),
  emptied('requests', rightsRequests, { note: null }, (ids) => inArray(rightsRequests.personId, ids)),
  emptied('approvals', approvals, { reason: null }, (ids) =>
    or(inArray(approvals.subjectId, ids), sql`${approvals.subjectId} in ${casesOf(ids, cases.reference)}`),
  ),
  emptied('emergencies', emergencies, { reason: NOTHING }, (ids) => sql`${emergencies.caseId} in ${casesOf(ids)}`),
  emptied('locks', caseLocks, { reason: null }, (ids) => sql`${caseLocks.caseId} in ${casesOf(ids)}`),
  deleted('caseNotes', caseNotes, (ids) => inArray(caseNotes.personId, ids)),
  deleted('documents', documents, (ids) => inArray(documents.personId, ids)),
  emptied('followUps', followUps, { note: null }, (ids) => inArray(followUps.personId, ids)),
  emptied('tasks', tasks, { words: null }, (ids) => inArray(tasks.personId, ids)),
  emptied('determinations', determinations, { reason: null }, (ids) => inArray(determinations.personId, ids)),
  emptied('returnMilestones', returnMilestones, { number: null }, (ids) => inArray(returnMilestones.personId, ids)),
  emptied('returnBlocks', returnBlocks, { note: null }, (ids) => inArray(returnBlocks.personId, ids)),
  emptied('services', services, { note: null }, (ids) => inArray(services.personId, ids)),
  // Not sealed, but specific data that nothing counts: there is no reason to keep an accusation.
  deleted('proceedings', proceedings, (ids) => sql`${proceedings.caseId} in ${casesOf(ids)}`),
  emptied('referrals', referrals, { words: null, outcome: null }, (ids) => inArray(referrals.personId, ids)),
  emptied('packages', referralPackages, { content: null }, (ids) => inArray(referralPackages.personId, ids)),
  emptied('transfers', caseTransfers, { words: null }, (ids) => inArray(caseTransfers.personId, ids)),
  deleted('intakeRows', intakeRows, (ids) => inArray(intakeRows.personId, ids)),
  emptied('manifests', manifestRows, { overrideReason: null }, (ids) => sql`${manifestRows.caseId} in ${casesOf(ids)}`),
  emptied('merges', merges, { before: null, after: null, reason: null }, (ids) =>
    or(inArray(merges.keptId, ids), inArray(merges.joinedId, ids)),
  ),
  deleted('pairs', personPairs, (ids) => or(inArray(personPairs.oneId, ids), inArray(personPairs.otherId, ids))),
  emptied('findings', retraffickingFindings, { reason: null }, (ids) => {
    const own = sql`(select ${episodes.id} from ${episodes} where ${inArray(episodes.personId, ids)})`;
    return sql`${retraffickingFindings.laterId} in ${own} or ${retraffickingFindings.earlierId} in ${own}`;
  }),
];

function casesOf(records: string[], column: typeof cases.id | typeof cases.reference = cases.id): SQL {
  return sql`(select ${column} from ${cases} where ${inArray(cases.personId, records)})`;
}

type Rows = (records: string[]) => SQL | undefined;

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
    count: (from, records) => from.$count(table, rows(records)),
    erase: (tx, records) =>
      tx
        .update(table)
        .set(nothing as Table['$inferInsert'])
        .where(rows(records)),
  };
}

function deleted(name: PlaceName, table: PgTable, rows: Rows): Place {
  return {
    name,
    does: 'deleted',
    table,
    columns: [],
    count: (from, records) => from.$count(table, rows(records)),
    erase: (tx, records) => tx.delete(table).where(rows(records)),
  };
}

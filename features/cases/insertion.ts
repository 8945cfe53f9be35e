import { getTableColumns, type Table } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { cases, episodeAnswers, episodes, fingerprints, persons, returnSteps, statusSteps } from '@/db/schema';

import type { CaseRows } from './rows';

/** Inserts every row of these cases, parents first, many rows to a statement. */
export async function insertCases(tx: Writer, all: CaseRows[]): Promise<void> {
  for (const rows of pieces(persons, all, (one) => [one.person])) await tx.insert(persons).values(rows);
  for (const rows of pieces(fingerprints, all, (one) => one.fingerprints)) await tx.insert(fingerprints).values(rows);
  for (const rows of pieces(episodes, all, (one) => [one.episode])) await tx.insert(episodes).values(rows);
  for (const rows of pieces(episodeAnswers, all, (one) => one.answers)) await tx.insert(episodeAnswers).values(rows);
  for (const rows of pieces(cases, all, (one) => [one.case])) await tx.insert(cases).values(rows);
  for (const rows of pieces(statusSteps, all, (one) => one.statusSteps)) await tx.insert(statusSteps).values(rows);
  for (const rows of pieces(returnSteps, all, (one) => one.returnSteps)) await tx.insert(returnSteps).values(rows);
}

// One statement of SQLite takes 32,766 values, one of PostgreSQL 65,535.
const MOST_VALUES = 30_000;

function pieces<Row>(table: Table, all: CaseRows[], rowsIn: (one: CaseRows) => Row[]): Row[][] {
  const rows = all.flatMap(rowsIn);
  const size = Math.floor(MOST_VALUES / Object.keys(getTableColumns(table)).length);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => rows.slice(n * size, (n + 1) * size));
}

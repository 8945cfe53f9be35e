import { type Column, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Writer } from '@/db/client';
import { cases, episodeAnswers, episodes, fingerprints, persons, returnSteps, statusSteps } from '@/db/schema';
import type { CaseRows } from './rows';

/** Writes new cases with all their rows, parents first. */
export async function insertCases(tx: Writer, all: CaseRows[]): Promise<void> {
  await insertRows(
    tx,
    persons,
    all.map(({ person }) => person),
  );
  await insertRows(
    tx,
    fingerprints,
    all.flatMap((rows) => rows.fingerprints),
  );
  await insertRows(
    tx,
    episodes,
    all.map(({ episode }) => episode),
  );
  await insertRows(
    tx,
    episodeAnswers,
    all.flatMap(({ answers }) => answers),
  );
  await insertRows(
    tx,
    cases,
    all.map((rows) => rows.case),
  );
  await insertRows(
    tx,
    statusSteps,
    all.flatMap((rows) => rows.statusSteps),
  );
  await insertRows(
    tx,
    returnSteps,
    all.flatMap((rows) => rows.returnSteps),
  );
}

// Few enough values for a statement of either engine (SQLite takes 32,766), enough to spare most of the round trips.
const ROWS_AT_ONCE = 50;

/** Within a change: one statement for the few rows of a case; of many rows, one that is built once and repeated for every fifty. */
export async function insertRows<T extends PgTable>(tx: Writer, table: T, rows: T['$inferInsert'][]): Promise<void> {
  const repeated = Math.floor(rows.length / ROWS_AT_ONCE);
  const rest = rows.slice(repeated * ROWS_AT_ONCE);
  if (repeated > 0) {
    const all = Object.entries(getTableColumns(table));
    // A moment that is nowhere given has no place in the statement: PostgreSQL's cannot be null there.
    const columns = all.filter(([name]) => rows.some((row) => (row as Record<string, unknown>)[name] != null));
    const shape = Number.parseInt(all.map((each) => Number(columns.includes(each))).join(''), 2).toString(36);
    const slots = Array.from({ length: ROWS_AT_ONCE }, (_, n) => slotsOf<T>(columns, n));
    const statement = tx
      .insert(table)
      .values(slots)
      .prepare(`fifty_${getTableName(table)}_${shape}`);
    for (let n = 0; n < repeated; n++)
      await statement.execute(valuesIn(columns, rows.slice(n * ROWS_AT_ONCE, (n + 1) * ROWS_AT_ONCE)));
  }
  if (rest.length > 0) await tx.insert(table).values(rest);
}

type Named = [name: string, column: Column];

/** Places are numbered, and stand bare: drizzle asks of every other kind of value, each time, what it is. */
function slotsOf<T extends PgTable>(columns: Named[], n: number) {
  const slots: Record<string, SQL> = Object.fromEntries(
    columns.map(([name], at) => [name, sql`${sql.placeholder((n * columns.length + at) as unknown as string)}`]),
  );
  return slots as { [Name in keyof T['$inferInsert']]: SQL };
}

/** The values as their engine takes them, in the order of the places. */
function valuesIn(columns: Named[], rows: Record<string, unknown>[]): Record<string, unknown> {
  const values: unknown[] = [];
  for (const row of rows)
    for (const [name, column] of columns) {
      const value = row[name] ?? null;
      values.push(value === null ? null : column.mapToDriverValue(value));
    }
  return values as unknown as Record<string, unknown>;
}

import { PGlite } from '@electric-sql/pglite';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrationsFolder, migrationsIn } from '@/db/migrate';

const statements = (engine: 'sqlite' | 'postgres') =>
  migrationsIn(migrationsFolder(engine)).flatMap((migration) => migration.statements);

test('Both engines build the same tables, columns and indexes', async () => {
  expect(await postgresTables()).toEqual(sqliteTables());
  // PostgreSQL in WebAssembly takes long to start where others work on the same machine.
}, 180_000);

function sqliteTables() {
  const database = new Database(':memory:');
  for (const statement of statements('sqlite')) database.exec(statement);
  const rows = database
    .prepare(
      `select t.name as "table", c.name as "column", c."notnull" as required
       from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite_%'`,
    )
    .all() as Column[];
  const indexes = database
    .prepare(`select name from sqlite_schema where type = 'index' and sql is not null`)
    .pluck()
    .all() as string[];
  database.close();
  return { columns: inOrder(rows), indexes: namedIndexes(indexes) };
}

async function postgresTables() {
  const database = await PGlite.create();
  for (const statement of statements('postgres')) await database.exec(statement);
  const { rows } = await database.query<Column>(
    `select table_name as "table", column_name as "column", (is_nullable = 'NO')::int as required
     from information_schema.columns where table_schema = 'public'`,
  );
  const indexes = await database.query<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = 'public'`,
  );
  await database.close();
  return { columns: inOrder(rows), indexes: namedIndexes(indexes.rows.map(({ name }) => name)) };
}

type Column = { table: string; column: string; required: number };

const inOrder = (rows: Column[]) =>
  rows.map(({ table, column, required }) => `${table}.${column}${required ? ' not null' : ''}`).sort();

/** What keys and `unique` bring by themselves has another name, or none, on each engine. */
const namedIndexes = (names: string[]) => names.filter((name) => !/_(pkey|pk|unique)$/.test(name)).sort();

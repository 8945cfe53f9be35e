import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrateSqlite, migrationsFolder, migrationsIn } from '@/db/migrate';

let folder: string;
let file: string;
let database: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulang-migrate-'));
  file = join(folder, 'pulang.db');
  database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const earlier = migrationsIn(migrationsFolder('sqlite')).map(({ tag }, position) => ({ tag, count: position + 1 }));

describe('A filled base', () => {
  test.each(earlier)('keeps every row on the way from $tag to the newest tables', async ({ count }) => {
    await migrateSqlite(database, file, migrations(count));
    fill();
    const before = rowCounts();
    await migrateSqlite(database, file, migrations(earlier.length));
    // A migration may add rows of its own.
    for (const [table, count] of Object.entries(before))
      expect(rowCounts()[table], table).toBeGreaterThanOrEqual(count);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('keeps the children of a table that is built anew', async () => {
    await migrateSqlite(database, file, migrations(earlier.length));
    fill();
    const before = rowCounts();
    const rebuild = `create table again as select * from offices; drop table offices; alter table again rename to offices;
      create unique index offices_id on offices (id);`;
    await migrateSqlite(database, file, migrations(earlier.length, rebuild));
    expect(rowCounts()).toEqual(before);
  });

  test('is left as it was by a migration that breaks a link', async () => {
    await migrateSqlite(database, file, migrations(earlier.length));
    fill();
    const before = rowCounts();
    const loses = migrations(earlier.length, `create table half_done (id text); delete from offices;`);
    await expect(migrateSqlite(database, file, loses)).rejects.toThrow('nothing was changed');
    expect(rowCounts()).toEqual(before);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('is left as it was by a migration that cannot be read, with a copy beside it', async () => {
    await migrateSqlite(database, file, migrations(earlier.length));
    fill();
    const before = rowCounts();
    await expect(migrateSqlite(database, file, migrations(earlier.length, 'create nonsense'))).rejects.toThrow(
      'nonsense',
    );
    expect(rowCounts()).toEqual(before);
    const copy = `${file}.before-9999_another`;
    expect(existsSync(copy)).toBe(true);
    expect(rowCounts(new Database(copy, { readonly: true }))).toEqual(before);
  });

  test('is not touched when there is nothing to do', async () => {
    await migrateSqlite(database, file, migrations(earlier.length));
    const before = database.serialize();
    await migrateSqlite(database, file, migrations(earlier.length));
    expect(database.serialize()).toEqual(before);
  });
});

/** A folder with the first so many migrations, and another one after them. */
function migrations(count: number, another?: string): string {
  const copy = mkdtempSync(join(folder, 'migrations-'));
  cpSync(migrationsFolder('sqlite'), copy, { recursive: true });
  const journal = join(copy, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  const kept = entries.slice(0, count);
  if (another !== undefined) {
    writeFileSync(join(copy, '9999_another.sql'), another);
    kept.push({ idx: count, when: 0, tag: '9999_another' });
  }
  writeFileSync(journal, JSON.stringify({ ...rest, entries: kept }));
  return copy;
}

type TableColumn = { name: string; type: string };

/** Two rows in every table. Every text is `row-1` or `row-2`, so that every link finds its end. */
function fill(): void {
  database.pragma('foreign_keys = OFF');
  for (const table of tables(database)) {
    const columns = database.pragma(`table_info(${table})`) as TableColumn[];
    const values = (row: number) =>
      columns.map(({ type }) => (/int/i.test(type) ? row : /blob/i.test(type) ? Buffer.of(row) : `row-${row}`));
    const places = columns.map(() => '?').join(', ');
    for (const row of [1, 2]) database.prepare(`insert into ${table} values (${places})`).run(values(row));
  }
  database.pragma('foreign_keys = ON');
  expect(database.pragma('foreign_key_check')).toEqual([]);
}

function rowCounts(from = database): Record<string, number> {
  const count = (table: string) => from.prepare(`select count(*) from ${table}`).pluck().get() as number;
  return Object.fromEntries(tables(from).map((table) => [table, count(table)]));
}

function tables(from: Database.Database): string[] {
  const named = `select name from sqlite_schema where type = 'table' and name not in ('migrations') and name not like 'sqlite_%'`;
  return from.prepare(named).pluck().all() as string[];
}

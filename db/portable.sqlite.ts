import Database from 'better-sqlite3';
import { applyMigrations, migrationsFolder, migrationsIn } from './migrate';
import {
  countOf,
  emptying,
  forgetTouched,
  fromPlain,
  insertion,
  PAGE,
  type PlainRow,
  type Source,
  selection,
  type TableShape,
  toPlain,
} from './portable';
import type { Fault, Filling } from './store.shape';
import { givingWay } from './turns';

/** Reads the whole base as of now, on a connection of its own: in WAL mode writers go on meanwhile. */
export async function snapshotSqlite<T>(file: string, work: (source: Source) => Promise<T>): Promise<T> {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    connection.pragma('busy_timeout = 5000');
    connection.exec('begin');
    // The first reading fixes the moment.
    connection.prepare('select count(*) from sqlite_schema').get();
    return await work({ rows: (shape) => pages(connection, shape) });
  } finally {
    connection.close();
  }
}

async function* pages(connection: Database.Database, shape: TableShape): AsyncGenerator<PlainRow[]> {
  let page: PlainRow[] = [];
  const giveWay = givingWay();
  for (const row of connection.prepare(selection(shape)).iterate()) {
    page.push(toPlain(shape, row as Record<string, unknown>));
    if (page.length < PAGE) continue;
    yield page;
    page = [];
    await giveWay();
  }
  if (page.length > 0) yield page;
}

/** Within `begin`, with foreign keys off: the tables as they were, their rows, then the tables as they are now. */
export async function fillSqlite(database: Database.Database, { tags, load }: Filling): Promise<void> {
  const all = migrationsIn(migrationsFolder('sqlite'));
  applyMigrations(
    database,
    all.filter(({ tag }) => tags.includes(tag)),
  );
  const emptied = new Set<string>();
  const giveWay = givingWay();
  await load({
    insert: async (shape, rows) => {
      // Migrations may have put rows of their own there; those that come know what became of them.
      if (!emptied.has(shape.name)) database.exec(emptying(shape));
      emptied.add(shape.name);
      const insert = database.prepare(insertion(shape, `(${shape.columns.map(() => '?').join(', ')})`));
      for (const row of rows) {
        insert.run(fromPlain(shape, row, 'sqlite'));
        await giveWay();
      }
    },
  });
  const forget = forgetTouched(tags);
  if (forget) database.exec(forget);
  applyMigrations(
    database,
    all.filter(({ tag }) => !tags.includes(tag)),
  );
}

/** What is wrong with the file, its links or the count of its rows. One table at a time, so that nobody waits long. */
export async function faultInSqlite(
  database: Database.Database,
  expected: Record<string, number>,
): Promise<Fault | null> {
  const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[];
  const giveWay = givingWay();
  for (const table of tables) {
    if (database.pragma(`integrity_check("${table}")`, { simple: true }) !== 'ok') return 'not-sound';
    await giveWay();
    if ((database.pragma(`foreign_key_check("${table}")`) as unknown[]).length > 0) return 'broken-links';
    await giveWay();
  }
  for (const [table, count] of Object.entries(expected))
    if (database.prepare(countOf(table)).pluck().get() !== count) return 'counts-differ';
  return null;
}

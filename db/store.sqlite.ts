import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Misconfigured } from '../lib/errors';
import { withoutValues } from './failure';
import { keyTables, sqliteKeys } from './keys.sqlite';
import { migrateSqlite } from './migrate';
import { faultInSqlite, fillSqlite, snapshotSqlite } from './portable.sqlite';
import type { Reader, Store, Writer } from './store.shape';
import { turns } from './turns';

/** Opens the base in the file, made if it is not there, with its key store `keys.db` beside it. */
export function openSqlite(file: string): Store {
  const keyFile = join(dirname(file), 'keys.db');
  // An empty key store in place of a lost one would make everybody on file look erased.
  if (existsSync(file) && !existsSync(keyFile)) throw new Misconfigured(`${keyFile} is missing. Put it back.`);
  const keys = openFile(keyFile);
  const writing = openFile(file);
  keys.exec(keyTables);
  const reading = new Database(file, { readonly: true, fileMustExist: true });
  reading.pragma('busy_timeout = 5000');
  reading.pragma('temp_store = MEMORY');
  const writer = drizzle({ client: preparingOnce(writing), casing: 'snake_case' }) as unknown as Writer;
  const inTurn = turns();

  return withoutValues({
    reader: drizzle({ client: preparingOnce(reading), casing: 'snake_case' }) as unknown as Reader,
    keys: sqliteKeys(keys),
    transact: (work) =>
      inTurn(async () => {
        writing.exec('begin immediate');
        try {
          const { commit, value } = await work(writer);
          writing.exec(commit ? 'commit' : 'rollback');
          return value;
        } finally {
          if (writing.inTransaction) writing.exec('rollback');
        }
      }),
    migrate: () => inTurn(() => migrateSqlite(writing, file)),
    emptyLog: () => inTurn(async () => void writing.pragma('wal_checkpoint(TRUNCATE)')),
    snapshot: (work) => snapshotSqlite(file, work),
    isEmpty: async () => writing.prepare(`select 1 from sqlite_schema where type = 'table'`).get() === undefined,
    fill: (filling) =>
      inTurn(async () => {
        writing.pragma('foreign_keys = OFF');
        try {
          writing.exec('begin immediate');
          await fillSqlite(writing, filling);
          await filling.finish?.(writer);
          writing.exec('commit');
        } finally {
          if (writing.inTransaction) writing.exec('rollback');
          writing.pragma('foreign_keys = ON');
        }
      }),
    fault: (expected) => faultInSqlite(reading, expected),
    close: async () => {
      reading.close();
      writing.close();
      keys.close();
    },
  });
}

/** So many statements of a connection are kept ready: more than the pages ask in a day, where lists are of few lengths. */
const READY = 400;

/** A connection for queries that prepares each statement once: for most that takes longer than to answer it. */
function preparingOnce(database: Database.Database): Database.Database {
  const ready = new Map<string, Database.Statement>();
  const prepare = (source: string): Database.Statement => {
    const statement = ready.get(source) ?? database.prepare(source);
    // What was asked last goes last.
    ready.delete(source);
    ready.set(source, statement);
    if (ready.size > READY) ready.delete(ready.keys().next().value ?? '');
    return statement.reader ? statement.raw(false) : statement;
  };
  // Queries ask nothing else of it: transactions are ours.
  return { prepare } as unknown as Database.Database;
}

/** What every connection that writes is told, and what it answers when asked. */
export const wanted: Record<string, { set: string; reads: string | number }> = {
  journal_mode: { set: 'WAL', reads: 'wal' },
  synchronous: { set: 'FULL', reads: 2 },
  foreign_keys: { set: 'ON', reads: 1 },
  busy_timeout: { set: '5000', reads: 5000 },
  secure_delete: { set: 'ON', reads: 1 },
  temp_store: { set: 'MEMORY', reads: 2 },
};

export function inForce(database: Database.Database): Record<string, unknown> {
  return Object.fromEntries(Object.keys(wanted).map((pragma) => [pragma, database.pragma(pragma, { simple: true })]));
}

export function openFile(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const isNew = !existsSync(file);
    // A folder handed over empty is for this base alone, as is every file in it.
    if (isNew && readdirSync(dirname(file)).length === 0) chmodSync(dirname(file), 0o700);
    const database = new Database(file);
    if (isNew || (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    for (const [pragma, { set }] of Object.entries(wanted)) database.pragma(`${pragma} = ${set}`);
    if (inForce(database).synchronous !== wanted.synchronous?.reads) throw new Misconfigured('synchronous is not FULL');
    return database;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (/EACCES|EROFS|EPERM|SQLITE_CANTOPEN|SQLITE_READONLY/.test(code))
      throw new Misconfigured(`The folder ${dirname(file)} cannot be written. Choose another with PULANG_DATA_DIR.`);
    throw error;
  }
}

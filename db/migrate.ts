import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Misconfigured } from '../lib/errors';

type Journal = { entries: { idx: number; when: number; tag: string }[] };

/** The migrations of a folder in their order: name, moment, statements. */
export function migrationsIn(folder: string) {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
  return journal.entries.map((entry) => ({
    tag: entry.tag,
    statements: readFileSync(join(folder, `${entry.tag}.sql`), 'utf8').split('--> statement-breakpoint'),
  }));
}

export const migrationsFolder = (engine: 'sqlite' | 'postgres') => join(process.cwd(), 'drizzle', engine);

/**
 * Brings a base up to the newest migration. Three belts, because a rebuilt table can empty its children without a word
 * (drizzle #5782): a copy of the file first, foreign keys off while migrating, a check after. Any violation or error
 * undoes everything.
 */
export async function migrateSqlite(database: Database.Database, file: string, folder = migrationsFolder('sqlite')) {
  makeMigrationsTable(database);
  const done = new Set(database.prepare('select tag from migrations').pluck().all());
  const pending = migrationsIn(folder).filter(({ tag }) => !done.has(tag));
  if (pending.length === 0) return;

  const copy = `${file}.before-${pending[0]?.tag}`;
  database.pragma('wal_checkpoint(TRUNCATE)');
  if (done.size > 0) copyFileSync(file, copy);
  database.pragma('foreign_keys = OFF');
  try {
    database.exec('begin immediate');
    applyMigrations(database, pending);
    const broken = database.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Misconfigured(`The update would break ${broken.length} links; nothing was changed.`);
    database.exec('commit');
    rmSync(copy, { force: true });
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

function makeMigrationsTable(database: Database.Database): void {
  database.exec('create table if not exists migrations (tag text primary key, at integer not null)');
}

/** Within a transaction, with foreign keys off. */
export function applyMigrations(database: Database.Database, pending: ReturnType<typeof migrationsIn>): void {
  makeMigrationsTable(database);
  for (const { tag, statements } of pending) {
    for (const statement of statements) database.exec(statement);
    database.prepare('insert into migrations (tag, at) values (?, ?)').run(tag, Date.now());
  }
}

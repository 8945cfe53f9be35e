import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { inForce, openFile, wanted } from '@/db/store.sqlite';
import { environment } from '@/lib/environment';
import { troubleOf } from '@/lib/errors';
import { bad, type Finding, found, ok, warn } from './finding';

const LONG_LOG = 256;

/** Both files as SQLite itself sees them, through a connection opened as the app opens its own. */
export async function sqlite(): Promise<Finding[]> {
  const names = ['pulang.db', 'keys.db'];
  const { dataDir } = environment();
  const missing = names.filter((name) => !existsSync(join(dataDir, name)));
  if (missing.length > 0) return missing.map((name) => bad('base.missing', { file: join(dataDir, name) }));
  const all = await Promise.all(names.map((name) => found(() => fileOrDamage(join(dataDir, name), name))));
  return all.flat();
}

/** One that does not even open is named all the same. */
function fileOrDamage(path: string, name: string): Finding[] {
  try {
    return file(path, name);
  } catch (error) {
    if (troubleOf(error) === 'damaged') return [bad('integrity.damaged', { file: name })];
    throw error;
  }
}

function file(path: string, name: string): Finding[] {
  const database = openFile(path);
  try {
    const off = Object.entries(inForce(database)).filter(([pragma, value]) => value !== wanted[pragma]?.reads);
    const whole = isWhole(database);
    const links = whole ? (database.pragma('foreign_key_check') as unknown[]).length : 0;
    const log = existsSync(`${path}-wal`) ? Math.round(statSync(`${path}-wal`).size / 1024 / 1024) : 0;
    return [
      ...(off.length === 0
        ? [ok('pragmas.ok', { file: name, pragmas: Object.keys(wanted).join(', ') })]
        : off.map(([pragma, value]) => bad('pragmas.off', { file: name, pragma, value: String(value) }))),
      whole ? ok('integrity.ok', { file: name }) : bad('integrity.damaged', { file: name }),
      ...(links === 0 ? [] : [bad('integrity.links', { file: name, count: links })]),
      ...(log > LONG_LOG ? [warn('log.long', { file: `${name}-wal`, size: log })] : []),
    ];
  } finally {
    database.close();
  }
}

/** Some damage is found by looking, some already ends the look. */
function isWhole(database: Database.Database): boolean {
  try {
    return database.pragma('integrity_check', { simple: true }) === 'ok';
  } catch (error) {
    if (troubleOf(error) === 'damaged') return false;
    throw error;
  }
}

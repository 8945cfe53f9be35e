import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { root, runOurs } from '../../bootstrap.mjs';
import type { Base } from './base';

const app = join(root, 'bin', 'bench', 'bare-app');

/**
 * Builds the bare app in a scratch folder, unless one was built from these very files, and answers where. Apart from
 * ours: Next would find our `proxy.ts` above it, and it would not be bare.
 */
export function buildBare(): string {
  const place = join(tmpdir(), `pulang-bench-bare-${hashOf(app)}`);
  const made = join(place, 'made');
  if (existsSync(made)) return place;
  rmSync(place, { recursive: true, force: true });
  cpSync(app, place, { recursive: true });
  writeFileSync(join(place, 'package.json'), '{ "private": true, "type": "module" }\n');
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction');
  const { status, output } = runOurs([join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build', place]);
  if (status !== 0) throw new Error(`the bare app was not built:\n${output}`);
  writeFileSync(made, '');
  return place;
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
    .update(root)
    .update(readFileSync(join(root, 'package-lock.json')));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((each) => /\.\w+$/.test(each)).sort())
    hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

/** The cases of a base as one flat table, and sums of them: what the bare app reads. Nothing sealed comes along. */
export function bareBase({ folder, seats }: Base): string {
  const file = `${folder}.bare.db`;
  if (!existsSync(file) || !holds(file, seats.cases)) {
    rmSync(file, { force: true });
    fill(file, join(folder, 'pulang.db'));
  }
  return file;
}

function holds(file: string, count: number): boolean {
  const base = new Database(file);
  try {
    // The bench logs cases of its own.
    return Math.abs((base.prepare('select count(*) from flat').pluck().get() as number) - count) < count / 100 + 1_000;
  } catch {
    return false;
  } finally {
    base.close();
  }
}

const lists = ['recruitment_channel', 'online_platform', 'exploitation_type', 'scam_type', 'means_of_control'];
const answered = (list: string) =>
  `(select group_concat(code, '; ') from real.episode_answers a where a.episode_id = e.id and a.list = '${list}') as ${list}`;

function fill(file: string, real: string): void {
  const base = new Database(file);
  base.pragma('journal_mode = WAL');
  base.prepare('attach ? as real').run(real);
  base.exec(`
    create table flat as select c.id, c.handled_on, c.reference, o.code as office, c.status, c.closed_on,
      c.closure_reason, e.destination, e.current_country, p.sex, p.birth_year, p.home_province,
      ${lists.map(answered).join(', ')}, e.started_on, e.ended_on, e.exit_manner, c.return_status, c.returned_on,
      c.return_mode, c.return_basis, c.return_funding, c.retrafficking
      from real.cases c join real.episodes e on e.id = c.episode_id join real.persons p on p.id = c.person_id
      join real.offices o on o.id = c.office_id;
    create unique index flat_handled on flat (handled_on, id);
    create table sums (kind text, month text, code text, n integer, primary key (kind, month, code)) without rowid;
    create table logged (id text primary key, destination text, handled_on text, name text);`);
  const kinds = {
    ...{ destination: 'destination', month: 'substr(handled_on, 1, 7)', year: 'substr(handled_on, 1, 4)' },
    ...{ channel: `coalesce(recruitment_channel, '')`, return_status: 'return_status', sex: `coalesce(sex, '')` },
  };
  for (const [kind, code] of Object.entries(kinds))
    base
      .prepare(`insert into sums select ?, substr(handled_on, 1, 7), ${code}, count(*) from flat group by 2, 3`)
      .run(kind);
  base.prepare('detach real').run();
  base.close();
}

/** What exceljs takes for its stream of so many rows, in milliseconds, where it is installed in a folder; else undefined. */
export function excelJs(folder: string | undefined, rows: number): number | undefined {
  if (!folder) return undefined;
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'bench', 'figures', 'exceljs.mjs'), folder, String(rows)],
    { encoding: 'utf8' },
  );
  return status === 0 ? Number(stdout) : undefined;
}

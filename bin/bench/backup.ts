import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { auditEntries, cases, users } from '@/db/schema';
import { openStore, putStore, store } from '@/db/store';
import { makeKey, takeKey } from '@/features/backups/commands/key';
import { makeBackup } from '@/features/backups/commands/make-backup';
import { openCase } from '@/features/cases/commands/open-case';
import { generateCases, loadDemo } from '@/features/demo/commands';
import type { Machine, Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';

/**
 * A backup of many cases while eight caseworkers write, and its restore on an empty place with the lines of
 * docs/backup.md as they stand there. On PostgreSQL where `DATABASE_URL` names a server whose user may create databases.
 */
const WRITERS = 8;
const MOST_SECONDS = 600;
const passphrase = 'perahu kuning di teluk';
const actor: Machine = { kind: 'machine', name: 'command-line' };

export async function run([typed = '20000']: string[]): Promise<number> {
  const count = Number(typed);
  const home = mkdtempSync(join(tmpdir(), 'pulang-bench-backup-'));
  const places = await makePlaces(home);
  try {
    const files = await backUpWhileTheyWrite(home, places.from, count);
    return await restoreByTheGuide(home, places.to, files);
  } finally {
    await places.remove();
    rmSync(home, { recursive: true, force: true });
  }
}

type Files = { BACKUP: string; KEYS: string; KEY: string; acknowledged: number };

async function backUpWhileTheyWrite(home: string, url: string, count: number): Promise<Files> {
  process.env.PULANG_DATA_DIR = join(home, 'first');
  process.env.PULANG_KEY_FILE = join(home, 'master.key');
  writeFileSync(process.env.PULANG_KEY_FILE, '5e'.repeat(32), { mode: 0o600 });
  const base = await openStore(url);
  await base.migrate();
  await putStore(base);
  await loadDemo();
  await generateCases(count - (await base.reader.$count(cases)));
  const KEY = await newKey(home);

  const stop = new AbortController();
  const writers = (await caseworkers()).map((worker) => writeUntil(stop.signal, worker));
  say('pause of anybody while eight write, 99 %', await pauseWhile(new Promise((done) => setTimeout(done, 10_000))));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const began = performance.now();
  const made = await makeBackup(actor, { to: join(home, 'elsewhere') });
  const seconds = (performance.now() - began) / 1000;
  delay.disable();
  stop.abort();
  const acknowledged = (await Promise.all(writers)).reduce((sum, each) => sum + each, 0);
  if (isRefused(made)) throw new Error(`the backup was refused: ${made.refused}`);
  say('backup and its proof, while eight write', `${seconds.toFixed(1)} s`);
  say('  cases the eight wrote meanwhile', String(acknowledged));
  say('  pause of anybody meanwhile, 99 %', inMilliseconds(delay));
  say('  size of the data, of the keys', `${megabytes(made.file)}, ${megabytes(made.keysFile)}`);
  await putStore(undefined);
  await base.close();
  return { BACKUP: made.file, KEYS: made.keysFile, KEY, acknowledged };
}

async function pauseWhile(work: Promise<unknown>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work;
  delay.disable();
  return inMilliseconds(delay);
}

const inMilliseconds = (delay: { percentile(of: number): number }) => `${(delay.percentile(99) / 1e6).toFixed(0)} ms`;

async function newKey(home: string): Promise<string> {
  const made = await makeKey(actor, passphrase);
  if (isRefused(made)) throw new Error(made.refused);
  await takeKey(actor, { file: made.file, passphrase });
  const file = join(home, 'pulang-key.json');
  writeFileSync(file, made.file, { mode: 0o600 });
  return file;
}

async function caseworkers(): Promise<Staff[]> {
  const { reader } = await store();
  const [ayu] = await reader.select().from(users).where(eq(users.signInName, 'ayu'));
  if (!ayu) throw new Error('there is no Ayu');
  const { id, name, officeId } = ayu;
  const worker = { kind: 'staff', id, name, role: 'caseworker', officeId, officeCode: 'PNH' } as const;
  return Array.from({ length: WRITERS }, () => ({ ...worker, headquarters: false, locale: null }));
}

/** Opens cases one after another, as somebody would who never pauses; answers how many were acknowledged. */
async function writeUntil(stop: AbortSignal, worker: Staff): Promise<number> {
  for (let count = 0; ; count += 1) {
    if (stop.aborted) return count;
    const answers = { destination: 'KH', handledOn: '2026-11-10', name: 'Invented Person' };
    const opening = { submissionId: newId(), officeId: worker.officeId, status: 'active', returnStep: null } as const;
    const opened = await openCase(worker, { ...opening, answers });
    if (isRefused(opened)) throw new Error(opened.refused);
    await new Promise((resume) => setTimeout(resume, 2));
  }
}

/** Runs what the guide says to type, as it is written there. */
async function restoreByTheGuide(home: string, to: string, files: Files): Promise<number> {
  const { acknowledged: _, ...variables } = files;
  const { PULANG_KEY_FILE: __, DATABASE_URL: ___, ...env } = process.env;
  const place = to.startsWith('file:') ? {} : { DATABASE_URL: to };
  const PULANG_DATA_DIR = join(home, 'second', 'data');
  mkdirSync(join(home, 'second'));
  const began = performance.now();
  for (const line of linesOfTheGuide()) {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
      env: { ...env, ...variables, ...place, PULANG_DATA_DIR },
      input: `${passphrase}\n`,
      encoding: 'utf8',
    });
    say(`$ ${line}`, status === 0 ? 'done' : `failed (${status})`);
    console.log(`${stdout}${stderr}`.replace(/^/gm, '    ').trimEnd());
    if (status !== 0) return 1;
  }
  const seconds = (performance.now() - began) / 1000;
  say(`restored by the guide alone (at most ${MOST_SECONDS} s)`, `${seconds.toFixed(1)} s`);
  const base = await openStore(to.startsWith('file:') ? `file:${join(PULANG_DATA_DIR, 'pulang.db')}` : to);
  say('  cases, entries of the audit', `${await base.reader.$count(cases)}, ${await base.reader.$count(auditEntries)}`);
  await base.close();
  return seconds <= MOST_SECONDS ? 0 : 1;
}

function linesOfTheGuide(): string[] {
  const block = /<!-- restore -->\s+```sh\n([^`]+)```/.exec(readFileSync('docs/backup.md', 'utf8'))?.[1];
  if (!block) throw new Error('docs/backup.md has no lines to restore with');
  return block.trim().split('\n');
}

async function makePlaces(home: string): Promise<{ from: string; to: string; remove(): Promise<void> }> {
  const server = process.env.DATABASE_URL;
  mkdirSync(join(home, 'first'), { mode: 0o700 });
  if (!server) return { from: `file:${join(home, 'first', 'pulang.db')}`, to: 'file:', remove: async () => undefined };
  const names = ['first', 'second'].map((each) => `pulang_bench_${each}_${process.pid}`);
  const at = (name = '') => Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const each = async (act: (name: string) => string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    for (const name of names) await client.query(act(name));
    await client.end();
  };
  await each((name) => `create database ${name}`);
  return {
    from: at(names[0]),
    to: at(names[1]),
    remove: () => each((name) => `drop database if exists ${name} with (force)`),
  };
}

const megabytes = (file: string) => `${(statSync(file).size / 1e6).toFixed(1)} MB`;
const say = (what: string, how: string) => console.log(`${what.padEnd(60)} ${how}`);

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { makeKeyFile } from '@/db/master-key';
import { openStore, putStore } from '@/db/store';
import { openCase } from '@/features/cases/commands/open-case';
import { environment } from '@/lib/environment';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Ledger, Line } from './ledger';
import { addCaseworkers, caseworkers } from './people';
import { unsoundness } from './soundness';
import { stateOf } from './state';

/** A folder of its own, with a key beside the data; nothing of any other installation is touched. */
export function makeArena(at = mkdtempSync(join(tmpdir(), 'pulang-torture-'))): string {
  process.env.PULANG_DATA_DIR = join(at, 'data');
  process.env.PULANG_KEY_FILE = join(at, 'key');
  mkdirSync(at, { recursive: true });
  return at;
}

/** Makes the base with its eight caseworkers; answers the number of the case they will all change. */
export async function makeBase(): Promise<string> {
  makeKeyFile(true);
  return withBase(async (migrate) => {
    await migrate();
    await addCaseworkers();
    const [actor] = caseworkers;
    if (!actor) throw new Error('nobody writes');
    const file = { submissionId: newId(), officeId: actor.officeId, status: 'active' as const, returnStep: null };
    const opened = await openCase(actor, { ...file, answers: { destination: 'KH', handledOn: '2026-11-10' } });
    if (isRefused(opened)) throw new Error(opened.refused);
    return opened.reference;
  });
}

async function withBase<T>(work: (migrate: () => Promise<void>) => Promise<T>): Promise<T> {
  const opened = await openStore(environment().databaseUrl);
  try {
    await putStore(opened);
    return await work(() => opened.migrate());
  } finally {
    await putStore(undefined);
    await opened.close();
  }
}

/** Opens the base as the next start would, and answers everything that is not as it must be. */
export function inspect(ledger: Ledger, shared: string): Promise<string[]> {
  return withBase(async () => [...ledger.compare(await stateOf(shared)), ...(await unsoundness()), ...fileFaults()]);
}

/** SQLite's own word on both files. */
function fileFaults(): string[] {
  const { databaseUrl, dataDir } = environment();
  if (!databaseUrl.startsWith('file:')) return [];
  return ['pulang.db', 'keys.db'].flatMap((name) => {
    const database = new Database(join(dataDir, name), { readonly: true });
    const damage = database.pragma('integrity_check', { simple: true });
    const broken = database.pragma('foreign_key_check') as unknown[];
    database.close();
    return [
      ...(damage === 'ok' ? [] : [`${name}: ${damage}`]),
      ...(broken.length === 0 ? [] : [`${name}: ${broken.length} links lead nowhere`]),
    ];
  });
}

export type Writers = {
  child: ChildProcess;
  ledger: Ledger;
  /** Resolves with the first line that satisfies; or null when the writers are gone. */
  until(wanted: (line: Line) => boolean): Promise<Line | null>;
  /** Kills them and reads what they had still said. */
  kill(): Promise<void>;
};

/** Starts the eight writers as a process of their own. */
export function startWriters(ledger: Ledger, seed: string, shared: string, control = false): Writers {
  const args = ['--import', 'tsx', 'bin/torture/writers.ts', seed, shared, ...(control ? ['control'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env: process.env });
  const waiting = new Set<(line: Line | null) => void>();
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (text) => {
    // The last line may have been cut by the kill; then nobody had been told.
    const line = parsed(text);
    if (!line) return;
    ledger.take(line);
    for (const listener of waiting) listener(line);
  });
  const closed = once(lines, 'close').then(() => {
    for (const listener of waiting) listener(null);
  });
  return {
    child,
    ledger,
    until: (wanted) =>
      new Promise((resolve) => {
        const listener = (line: Line | null) => {
          if (line && !wanted(line)) return;
          waiting.delete(listener);
          resolve(line);
        };
        waiting.add(listener);
        if (child.exitCode !== null || child.signalCode !== null) listener(null);
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

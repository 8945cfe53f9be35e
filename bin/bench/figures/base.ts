import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, root, typeScript } from '../../bootstrap.mjs';

/** What a base offers the bench: who is signed in, and a case of each kind. */
export type Seats = {
  cases: number;
  /** Sees every office and may open identities. */
  cookie: string;
  /** A case whose identity she has opened, and one that has none. */
  withIdentity: string;
  without: string;
  /** Where the list ends, and its middle, as its addresses say it. */
  middle: string;
  last: string;
  /** A day before which about a hundred thousand cases were handled, where there are more. */
  until: string;
  exported: number;
};

export type Base = { folder: string; env: NodeJS.Dict<string>; seats: Seats };

/** The reference data set, and invented cases up to `count`; reused where the folder holds a base already. */
export function baseOf(home: string, count: number, databaseUrl?: string): Base {
  const folder = join(home, `${count}${databaseUrl ? '-postgres' : ''}`);
  const env = { PULANG_DATA_DIR: folder, PULANG_KEY_FILE: `${folder}.key`, DATABASE_URL: databaseUrl };
  mkdirSync(home, { recursive: true });
  if (!existsSync(join(folder, 'demo.json'))) {
    if (!existsSync(`${folder}.key`)) writeFileSync(`${folder}.key`, randomBytes(32).toString('hex'), { mode: 0o600 });
    run(env, 'bin/prepare.ts', '--demo');
    const missing = count - Number(run(env, 'bin/bench/figures/seats.ts', '--count'));
    if (missing > 0) run(env, 'bin/pulang.ts', 'cases', 'generate', String(missing));
  } else run(env, 'bin/prepare.ts');
  return { folder, env, seats: JSON.parse(run(env, 'bin/bench/figures/seats.ts')) as Seats };
}

/** Each base is opened in a process of its own: a process has one base, and one engine. */
export function run(env: NodeJS.Dict<string>, script: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...typeScript, join(root, script), ...args], {
    cwd: root,
    env: environment(env),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

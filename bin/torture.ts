import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { readArguments } from './commands/arguments';

/**
 * `npm run torture`: kills what can be killed under eight writers, and looks whether anything acknowledged is lost, half
 * done or missing in the audit. See docs/reliability.md.
 */
const usage = `npm run torture -- [--rounds 100] [--engine sqlite|postgres] [--seed WORD] [--files] [--control]

  --rounds N   how often each thing is killed (100)
  --engine E   only on this engine; without it on both
  --seed WORD  the chance that decides when; printed, so that it can be given again
  --files      the power cut on torn copies of the files, also where a disk image could be mounted
  --control    a power cut under a setting that does not wait for the disk: must lose writes`;

process.exitCode = await main();

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2), {
    values: ['rounds', 'engine', 'seed'],
    flags: ['files', 'control'],
    positionals: 0,
  });
  if ('refused' in given) return misused();
  const { rounds = '100', engine, seed = String(Date.now()) } = given.values;
  const engines = ['sqlite', 'postgres'].filter((name) => engine === undefined || name === engine);
  if (!/^[1-9]\d{0,4}$/.test(rounds) || engines.length === 0) return misused();
  if (given.flags.has('control')) return run('sqlite', rounds, seed, 'control');
  let worst = 0;
  for (const name of engines)
    worst = Math.max(worst, await run(name, rounds, seed, given.flags.has('files') ? 'files' : ''));
  console.log(worst === 0 ? 'Nothing was lost, half done or missing.' : 'There were faults: see above.');
  return worst;
}

function misused(): number {
  console.error(usage);
  return 2;
}

async function run(engine: string, rounds: string, seed: string, kind: string): Promise<number> {
  const { DATABASE_URL: _, KEYS_DATABASE_URL: __, ...env } = process.env;
  const url = engine === 'postgres' ? { DATABASE_URL: `postgres://pulang@127.0.0.1:${await freePort()}/postgres` } : {};
  const args = ['--import', 'tsx', 'bin/torture/run.ts', engine, rounds, seed, kind];
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...env, ...url } });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return address && typeof address === 'object' ? address.port : 0;
}

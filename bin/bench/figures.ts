import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isRefused } from '@/lib/errors';
import { build, theApp } from '../bootstrap.mjs';
import { readArguments } from '../commands/arguments';
import { casePages, dashboards, lists, logging, others, type Place, page, type Run, views } from './figures/acts';
import { bareBase, buildBare } from './figures/bare';
import { type Base, baseOf, run as runIn } from './figures/base';
import { exportOf, files, reportOf } from './figures/files';
import { beside, inTurn, isKept, lineOf, median, type Promised, type Unmeasured } from './figures/promise';
import { start } from './figures/server';
import { scriptsOf } from './figures/visitor';
import { type Bench, middleOf } from './measure';

const usage =
  'npm run bench -- figures [--small 2000] [--large 20000] [--rounds 40] [--bases FOLDER] [--exceljs FOLDER]';

/**
 * The app over HTTP on bases of two sizes, signed in, act by act, beside a bare Next app on a flat table, taken in turn
 * within one run. See docs/decisions/0046-speed-is-told-against-a-bare-app.md.
 */
export const run: Bench = async (args) => {
  const given = readArguments(args, { values: ['small', 'large', 'rounds', 'bases', 'exceljs'], positionals: 0 });
  if (isRefused(given)) return wrongUse();
  const { small = '2000', large = '20000', rounds = '40', bases, exceljs } = given.values;
  if (![small, large, rounds].every((text) => /^[1-9]\d{0,6}$/.test(text))) return wrongUse();
  const home = bases ?? mkdtempSync(join(tmpdir(), 'pulang-bench-figures-'));
  try {
    const sizes = { small: Number(small), large: Number(large) };
    return told(await measured({ home, ...sizes, rounds: Number(rounds), exceljs }));
  } finally {
    if (!bases) rmSync(home, { recursive: true, force: true });
  }
};

function wrongUse(): number {
  console.error(usage);
  return 2;
}

type Lines = (Promised | Unmeasured)[];
type Wanted = { home: string; small: number; large: number; rounds: number; exceljs: string | undefined };

function told(lines: Lines): number {
  const broken = lines.filter((line) => 'why' in line || !isKept(line));
  console.log(
    broken.length === 0 ? 'All that is promised holds.' : `${broken.length} of ${lines.length} lines do not hold.`,
  );
  return broken.length === 0 ? 0 : 1;
}

async function measured({ home, small, large, rounds, exceljs }: Wanted): Promise<Lines> {
  build();
  const bareApp = join(buildBare(), 'server.mjs');
  const bases = { small: baseOf(home, small), large: baseOf(home, large) };
  console.log(
    `${bases.small.seats.cases} and ${bases.large.seats.cases} cases, ${rounds} rounds, ${availableParallelism()} processors, Node ${process.version}. Load ${load()}.`,
  );
  const lines: Lines = [];
  const say = (more: Lines) => {
    for (const line of more)
      console.log('why' in line ? `${line.what.padEnd(66)} not measured: ${line.why}` : lineOf(line));
    lines.push(...more);
  };
  say(engine(bases.large));
  say(await coldStarts(bases.large, bareApp));
  const ours = { small: await placeOf(bases.small), large: await placeOf(bases.large) };
  const bare = await start(bareStart(bases.large, bareApp));
  try {
    const all: Run = { ...ours, bare, rounds };
    say(await memory(all, 'idle', 1.6));
    say(await scripts(all));
    for (const part of [dashboards, lists, casePages, views]) say(await part(all));
    say(await files(ours.large, bare, exceljs));
    say(await others(all, { 'an export': exportOf(ours.large), 'a report': reportOf('pdf') }));
    say(await memory(all, 'after load', 1.5));
    say(await logging(all));
    say(await onPostgres(home, small, ours.small, rounds));
  } finally {
    for (const server of [ours.small.server, ours.large.server, bare]) await server.stop();
  }
  console.log(`Load ${load()}.`);
  return lines;
}

const load = () =>
  loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');

const ourStart = ({ env, seats }: Base, path = '/dashboard') =>
  ({ args: theApp, env, first: { path, cookie: seats.cookie } }) as const;
const bareStart = (base: Base, script: string, path = '/dashboard') =>
  ({ args: [script], env: { BARE_BASE: bareBase(base) }, first: { path } }) as const;

async function placeOf(base: Base): Promise<Place> {
  return { base, server: await start(ourStart(base)) };
}

function engine(base: Base): Promised[] {
  const told = JSON.parse(runIn(base.env, 'bin/bench/figures/engine.ts')) as {
    loaded: number;
    bytes: number;
    cases: number;
    free: number[];
    asOf: number[];
  };
  return [
    { what: 'a view with two filters and three dimensions, not asked before', measured: middleOf(told.free), most: 50 },
    { what: 'a figure as of another day, not asked before', measured: middleOf(told.asOf), most: 300 },
    { what: `columns of ${told.cases} cases`, measured: told.bytes / 2 ** 20, unit: 'MB' },
    { what: 'columns made from the base, by themselves', measured: told.loaded },
  ];
}

/** From nothing to the first page of the dashboard. */
async function coldStarts(base: Base, bareApp: string): Promise<Promised[]> {
  const cold = async (what: Parameters<typeof start>[0]) => {
    const server = await start(what);
    await server.stop();
    return { clock: server.cold, worked: Number.NaN };
  };
  const times = await inTurn(
    { bare: () => cold(bareStart(base, bareApp)), ours: () => cold(ourStart(base)) },
    { rounds: 3, warm: 1 },
  );
  return [
    {
      what: 'cold start to the first dashboard: bare',
      measured: median(times.ours),
      floor: median(times.bare),
      most: 2,
    },
  ];
}

async function memory({ large, bare }: Run, when: string, most: number): Promise<Promised[]> {
  const megabytes = (bytes: number) => bytes / 2 ** 20;
  return [
    {
      what: `memory ${when}, without the index of names: bare`,
      measured: megabytes(large.server.held()),
      floor: megabytes(bare.held()),
      most,
      unit: 'MB',
    },
  ];
}

async function scripts({ large, bare }: Run): Promise<Promised[]> {
  const { cookie } = large.base.seats;
  const floor = (await scriptsOf(bare.visitor, { path: '/' })) / 1_000;
  const of = async (path: string) => (await scriptsOf(large.server.visitor, { path, cookie })) / 1_000;
  return [
    { what: 'scripts of the list, gzipped: bare', measured: await of('/cases'), floor, most: 1.4, unit: 'kB' },
    { what: 'scripts of the dashboard, gzipped: bare', measured: await of('/dashboard'), floor, most: 1.4, unit: 'kB' },
  ];
}

/** The same pages on a base of PostgreSQL with as few cases, in a database of the bench's own. */
async function onPostgres(home: string, count: number, sqlite: Place, rounds: number): Promise<Lines> {
  const what = 'pages on PostgreSQL: on SQLite';
  const server = process.env.PULANG_TEST_POSTGRES_URL;
  if (!server) return [{ what, why: 'PULANG_TEST_POSTGRES_URL names no server' }];
  const name = `pulang_bench_${process.pid}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  const folder = mkdtempSync(join(home, 'postgres-'));
  try {
    const base = baseOf(folder, count, Object.assign(new URL(server), { pathname: `/${name}` }).toString());
    const place = await placeOf(base);
    const lines = await besideSqlite(place, sqlite, rounds).finally(() => place.server.stop());
    return lines;
  } finally {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function besideSqlite(place: Place, sqlite: Place, rounds: number): Promise<Promised[]> {
  const lines: Promised[] = [];
  const paths: Record<string, (of: Place) => string> = {
    dashboard: () => '/dashboard',
    list: () => '/cases',
    case: ({ base }) => `/cases/${base.seats.withIdentity}`,
  };
  for (const [name, path] of Object.entries(paths)) {
    const both = { theirs: () => page(place, path(place)), sqlite: () => page(sqlite, path(sqlite)) };
    const times = await inTurn(both, { rounds });
    lines.push({
      what: `${name} on PostgreSQL: on SQLite`,
      ...beside(times.theirs, times.sqlite),
      most: 2,
    });
  }
  return lines;
}

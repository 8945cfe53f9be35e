import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefused } from '@/lib/errors';
import { build, theApp } from '../bootstrap.mjs';
import { readArguments } from '../commands/arguments';
import { baseOf } from './figures/base';
import { start } from './figures/server';
import { hostileFiles } from './hostile-files';
import { hiddenIn, type Place, pagesDuring } from './intake';
import { type Bench, quantile } from './measure';

/** How much later than on an idle server others may have their page, at the 95th of a hundred. */
const MOST = 2;
const PAGE = '/cases/intake';

/**
 * Uploads every hostile file over HTTP, one after the other, while somebody else reads the list of cases; and says what
 * the other one waited beside an idle server of the same run, and which files are left behind.
 */
export const run: Bench = async (args) => {
  const given = readArguments(args, { values: ['cases', 'bases'], positionals: 0 });
  const { cases = '2600', bases } = isRefused(given) ? { cases: '' } : given.values;
  if (isRefused(given) || !/^[1-9]\d{0,6}$/.test(cases)) {
    console.error('npm run bench -- hostile [--cases 2600] [--bases FOLDER]');
    return 2;
  }
  const home = bases ?? mkdtempSync(join(tmpdir(), 'pulang-bench-hostile-'));
  const passing = mkdtempSync(join(tmpdir(), 'pulang-bench-passing-'));
  try {
    return await measured(home, Number(cases), passing);
  } finally {
    rmSync(passing, { recursive: true, force: true });
    if (!bases) rmSync(home, { recursive: true, force: true });
  }
};

async function measured(home: string, cases: number, passing: string): Promise<number> {
  build();
  const base = baseOf(home, cases);
  const first = { path: '/cases', cookie: base.seats.cookie };
  const server = await start({ args: theApp, env: { ...base.env, TMPDIR: passing }, first });
  const place = { base, server };
  try {
    // Made before anything is measured: packing two hundred megabytes would keep this clock waiting, too.
    const files = hostileFiles.map(([what, make]) => ({ what, file: make() }));
    console.log(`${base.seats.cases} cases, ${availableParallelism()} processors, Node ${process.version}.`);
    await pagesDuring(place, pause(5_000));
    const idle = quantile(await pagesDuring(place, pause(10_000)), 0.95);
    const uploading = everyFileSent(place, files);
    const during = quantile(await pagesDuring(place, uploading), 0.95);
    for (const { what, took } of (await uploading).toSorted((a, b) => b.took - a.took).slice(0, 5))
      console.log(`${took.toFixed(0).padStart(6)} ms  ${what}`);
    const left = readdirSync(passing, { recursive: true });
    const ratio = during / idle;
    const page = `a page meanwhile, p95: ${during.toFixed(0)} ms (idle ${idle.toFixed(0)} ms, ${ratio.toFixed(2)} times)`;
    console.log(`${hostileFiles.length} hostile files: ${page}; files left behind: ${left.length}`);
    return ratio < MOST && left.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

/** One after the other, each as far as the app takes it; the slowest are told. */
async function everyFileSent({ base, server }: Place, files: { what: string; file: Buffer }[]) {
  const { cookie } = base.seats;
  const { text } = await server.visitor.read({ path: PAGE, cookie });
  const form = { ...hiddenIn(text, 'name="text"'), text: '', step: 'read' };
  const all: { what: string; took: number }[] = [];
  for (const { what, file } of files) {
    const answer = await server.visitor.ask({ path: PAGE, cookie, form: { ...form, file } }).catch(() => null);
    // The door ends a connection that brings more than it lets in.
    if (answer && answer.status >= 500) throw new Error(`${what} answered ${answer.status}`);
    all.push({ what, took: answer?.milliseconds ?? 0 });
    await pause(100);
  }
  return all;
}

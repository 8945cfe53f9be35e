import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefused } from '@/lib/errors';

import { build, theApp } from '../bootstrap.mjs';
import { readArguments } from '../commands/arguments';
import { type Base, baseOf } from './figures/base';
import { type Server, start } from './figures/server';
import { type Bench, quantile } from './measure';
import { pasted, rescued } from './raid';

/** How many people, with how many passports among them, and in how many seconds they are to be in. */
const lists = [
  { people: 202, passports: 144, seconds: 10 },
  { people: 5_000, passports: 3_500, seconds: 120 },
];
/** How much later than on an idle server others may have their page, at the 95th of a hundred. */
const MOST = 2;

/**
 * Takes lists in over HTTP, as a browser without scripts does, while somebody else reads the list of cases; and says how
 * long it took and what the other one waited, beside an idle server of the same run.
 */
export const run: Bench = async (args) => {
  const given = readArguments(args, { values: ['cases', 'bases'], positionals: 0 });
  const { cases = '2600', bases } = isRefused(given) ? { cases: '' } : given.values;
  if (isRefused(given) || !/^[1-9]\d{0,6}$/.test(cases)) {
    console.error('npm run bench -- intake [--cases 2600] [--bases FOLDER]');
    return 2;
  }
  const home = bases ?? mkdtempSync(join(tmpdir(), 'pulang-bench-intake-'));
  try {
    return await measured(home, Number(cases));
  } finally {
    if (!bases) rmSync(home, { recursive: true, force: true });
  }
};

export type Place = { base: Base; server: Server };

async function measured(home: string, cases: number): Promise<number> {
  build();
  const base = baseOf(home, cases);
  const first = { path: '/cases', cookie: base.seats.cookie };
  const server = await start({ args: theApp, env: base.env, first });
  const place = { base, server };
  try {
    console.log(`${base.seats.cases} cases, ${availableParallelism()} processors, Node ${process.version}.`);
    await pagesDuring(place, pause(5_000));
    const idle = quantile(await pagesDuring(place, pause(10_000)), 0.95);
    let failed = 0;
    for (const { people, passports, seconds } of lists) {
      const from = performance.now();
      const taking = takenIn(place, pasted(rescued(people, passports)));
      const during = quantile(await pagesDuring(place, taking), 0.95);
      const took = (performance.now() - from) / 1_000;
      const ratio = during / idle;
      const holds = took <= seconds && ratio < MOST;
      failed += holds ? 0 : 1;
      const page = `a page meanwhile, p95: ${during.toFixed(0)} ms (idle ${idle.toFixed(0)} ms, ${ratio.toFixed(2)} times)`;
      console.log(`${people} people: ${await taking}; in ${took.toFixed(1)} s of ${seconds}; ${page}`);
    }
    return failed === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

/** What somebody else waits for the list of cases, again and again, until something is over. */
export async function pagesDuring({ base, server }: Place, during: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let isOver = false;
  void during.finally(() => {
    isOver = true;
  });
  do {
    times.push((await server.time({ path: '/cases', cookie: base.seats.cookie })).clock);
    await pause(50);
  } while (!isOver);
  return times;
}

/** The steps of the form, one after the other, and then the page of the intake until all is written. */
async function takenIn(place: Place, text: string): Promise<string> {
  const { cookie } = place.base.seats;
  const page = '/cases/intake';
  const today = new Date().toISOString().slice(0, 10);
  const common = { destination: 'KH', handledOn: today, citizenship: 'ID' };
  let html = (await place.server.visitor.read({ path: page, cookie })).text;
  for (const [marker, sent] of [
    ['name="text"', { text, step: 'read' }],
    ['name="list"', { ...common, step: 'judge' }],
  ] as const)
    html = (await place.server.visitor.read({ path: page, cookie, form: { ...hiddenIn(html, marker), ...sent } })).text;
  const confirmed = await place.server.visitor.ask({
    ...{ path: page, cookie },
    form: { ...hiddenIn(html, 'name="list"'), confirm: 'yes' },
  });
  if (confirmed.status !== 303) throw new Error(`the list was not taken: ${confirmed.status}`);
  for (;;) {
    const { text: told } = await place.server.visitor.read({ path: confirmed.to, cookie });
    if (!told.includes('<progress')) return /role="status"[^>]*>([^<]*)/.exec(told)?.[1] ?? '';
    await pause(500);
  }
}

/** What the form with this in it sends along without scripts. */
export function hiddenIn(html: string, marker: string): Record<string, string> {
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((each) => each.includes(marker));
  if (!form) throw new Error(`there is no form with ${marker}`);
  const tags = form.match(/<input type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(
    tags.map((tag) => [/name="([^"]*)"/.exec(tag)?.[1] ?? '', plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '')]),
  );
}

const plain = (value: string) =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

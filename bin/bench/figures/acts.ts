import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@/lib/id';
import type { Took } from '../measure';
import type { Base } from './base';
import { beside, inTurn, median, type Promised, p95, p99 } from './promise';
import type { Server } from './server';

/** A base with the app on it. */
export type Place = { base: Base; server: Server };
export type Run = { small: Place; large: Place; bare: Server; rounds: number };

export const page = ({ base, server }: Place, path: string) => server.time({ path, cookie: base.seats.cookie });
const barePage = (bare: Server, path: string) => bare.time({ path });

/** Another day each time, so that no answer is remembered. */
let count = 0;
export function anotherDay(): string {
  count += 1;
  return new Date(Date.UTC(2022, 0, 1 + (count % 1_000))).toISOString().slice(0, 10);
}
const period = () => `from=2021-01-${String(1 + (count % 28)).padStart(2, '0')}&to=${anotherDay()}`;

const BEST_PEER = { dashboard: 603, logging: 8.3 };

const COUNTRIES = ['PH', 'LA', 'MM', 'TH', 'VN', 'MY', 'AE'];

export async function dashboards({ small, large, bare, rounds }: Run): Promise<Promised[]> {
  // A country is opened for the first time once, so it comes before all others; one of them warms up.
  const [, ...opened] = await each(COUNTRIES, (country) => page(large, `/dashboard/${country}?${period()}`));
  const times = await inTurn(
    {
      bare: () => barePage(bare, '/dashboard'),
      large: () => page(large, '/dashboard'),
      small: () => page(small, '/dashboard'),
      filtered: () => page(large, `/dashboard/KH?${period()}`),
      region: () => page(large, `/dashboard?region=southeast_asia&${period()}`),
    },
    { rounds },
  );
  return [
    { what: 'dashboard, median: bare dashboard', ...beside(times.large, times.bare), most: 2.5 },
    { what: 'dashboard, p95: bare dashboard, p95', ...beside(times.large, times.bare, p95), most: 2.5 },
    { what: 'dashboard: a twentieth of the best peer', measured: median(times.large), most: BEST_PEER.dashboard / 20 },
    { what: 'dashboard: the same with few cases', ...beside(times.large, times.small), most: 1.5 },
    { what: 'dashboard of a country and a period not asked before', ...beside(times.filtered, times.large), most: 1.5 },
    { what: 'dashboard of a region and a period not asked before', ...beside(times.region, times.large), most: 1.5 },
    { what: 'dashboard of a country nobody has opened yet', ...beside(opened, times.large), most: 1.5 },
  ];
}

async function each<T>(all: T[], ask: (one: T) => Promise<Took>): Promise<Took[]> {
  const times: Took[] = [];
  for (const one of all) times.push(await ask(one));
  return times;
}

export async function lists({ small, large, bare, rounds }: Run): Promise<Promised[]> {
  const { middle, last } = large.base.seats;
  const times = await inTurn(
    {
      bare: () => barePage(bare, '/list'),
      first: () => page(large, '/cases'),
      small: () => page(small, '/cases'),
      deep: () => page(large, `/cases?after=${middle}`),
      deepSmall: () => page(small, `/cases?after=${small.base.seats.middle}`),
      last: () => page(large, `/cases?after=${last}`),
    },
    { rounds },
  );
  const rates = { bare: 0, ours: 0 };
  for (const turn of [0, 1]) {
    const both = { bare: () => atOnce(() => barePage(bare, '/list')), ours: () => atOnce(() => page(large, '/cases')) };
    for (const name of turn === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const))
      rates[name] += (await both[name]()) / 2;
  }
  return [
    { what: 'list with its total, p95: bare list, p95', ...beside(times.first, times.bare, p95), most: 2 },
    {
      what: 'list, requests/s at ten connections: bare list',
      measured: rates.ours,
      floor: rates.bare,
      least: 0.5,
      unit: '/s',
    },
    { what: 'list: the same with few cases', ...beside(times.first, times.small), most: 1.5 },
    { what: 'list, a page in its middle: the first', ...beside(times.deep, times.first), most: 1.3 },
    { what: 'list, its last page: the first', ...beside(times.last, times.first), most: 1.3 },
    { what: 'list, a page in its middle: the same with few cases', ...beside(times.deep, times.deepSmall), most: 1.5 },
  ];
}

/** How many are answered in a second when ten ask without a pause. */
async function atOnce(ask: () => Promise<unknown>, seconds = 4): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  const from = performance.now();
  let answered = 0;
  const one = async () => {
    while (performance.now() < until) {
      await ask();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: 10 }, one));
  return answered / ((performance.now() - from) / 1_000);
}

export async function casePages({ small, large, rounds }: Run): Promise<Promised[]> {
  const { withIdentity, without } = large.base.seats;
  const times = await inTurn(
    {
      sealed: () => page(large, `/cases/${withIdentity}`),
      without: () => page(large, `/cases/${without}`),
      small: () => page(small, `/cases/${small.base.seats.withIdentity}`),
    },
    { rounds },
  );
  return [
    { what: 'case with a sealed identity, opened: one without', ...beside(times.sealed, times.without), most: 2 },
    { what: 'case: the same with few cases', ...beside(times.sealed, times.small), most: 1.5 },
  ];
}

export async function views({ large, bare, rounds }: Run): Promise<Promised[]> {
  const filters = 'destination=KH&sex=female';
  const times = await inTurn(
    {
      page: () => page(large, `/figures/view?metric=cases_handled&by=province&by2=channel&${filters}&${period()}`),
      asOf: () => page(large, `/figures/view?metric=cases_open&by=destination&asOf=${anotherDay()}`),
      bare: () => barePage(bare, '/'),
    },
    { rounds: Math.ceil(rounds / 2) },
  );
  return [
    {
      what: 'page of a view with two filters, not asked before: +50 ms',
      measured: median(times.page) - median(times.bare),
      most: 50,
    },
    { what: 'page of a view as of another day', measured: median(times.asOf), most: 300 },
  ];
}

/** A case typed as staff do it: who, how to reach them, what happened in a sentence. */
export async function logging({ small, large, bare, rounds }: Run): Promise<Promised[]> {
  const [form, formSmall] = [await formOf(large), await formOf(small)];
  // The first one waits for the index of names, which is made once after a start.
  for (const [place, filled] of [
    [large, form],
    [small, formSmall],
  ] as const)
    await logged(place, filled);
  const times = await inTurn(
    {
      bare: () => {
        const sent = { destination: 'KH', handledOn: '2026-11-10', name: 'Bare' };
        return bare.time({ path: '/case', form: sent }, 303);
      },
      large: () => logged(large, form),
      small: () => logged(small, formSmall),
      json: () => barePage(bare, '/json'),
    },
    { rounds },
  );
  // As long as nobody else asks, what a change throws away is made anew by the next who does.
  const after: Took[] = [];
  for (let turn = 0; turn < Math.ceil(rounds / 4); turn += 1) {
    await logged(large, form);
    after.push(await page(large, '/dashboard'));
  }
  const dashboard = await inTurn({ bare: () => barePage(bare, '/dashboard') }, { rounds });
  return [
    { what: 'one case logged: bare durable POST', ...beside(times.large, times.bare), most: 3 },
    { what: 'one case logged: the best peer', measured: median(times.large), most: BEST_PEER.logging },
    { what: 'one case logged: the same with few cases', ...beside(times.large, times.small), most: 1.5 },
    { what: 'dashboard right after a case was logged: bare dashboard', ...beside(after, dashboard.bare), most: 2.5 },
    { what: 'nothing at all (bare JSON), to compare machines', measured: median(times.json) },
  ];
}

/** What the form of a new case sends along without scripts, from its page. */
async function formOf({ base, server }: Place): Promise<Record<string, string>> {
  const { text } = await server.visitor.read({ path: '/cases/new', cookie: base.seats.cookie });
  const form = /<form[^>]*id="new-case"[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ]);
  const office = /<select[^>]*name="officeId"[\s\S]*?<option[^>]*value="([^"]+)"/.exec(form)?.[1];
  if (!office || hidden.length === 0) throw new Error('the form of a new case is not as this bench knows it');
  return { ...Object.fromEntries(hidden), officeId: office, status: 'active' };
}

let people = 0;

async function logged({ base, server }: Place, form: Record<string, string>): Promise<Took> {
  people += 1;
  // Far apart: numbers that differ in one place are taken for one person's, mistyped.
  const number = String(((process.pid * 1_000 + people) * 829_348_951) % 1_000_000_007)
    .padStart(9, '0')
    .slice(-9);
  const sent = {
    ...form,
    submission: newId(),
    destination: 'KH',
    handledOn: new Date().toISOString().slice(0, 10),
    name: nameOf(people + process.pid),
    nik: `3273014${number}`,
    phone: `+62 8${number}`,
    sex: 'male',
    account: 'Ditawari pekerjaan sebagai operator lewat media sosial; paspor diambil setibanya di sana.',
  };
  return server.time({ path: '/cases/new', cookie: base.seats.cookie, form: sent }, 303, /opened=1/);
}

/** A name nobody has, so that nobody is offered as the same person. */
function nameOf(number: number): string {
  const letters = 'qxzwvyjkfg';
  const word = (from: number) =>
    [...String((number * 7_919 + from) % 1_000_000).padStart(6, '0')].map((digit) => letters[Number(digit)]).join('');
  return `${word(1)} ${word(500_000)}`;
}

/** Another reader's list while something long is made for somebody else. */
export async function others({ large }: Pick<Run, 'large'>, long: Record<string, string>): Promise<Promised[]> {
  const idle = await listTimes(large, pause(4_000));
  const lines: Promised[] = [];
  for (const [name, path] of Object.entries(long)) {
    const other = large.server.visitor.ask({ path, cookie: large.base.seats.cookie });
    const times = await listTimes(large, other);
    const p = p99(times);
    lines.push({
      what: `another reader's list, p99, during ${name}: idle, p99`,
      measured: p,
      floor: p99(idle),
      most: 3,
    });
    lines.push({ what: `another reader's list, p99, during ${name}`, measured: p, most: 50 });
  }
  return lines;
}

async function listTimes(place: Place, during: Promise<unknown>): Promise<Took[]> {
  let isOver = false;
  void during.finally(() => {
    isOver = true;
  });
  const times: Took[] = [];
  // What is over at once is still a request: at least one list was read beside it.
  do {
    times.push(await page(place, '/cases'));
    await pause(5);
  } while (!isOver);
  return times;
}

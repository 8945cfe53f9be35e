import { store } from '@/db/store';
import { currentMemory } from '@/features/figures/memory';
import { cross, figure } from '@/features/figures/queries';
import type { Machine } from '@/lib/actor';

/** Counts in a base as the pages do, without a server: prints the times of questions that were never asked before. */
const actor: Machine = { kind: 'machine', name: 'test' };
const opened = await store();
const from = performance.now();
const { columns } = await currentMemory();
const loaded = performance.now() - from;

const days = Array.from({ length: 12 }, (_, n) => new Date(Date.UTC(2022, n, 3)).toISOString().slice(0, 10));
const where = { destination: 'KH', sex: 'female' };
const free = await timesOf((asOf) =>
  cross(actor, { metric: 'cases_handled', asOf, where }, ['province', 'channel', 'year']),
);
const asOf = await timesOf((day) => figure(actor, { metric: 'cases_open', asOf: day, by: 'destination', where: {} }));
console.log(JSON.stringify({ loaded, bytes: columns.bytes, cases: columns.cases.size, free, asOf }));
await opened.close();

async function timesOf(ask: (day: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const day of days) {
    const began = performance.now();
    await ask(day);
    times.push(performance.now() - began);
  }
  // The first two are for warming up.
  return times.slice(2);
}

import type { Facts, Outcome } from '@/features/people/facts';
import { oracleOver } from './oracle';
import { recordOf, somebodyOf } from './people';
import { nobodyProbe, type Probe, trueProbe } from './probes';

/** A way of finding the same person among those put in, best first. */
export type Way = {
  put(id: string, facts: Facts): void;
  find(facts: Facts): { personId: string; outcome: Outcome }[];
};

/** What a way offered for one probe. `fit` others in the base fit what is left of the probe as well as its own record. */
export type Offered = { probe: Probe; fit: number; offers: { place: number; outcome: Outcome }[]; ms: number };

export type Base = { seed: string; size: number; facts: (n: number) => Facts; probes: { probe: Probe; fit: number }[] };

/** A base of synthetic people with its probes, half of them true matches, half nobody. */
export function baseOf(seed: string, size: number, probes: number): Base {
  const records = Array.from({ length: size }, (_, n) => recordOf(seed, n, somebodyOf(seed, n)));
  const oracle = oracleOver(size, (n) => records[n] as (typeof records)[number]);
  const all = Array.from({ length: probes }, (_, k) => [trueProbe(seed, size, k), nobodyProbe(seed, size, k)]).flat();
  const fitted = all.map((probe) => ({ probe, fit: oracle.fitting(probe).length }));
  return { seed, size, facts: (n) => records[n]?.facts ?? {}, probes: fitted };
}

/** Puts the whole base in; answers how long it took. */
export function fill(way: Way, { size, facts }: Base): number {
  const from = performance.now();
  for (let n = 0; n < size; n++) way.put(String(n), facts(n));
  return performance.now() - from;
}

/** Asks for every probe. */
export function ask(way: Way, { probes }: Base): Offered[] {
  return probes.map(({ probe, fit }) => {
    const from = performance.now();
    const found = way.find(probe.facts);
    const ms = performance.now() - from;
    return { probe, fit, ms, offers: found.map(({ personId, outcome }) => ({ place: Number(personId), outcome })) };
  });
}

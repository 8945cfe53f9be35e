import { placesLeft } from '@/features/matching/offering';
import type { Facts, Outcome } from '@/features/people/facts';
import { stopwatch, type Took } from '../measure';
import { oracleOver } from './oracle';
import { recordOf, somebodyOf } from './people';
import { nobodyProbe, type Probe, trueProbe } from './probes';

/** A way of finding the same person among those put in, best first. */
export type Way = {
  put(all: [id: string, facts: Facts][]): void;
  find(facts: Facts, options?: { most: number }): { personId: string; outcome: Outcome; score?: number }[];
  /** Whose names are most like it, shown where nothing can be judged. */
  alike?(facts: Facts, options: { except: string[]; most: number }): Scored[];
};
/** `score` is the base 2 logarithm of how much likelier it is the same person than another (Fellegi and Sunter). */
type Scored = { personId: string; score: number };

/** What a way offered for one probe. `fit` others in the base fit what is left of the probe as well as its own record. */
export type Offered = {
  probe: Probe;
  fit: number;
  offers: { place: number; outcome: Outcome }[];
  /** The first three that the entry form shows: offers, then similar names. Asked only of true matches that others fit as well. */
  shown: number[];
  /** How likely it is, by the scores of all who could be meant, that the true person is among those shown. */
  likely: number;
  ms: number;
};

export type People = { size: number; facts: (n: number) => Facts };
export type Base = People & { seed: string; probes: { probe: Probe; fit: number }[] };

/** A base of synthetic people with its probes, half of them true matches, half nobody. */
export function baseOf(seed: string, size: number, probes: number): Base {
  const records = Array.from({ length: size }, (_, n) => recordOf(seed, n, somebodyOf(seed, n)));
  const oracle = oracleOver(size, (n) => records[n] as (typeof records)[number]);
  const all = Array.from({ length: probes }, (_, k) => [trueProbe(seed, size, k), nobodyProbe(seed, size, k)]).flat();
  const fitted = all.map((probe) => ({ probe, fit: oracle.fitting(probe).length }));
  return { seed, size, facts: (n) => records[n]?.facts ?? {}, probes: fitted };
}

/** As many as are read from a base at once (features/people/memory.ts). */
const AT_ONCE = 1_000;

/** Puts the whole base in; answers how long it took. */
export function fill(way: Way, { size, facts }: People): Took {
  const stop = stopwatch();
  for (let from = 0; from < size; from += AT_ONCE)
    way.put(Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, n) => [String(from + n), facts(from + n)]));
  return stop();
}

/** Of so many the slowest are asked again: on a shared machine most of them only waited for the others. */
const SLOWEST = 0.03;
const AGAIN = 2;

/** Asks for every probe; how long each takes is the least of what was measured. */
export function ask(way: Way, { probes }: Base): Offered[] {
  const all = probes.map(({ probe, fit }) => {
    const { found, ms } = find(way, probe);
    const offers = found.map(({ personId, outcome }) => ({ place: Number(personId), outcome }));
    const shown = fit > 0 && probe.truth !== null ? shownBy(way, probe, found) : [];
    return {
      probe,
      fit,
      ms,
      offers,
      shown: shown.map(Number),
      likely: shown.length > 0 ? likelyIn(way, probe, shown) : 0,
    };
  });
  const slowest = all.toSorted((a, b) => b.ms - a.ms).slice(0, Math.ceil(all.length * SLOWEST));
  for (let time = 0; time < AGAIN; time++)
    for (const one of slowest) one.ms = Math.min(one.ms, find(way, one.probe).ms);
  return all;
}

/** As the entry form does (features/matching/queries/candidates.ts), for somebody who may see every file. */
function shownBy(way: Way, { facts }: Probe, found: ReturnType<Way['find']>): string[] {
  const ids = found.map(({ personId }) => personId);
  const most = placesLeft(found);
  const similar = most > 0 ? (way.alike?.(facts, { except: ids, most }) ?? []) : [];
  return [...ids, ...similar.map(({ personId }) => personId)].slice(0, 3);
}

/** More than could be meant: everybody who is found or has a name like it. */
const EVERYBODY = 10_000;

/** The weight of those shown among the weights of all, if the true person is one of these. */
function likelyIn(way: Way, { facts }: Probe, shown: string[]): number {
  const all = [...(way.alike?.(facts, { except: [], most: EVERYBODY }) ?? []), ...way.find(facts, { most: EVERYBODY })];
  const weights = new Map(all.map(({ personId, score = 0 }) => [personId, 2 ** score]));
  const sum = (some: Iterable<number>) => [...some].reduce((total, weight) => total + weight, 0);
  return sum(shown.map((id) => weights.get(id) ?? 0)) / sum(weights.values());
}

function find(way: Way, { facts }: Probe) {
  const from = performance.now();
  const found = way.find(facts);
  return { found, ms: performance.now() - from };
}

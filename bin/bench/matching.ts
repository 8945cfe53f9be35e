import { availableParallelism, loadavg } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Matcher } from '@/features/people/matcher';
import { inProcess, onPostgres } from './engines';
import { judge } from './matching/judged';
import { learnt } from './matching/learn';
import { recordOf, somebodyOf } from './matching/people';
import { details, promised, quality, seconds, times } from './matching/report';
import { afterUnlock } from './matching/sealed';
import { thresholdsFor } from './matching/thresholds';
import { ask, type Base, baseOf, fill, type Way } from './matching/trial';
import { byNameAndBirth, byNumbers } from './matching/usual-ways';
import { writeWeights } from './matching/weights-file';
import type { Bench, Took } from './measure';

const PROBES = 10_000;
/** Among a million, what fits a probe is looked for among ten times as many: a tenth of the probes ends in minutes. */
const FEWER_PROBES = 1_000;
const isBig = (size: number) => size > 500_000;
/** More people than any base will hold soon, and few enough to be sealed while one waits. */
const MOST_SEALED = 100_000;
/** Never the one that weights and thresholds were learnt on. */
const SEEDS = { learning: 'learning', tested: 'tested' };
const PAIRS_PER_PROBE = 60;

export const run: Bench = async (args) => {
  const [what = '100000', ...more] = args;
  if (what === 'learn' && more.length === 0) return learn();
  if (what === 'unlocking' && /^([1-9]\d{3,5})?$/.test(more.join(' '))) return unlocking(more[0]);
  if (more.length === 0 && /^[1-9]\d{3,6}$/.test(what)) return test(Number(what));
  console.error('npm run bench -- matching [PEOPLE | unlocking | learn]   PEOPLE from 1000, 100000 unless said');
  return 2;
};

/** Learns the weights and the thresholds and writes them; `npm run bench -- matching` then tests them on another seed. */
function learn(): number {
  const base = baseOf(SEEDS.learning, 100_000, PROBES);
  const weights = thresholdsFor(learnt(base, PAIRS_PER_PROBE), base);
  writeWeights(weights);
  console.log(
    `Learnt on ${base.size} people and ${base.probes.length} probes: doubtful from ${weights.doubtful} bits, the same from ${weights.same}.`,
  );
  return 0;
}

/** The first question after unlocking, alone: on SQLite, and on PostgreSQL where a server is named. With a size it measures here. */
async function unlocking(size?: string): Promise<number> {
  const here = ['matching', 'unlocking', '100000'];
  if (!size) return Math.max(await inProcess(here), await onPostgres(here));
  const records = Array.from({ length: Number(size) }, (_, n) =>
    recordOf(SEEDS.tested, n, somebodyOf(SEEDS.tested, n)),
  );
  const people = { size: records.length, facts: (n: number) => records[n]?.facts ?? {} };
  const built = fill(new Matcher(), people);
  const sealed = await afterUnlock(people);
  const engine = process.env.DATABASE_URL ? 'PostgreSQL' : 'SQLite';
  console.log(
    `${engine}, ${size} people, load ${loadavg()[0]?.toFixed(1)}: the first question after unlocking ${seconds(sealed)}, of which the index alone ${seconds(built)}.`,
  );
  const per100k = (sealed.worked / records.length) * 100;
  console.log(`${per100k.toFixed(2)} s per 100,000; promised are ${promised.per100k}.`);
  return per100k <= promised.per100k ? 0 : 1;
}

async function test(size: number): Promise<number> {
  const probes = isBig(size) ? FEWER_PROBES : PROBES;
  const base = baseOf(SEEDS.tested, size, probes);
  console.log(
    `${size} people, ${probes} probes that are true matches, ${probes} that are nobody; seed "${SEEDS.tested}". Load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors.`,
  );
  const before = memory();
  const matcher = new Matcher();
  const built = fill(matcher, base);
  const held = memory() - before;
  const offered = ask(matcher, base);
  const judgement = judge(offered);
  const others = [
    ['NIK or passport alone', byNumbers()],
    ['Jaro-Winkler from 0.9 × birth date', byNameAndBirth()],
  ] as const;
  console.log(quality('Pulang, same and doubtful', judgement));
  const compared = others.map(([name, way]) => asked(name, way, base));
  for (const line of details(judgement)) console.log(line);
  const sealed = size <= MOST_SEALED && !process.env.DATABASE_URL ? await afterUnlock(base) : null;
  return told({ size, built, held, sealed, asked: times(offered), compared, judgement });
}

function asked(name: string, way: Way, base: Base) {
  const built = fill(way, base);
  const offered = ask(way, base);
  console.log(quality(name, judge(offered)));
  return { name, built, ...times(offered) };
}

/** Bytes that are in use, without what is only waiting to be thrown away. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

type Told = {
  size: number;
  built: Took;
  held: number;
  /** Null where nothing was sealed: the base is too large, or not on SQLite. */
  sealed: Took | null;
  asked: { median: number; p99: number };
  compared: { name: string; built: Took; median: number; p99: number }[];
  judgement: ReturnType<typeof judge>;
};

function told({ size, built, held, sealed, asked, compared, judgement }: Told): number {
  const per100k = (built.worked / size) * 100;
  console.log(
    `Index of ${size}: ${seconds(built)}, ${per100k.toFixed(2)} s per 100,000, ${Math.round(held / 2 ** 20)} MB.`,
  );
  console.log(
    sealed
      ? `The first question after unlocking, on SQLite: ${seconds(sealed)}; without the index ${((sealed.worked - built.worked) / 1_000).toFixed(2)} s, in which keys and identities are read and opened.`
      : 'The first question after unlocking: not measured, as the base is large or not on SQLite.',
  );
  console.log(`A probe, by the clock: median ${asked.median.toFixed(2)} ms, p99 ${asked.p99.toFixed(2)} ms.`);
  for (const other of compared)
    console.log(
      `  ${other.name}: ${(asked.median / other.median).toFixed(0)} × its median of a probe, ${(built.worked / other.built.worked).toFixed(1)} × its index, in this run.`,
    );
  const { few, fewInThree } = judgement.ambiguous;
  const big = isBig(size);
  const kept = {
    recall: judgement.recall >= promised.recall,
    precision: judgement.precision >= promised.precision,
    'precision of same': judgement.same.precision >= promised.same,
    'ambiguous among the first three': few === 0 || fewInThree / few >= promised.inThree,
    median: asked.median <= promised.median,
    p99: asked.p99 <= (big ? 300 : promised.p99),
    index: big ? built.worked <= 40_000 : per100k <= promised.per100k,
    memory: held <= 1.5 * 2 ** 30,
  };
  const broken = Object.entries(kept).flatMap(([name, isKept]) => (isKept ? [] : [name]));
  console.log(broken.length === 0 ? 'All that is promised holds.' : `Not as promised: ${broken.join(', ')}.`);
  return broken.length === 0 ? 0 : 1;
}

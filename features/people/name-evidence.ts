import type { Evidence } from './facts';
import type { Frequency } from './frequency';
import { type Alignment, type Likeness, likenesses } from './names';
import type { ObservedName } from './observation';
import type { Part } from './spelling';
import { weights } from './weights';

/** Of whom the name is: names go by sex and home, so that these are counted once. */
export type Bearer = { sex: string; province: string; sameProvince: boolean };

/**
 * What a name says: each pair of parts by its likeness and how rare it is, each part without answer against it. A name cut up
 * otherwise by another script is taken as a whole, where that says more.
 */
export function evidenceOfName(observed: ObservedName, bearer: Bearer, frequency: Frequency): Evidence[] {
  // People are named after each other: however rare, a name alone is never more than so much.
  const bits = Math.min(weights.name.most, bitsOfParts(observed, bearer, frequency));
  const whole = bitsOfWhole(observed);
  if (whole > 0 && whole > bits) return [{ field: 'name', code: 'foreign_script', bits: whole }];
  return [{ field: 'name', code: codeOf(observed), bits }];
}

function bitsOfParts(observed: ObservedName, bearer: Bearer, frequency: Frequency): number {
  const { alignment, more } = observed;
  const { known, strange } = weights.name;
  const pairs = alignment.pairs.filter(({ one, other }) => isTelling(one) || isTelling(other));
  const told = pairs.flatMap((pair) => (pair.likeness === 'initial' ? [] : [{ ...pair, likeness: pair.likeness }]));
  const none = withoutAnswer(observed, frequency);
  let bits = none.known * known.none + none.strange * strange.none;
  bits += (weights.name.more[Math.min(more, 3)] ?? 0) + weights.name.muhammad[alignment.muhammad];
  bits += (pairs.length - told.length) * weights.name.initial;
  // Where the province is known of one only, the rarest part tells it, and the others come with it.
  const anywhere = bearer.sameProvince ? null : rarest(told, frequency);
  for (const pair of told) {
    const among = { ...bearer, province: pair === anywhere ? '' : bearer.province };
    const { m } = weights.name[noveltyOf(pair, frequency)];
    bits += Math.log2(m[pair.likeness] / Math.min(1, byChance(pair, among, frequency)));
  }
  return bits;
}

/** A word that next to nobody bears is mostly a name gone wrong: then it is no wonder that it answers none well. */
export type Novelty = 'known' | 'strange';
const STRANGE = 1 / 40_000;

const isStrange = (part: Part, { part: share }: Frequency) => share(part) < STRANGE;
export function noveltyOf({ one, other }: Omit<Pair, 'likeness'>, frequency: Frequency): Novelty {
  if (one.sound === other.sound) return 'known';
  return isStrange(one, frequency) || isStrange(other, frequency) ? 'strange' : 'known';
}

/** The parts that could have answered and did not. */
export function withoutAnswer(
  { alignment: { over }, none }: ObservedName,
  frequency: Frequency,
): Record<Novelty, number> {
  const counts = over.map((parts) => parts.filter((part) => isTelling(part) && isStrange(part, frequency)).length);
  const strange = Math.min(none, Math.max(...counts));
  return { known: none - strange, strange };
}

type Told = Exclude<Likeness, 'initial'>;
type Pair = { one: Part; other: Part; likeness: Told };

function rarest(pairs: Pair[], { part }: Frequency): Pair | null {
  let found: Pair | null = null;
  for (const pair of pairs) if (!found || part(pair.one) < part(found.one)) found = pair;
  return found;
}

/** How many people have a part by which they would be as like: the same by sound, or either of the two, or one like them. */
function byChance(pair: Pair, { sex, province }: Omit<Bearer, 'sameProvince'>, frequency: Frequency): number {
  const { one, other, likeness } = pair;
  const share = (part: Part) => frequency.partAmong(part, sex, province);
  const { u } = weights.name[noveltyOf(pair, frequency)];
  if (isExact(likeness)) return share(one) * u[likeness][0];
  return share(one) + share(other) + u[likeness][lengthOf(one, other)];
}

/** One name, however it is spelt: as frequent as the name is, times how often two who bear it differ so. */
export const isExact = (likeness: Likeness) => ['same', 'old_spelling', 'alike'].includes(likeness);

const isTelling = ({ kind }: Part) => kind === 'name';

/** Short parts are like many others: of the shorter, four letters, six, or more. */
export function lengthOf(one: Part, other: Part): 0 | 1 | 2 {
  const shorter = Math.min(one.text.length, other.text.length);
  if (shorter <= 4) return 0;
  return shorter <= 6 ? 1 : 2;
}

function bitsOfWhole({ whole }: ObservedName): number {
  if (!whole || whole.far > 2) return 0;
  return weights.name.whole[whole.far]?.[Math.min(whole.letters, 9)] ?? 0;
}

function codeOf({ alignment: { pairs, over, swapped }, none, more }: ObservedName): string {
  // How Muhammad is written says nothing by itself.
  const telling = pairs.filter(({ one, other }) => isTelling(one) || isTelling(other));
  if (telling.length === 0) return isMuhammadOnly(pairs, over) ? 'same' : 'different';
  if (none > 0) return 'partly';
  const worst = Math.max(...telling.map(({ likeness }) => likenesses.indexOf(likeness)));
  if (worst > 0) return likenesses[worst] ?? 'same';
  if (more > 0) return 'part_missing';
  return swapped ? 'swapped' : 'same';
}

const isMuhammadOnly = (pairs: Alignment['pairs'], over: Alignment['over']) =>
  pairs.length > 0 && over.flat().length === 0;

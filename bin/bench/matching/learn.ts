import { chanceFrom } from '@/features/demo/chance';
import { agrees } from '@/features/people/comparison';
import type { Frequency } from '@/features/people/frequency';
import { Matcher } from '@/features/people/matcher';
import { isExact, lengthOf, noveltyOf, withoutAnswer } from '@/features/people/name-evidence';
import { type Likeness, likenesses } from '@/features/people/names';
import { birthCodes, type Observed, observe } from '@/features/people/observation';
import { type Prepared, prepare } from '@/features/people/prepared';
import type { Weights } from '@/features/people/weight-kinds';
import { type Base, fill } from './trial';

/** How often something was seen so, of how often at all. */
type Tally = Record<string, number>;
/**
 * Life is harsher than the benchmark, in which nobody moves: people have new passports and phones, live elsewhere, share a phone
 * or a house with others on file, and two slips can fall on one number. Nothing of that is told by the pairs we learn from, so
 * these stay within what a caseworker would say, however sure the figures are.
 */
const limits: Record<string, readonly [number, number]> = {
  'passport different': [-1, 0],
  'phone different': [-0.6, 0],
  'phone same': [0, 14],
  'phone contact': [0, 8],
  'address different': [-0.4, 0],
  'address same': [0, 8],
  'province different': [-3, 0],
  'nik agreeing different': [-8, 0],
  'nik other different': [-8, 0],
  'birth years_apart': [-7, 0],
  'birth far': [-10, 0],
  'name none': [-7, 0],
  'muhammad one': [-1, 0],
  'muhammad both': [0, 2],
};
const within = ([least, most]: readonly [number, number] = [-Infinity, Infinity], value: number) =>
  Math.min(most, Math.max(least, value));
/** A household's number where the house is known to be the same; and the most that a name says. */
const HOUSEHOLD = 2;
const MOST_OF_A_NAME = 20;
/** The base of the benchmark is written without a slip; in life Andi is also Adi in the older of two files. */
const LEAST_TYPING = 0.01;

type Seen = ReturnType<typeof nothingSeen>;

const nothingSeen = () => ({
  names: 0,
  codes: {} as Record<string, Tally>,
  known: {} as Tally,
  strange: {} as Tally,
  initials: 0,
  more: {} as Tally,
  muhammad: {} as Tally,
  whole: {} as Tally,
});

/** The shares among pairs of one person, and among pairs of different people, as weights; thresholds are chosen after. */
export function learnt(base: Base, pairsPerProbe: number): Omit<Weights, 'doubtful' | 'unopposed' | 'same'> {
  const files = Array.from({ length: base.size }, (_, n) => prepare(base.facts(n)));
  const matcher = new Matcher();
  fill(matcher, base);
  const { frequency } = matcher;
  const chance = chanceFrom('pairs');
  const one = nothingSeen();
  const different = nothingSeen();
  for (const { probe } of base.probes) {
    const file = prepare(probe.facts);
    if (probe.truth !== null) count(one, observe(file, files[probe.truth] as Prepared), frequency);
    if (probe.like) continue;
    for (let n = 0; n < pairsPerProbe; n++) {
      const other = chance.whole(0, base.size - 1);
      if (other !== probe.truth) count(different, observe(file, files[other] as Prepared), frequency);
    }
  }
  const bornTogether = nothingSeen();
  for (const [a, b] of sameDay(files)) count(bornTogether, observe(a, b), frequency);
  return weightsFrom(one, different, bornTogether, files);
}

/** Pairs of different people born on one day: what the NIK says of these. */
function* sameDay(files: Prepared[]): Generator<[Prepared, Prepared]> {
  const days = Map.groupBy(files, ({ birth }) => (birth?.day ? `${birth.year}-${birth.month}-${birth.day}` : ''));
  days.delete('');
  for (const born of days.values())
    for (const [n, a] of born.entries()) for (const b of born.slice(n + 1, n + 12)) yield [a, b];
}

function count(seen: Seen, { name, ...codes }: Observed, frequency: Frequency): void {
  const add = (tally: Tally, key: string | number, by = 1) => {
    tally[key] = (tally[key] ?? 0) + by;
  };
  for (const [field, code] of Object.entries(codes)) {
    const group = field === 'nik' ? `nik ${agrees(codes.birth) ? 'agreeing' : 'other'}` : field;
    seen.codes[group] ??= {};
    if (code) add(seen.codes[group], code);
  }
  if (!name) return;
  add(seen.more, Math.min(name.more, 3));
  add(seen.muhammad, name.alignment.muhammad);
  const none = withoutAnswer(name, frequency);
  add(seen.known, 'none', none.known);
  add(seen.strange, 'none', none.strange);
  for (const pair of name.alignment.pairs) {
    if (pair.one.kind !== 'name' && pair.other.kind !== 'name') continue;
    if (pair.likeness === 'initial') seen.initials += 1;
    else add(seen[noveltyOf(pair, frequency)], `${pair.likeness} ${lengthOf(pair.one, pair.other)}`);
  }
  seen.names += 1;
  if (name.whole && name.whole.letters > 3) add(seen.whole, `${Math.min(name.whole.letters, 9)} ${name.whole.far}`);
}

const total = (tally: Tally = {}) => Object.values(tally).reduce((sum, value) => sum + value, 0);
const bits = (m: number, u: number) => Number(Math.log2(m / u).toFixed(2));
/** Seen never is not impossible: half of once. */
const share = (tally: Tally = {}, key: string | number, all = total(tally)) => ((tally[key] ?? 0) + 0.5) / (all + 1);

function weightsFrom(
  one: Seen,
  different: Seen,
  together: Seen,
  files: Prepared[],
): Omit<Weights, 'doubtful' | 'unopposed' | 'same'> {
  const of = <Code extends string>(field: string, codes: readonly Code[], against = different) =>
    Object.fromEntries(
      codes.map((code) => {
        const learnt = bits(share(one.codes[field], code), share(against.codes[field], code));
        return [code, within(limits[`${field} ${code}`], learnt)];
      }),
    ) as Record<Code, number>;
  const nik = ['same', 'slip', 'serial', 'different'] as const;
  const parts = partShares(files);
  const sexes = of('sex', ['same', 'different']);
  return {
    people: files.length,
    parts: parts.frequent,
    rarePart: parts.rare,
    namesake: 3,
    province: Number((1 / 20).toFixed(4)),
    day: Number(share(different.codes.birth, 'same').toFixed(7)),
    nik: { agreeing: of('nik agreeing', nik, together), other: of('nik other', nik) },
    passport: of('passport', ['same', 'slip', 'different']),
    birth: of('birth', birthCodes),
    sameDay: Number(share(one.codes.birth, 'same').toFixed(4)),
    phone: of('phone', ['same', 'contact', 'different']),
    household: HOUSEHOLD,
    sex: sexes,
    sameProvince: Number(share(one.codes.province, 'same').toFixed(4)),
    otherProvince: of('province', ['different']).different,
    address: of('address', ['same', 'different']),
    name: nameWeights(one, different),
  };
}

const told = likenesses.filter((likeness) => likeness !== 'initial');
const timesOf = (tally: Tally, likeness: Likeness) =>
  [0, 1, 2].map((length) => tally[`${likeness} ${length}`] ?? 0) as [number, number, number];
const sum = (times: readonly number[]) => times.reduce((all, each) => all + each, 0);

/** For parts that are known as names, or are not: how often they answer so in files of one person, and by chance. */
function partWeights(one: Tally, different: Tally): Weights['name']['known'] {
  const all = total(one);
  const exact = sum(told.filter(isExact).flatMap((likeness) => timesOf(different, likeness)));
  const m = Object.fromEntries(
    told.map((likeness) => [likeness, Number(((sum(timesOf(one, likeness)) + 0.5) / (all + 1)).toFixed(5))]),
  );
  const u = Object.fromEntries(
    told.map((likeness) => {
      const times = timesOf(different, likeness);
      if (isExact(likeness)) return [likeness, [Number(((sum(times) + 0.5) / (exact + 1)).toFixed(4)), 0, 0]];
      return [likeness, times.map((each) => Number(((each + 0.5) / (total(different) + 1)).toFixed(7)))];
    }),
  );
  const none = within(limits['name none'], bits(share(one, 'none'), share(different, 'none')));
  return { m: { ...m, typing: Math.max(LEAST_TYPING, m.typing ?? 0) }, u, none } as unknown as Weights['name']['known'];
}

function nameWeights(one: Seen, different: Seen): Weights['name'] {
  const whole = [0, 1, 2].map((far) =>
    Array.from({ length: 10 }, (_, letters) => {
      if (letters < 4) return 0;
      const [m = 0, u = 1] = [one, different].map((seen) => share(seen.whole, `${letters} ${far}`, seen.names));
      return Math.max(0, bits(m, u));
    }),
  );
  return {
    known: partWeights(one.known, different.known),
    strange: partWeights(one.strange, different.strange),
    initial: bits((one.initials + 0.5) / one.names, (different.initials + 0.5) / different.names),
    more: [0, 1, 2, 3].map((more) => bits(share(one.more, more), share(different.more, more))),
    muhammad: Object.fromEntries(
      ['both', 'one', 'none'].map((key) => [
        key,
        within(limits[`muhammad ${key}`], bits(share(one.muhammad, key), share(different.muhammad, key))),
      ]),
    ) as Weights['name']['muhammad'],
    whole,
    most: MOST_OF_A_NAME,
  };
}

/** Parts that more than one in two thousand bear, with their share; and the share of a usual rare one. */
function partShares(files: Prepared[]): { frequent: Record<string, number>; rare: number } {
  const seen: Tally = {};
  for (const { name } of files)
    for (const sound of new Set(name.map((part) => part.sound))) seen[sound] = (seen[sound] ?? 0) + 1;
  const all = Object.entries(seen).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const frequent = all.filter(([, times]) => times / files.length > 1 / 2_000);
  return {
    frequent: Object.fromEntries(frequent.map(([sound, times]) => [sound, Number((times / files.length).toFixed(5))])),
    rare: 1 / 10_000,
  };
}

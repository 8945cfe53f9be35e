import { type Chance, chanceFrom } from '@/features/demo/chance';
import { addDays } from '@/lib/calendar';
import { type CorruptionName, corrupt } from './corruptions';
import type { File, Piece } from './file';
import { regions } from './lists';
import {
  frequent,
  muhammads,
  nameOf,
  nikOf,
  type Recorded,
  recordOf,
  type Somebody,
  somebodyOf,
  toldOf,
} from './people';

/** A file to be matched. `own` is what the base tells of this human, or would tell, had they been entered. */
export type Probe = File & {
  own: Recorded;
  done: CorruptionName[];
  /** Their number in the base; null where they are nobody in it. */
  truth: number | null;
  /** Nobody's likeness to somebody in the base, if it was made on purpose, and to whom. */
  like?: { kind: Likeness; of: number };
};

export type Likeness = 'namesake' | 'sibling' | 'twin';
const likenesses = { other: 78, namesake: 10, sibling: 10, twin: 2 } as const;

/**
 * The k-th probe that is a true match in a base of `size` people. A file without a name of its own ("a friend of Rizky")
 * lies in the base like others, and is nobody's true match: there is nothing in it to be found by.
 */
export function trueProbe(seed: string, size: number, k: number): Probe {
  const chance = chanceFrom(`probe ${seed} ${k}`);
  for (;;) {
    const truth = chance.whole(0, size - 1);
    const somebody = somebodyOf(seed, truth);
    const own = recordOf(seed, truth, somebody);
    if (own.parts.length > 0) return { ...toldAgain(chance, somebody), own, truth };
  }
}

/** The k-th probe that is nobody in a base of `size` people: made, told and corrupted in the same way. */
export function nobodyProbe(seed: string, size: number, k: number): Probe {
  const chance = chanceFrom(`nobody ${seed} ${k}`);
  const stranger = somebodyOf(seed, size + k);
  const kind = chance.weighted(likenesses);
  const of = chance.whole(0, size - 1);
  const somebody =
    kind === 'other' ? stranger : likeTo(chance, kind, somebodyOf(seed, of), { ...stranger, n: size + k });
  const own = toldOf(chance, somebody, chance.weighted({ well: 740, partly: 205 }));
  return { ...toldAgain(chance, somebody), own, truth: null, ...(kind !== 'other' && { like: { kind, of } }) };
}

function toldAgain(chance: Chance, somebody: Somebody): Omit<Probe, 'own' | 'truth'> {
  const { facts } = toldOf(chance, somebody, 'well');
  const file: File = { facts, name: piecesOf(somebody) };
  return { done: corrupt(chance, file), ...file };
}

export function piecesOf({ name, parts }: Somebody): Piece[] {
  const waiting = [...parts];
  return name.split(' ').map((text) => {
    if (text === 'I' || text === 'Ni') return { text, left: null };
    const part = waiting.shift() ?? text;
    if (text === 'M.') return { text, left: { kind: 'initial', letter: 'M' } };
    return { text, left: { kind: 'part', part: muhammads.includes(text) ? 'Muhammad' : part } };
  });
}

function likeTo(chance: Chance, kind: Likeness, one: Somebody, stranger: Somebody & { n: number }): Somebody {
  const { region, family, parts, name, province, address, contacts } = one;
  if (kind === 'namesake') {
    const birth = stranger.birth === one.birth ? addDays(stranger.birth, 400) : stranger.birth;
    const home = chance.yes(0.5) ? province : stranger.province;
    return {
      ...stranger,
      sex: one.sex,
      region,
      family,
      parts,
      name,
      province: home,
      birth,
      nik: nikOf(chance, stranger.n, home, birth, one.sex),
    };
  }
  const sex = kind === 'twin' && chance.yes(0.7) ? one.sex : stranger.sex;
  const born = addDays(one.birth, chance.whole(1, 8) * 365 * (chance.yes(0.5) ? 1 : -1) + chance.whole(-90, 90));
  const birth = kind === 'twin' ? one.birth : born;
  const named = childOfFamily(chance, one, sex);
  const nik =
    kind === 'twin' && sex === one.sex
      ? besideOf(one.nik)
      : sameHome(nikOf(chance, stranger.n, province, birth, sex), one.nik);
  return { ...stranger, ...named, region, family, sex, province, birth, nik, address, contacts };
}

/** A given name of their own, and the family's name where the region has such. */
function childOfFamily(chance: Chance, one: Somebody, sex: Somebody['sex']): Pick<Somebody, 'parts' | 'name'> {
  const last = one.parts.at(-1) ?? '';
  const { [sex]: firsts } = regions[one.region];
  const other = firsts.filter((first) => !one.parts.includes(first));
  if (one.family && one.parts.length > 1) {
    const parts = [frequent(chance, other), last];
    return { parts, name: parts.join(' ') };
  }
  const { parts, name } = nameOf(chance, one.province, sex);
  return { parts, name };
}

/** The next serial of the same place and day. */
const besideOf = (nik: string) => nik.slice(0, 12) + String(Number(nik.slice(12)) + 1).padStart(4, '0');
const sameHome = (nik: string, of: string) => of.slice(0, 6) + nik.slice(6);

import { shortFormsOf } from './nicknames';
import type { Birth, Prepared } from './prepared';
import type { Part } from './spelling';

/** Under what a file is kept to be found, and under what one looks for it. Each key is a number made of words. */
export function keysToKeep(file: Prepared): number[] {
  return once([...numbersOf(file), ...birthsOf(file).map(keyOfDay), ...namesOf(file, 0)]);
}

/** The same, with what could have gone wrong: day and month swapped, a birth year apart. */
export function keysToFind(file: Prepared): number[] {
  const births = birthsOf(file).flatMap((birth) => [
    birth,
    ...(birth.day <= 12 ? [{ year: birth.year, month: birth.day, day: birth.month }] : []),
    { ...birth, year: birth.year - 1 },
    { ...birth, year: birth.year + 1 },
  ]);
  return once([...numbersOf(file), ...births.map(keyOfDay), ...namesOf(file, 1)]);
}

/** Of the few keys of a file this is quicker than a set. */
const once = (keys: number[]) =>
  keys.length > 100 ? [...new Set(keys)] : keys.filter((key, n) => keys.indexOf(key) === n);

/** Under which everybody born on a day stands. */
export const keyOfDay = ({ year, month, day }: Birth): number => hash(`d${year}-${month}-${day}`);

/** Under which everybody of a province stands who bears a part of a name. */
export const keyOfHome = (part: Part, province: string): number => hash(province, begun(part).home);

function numbersOf({ nik, passport, phone, contactPhones, address }: Prepared): number[] {
  const phones = [phone, ...contactPhones].map((number) => number && `t${number}`);
  const words = [nik && `n${nik}`, passport && `p${passport}`, ...phones, address && `a${address}`];
  return words.filter(Boolean).map((each) => hash(each));
}

const birthsOf = ({ birth, nikBirth }: Prepared): Birth[] =>
  [birth, nikBirth].filter((one) => one !== null && one.day > 0) as Birth[];

function namesOf({ name, aliases, birth, nikBirth, province }: Prepared, around: number): number[] {
  const parts = [...name, ...aliases].filter(({ kind }) => kind === 'name');
  const telling = parts.length > 0 ? parts : name;
  const year = birth?.year ?? nikBirth?.year ?? 0;
  const years = year ? Array.from({ length: around * 2 + 1 }, (_, n) => String(year - around + n)) : [];
  const keys: number[] = [];
  for (const part of telling) {
    const { word, ofYear, coarse } = begun(part);
    keys.push(word);
    if (province) keys.push(keyOfHome(part, province));
    for (const each of years) keys.push(hash(each, ofYear), hash(each, coarse));
    if (around) keys.push(...shortKeys(part, years));
  }
  keys.push(...pairsOf(telling));
  const whole = name.map(({ coarse }) => coarse).join('');
  return whole.length > 3 ? [...keys, hash(`j${whole}`)] : keys;
}

/** Every two parts of a name, in whatever order they are told. */
function pairsOf(parts: Part[]): number[] {
  const sorted = parts.toSorted((a, b) => (a.sound < b.sound ? -1 : 1));
  return sorted.flatMap((one, n) =>
    sorted.slice(n + 1).flatMap(({ sound }) => (sound === one.sound ? [] : hash(sound, begun(one).pair))),
  );
}

/**
 * Under which whoever has a name like this one is looked for, the keys that say most first. `alike` has, for each part of the
 * name, the parts that it may be.
 */
export function keysOfAlike({ birth, nikBirth, province }: Prepared, alike: Part[][]): number[] {
  const all = alike.flat();
  const year = birth?.year ?? nikBirth?.year ?? 0;
  const years = year ? [year, year - 1, year + 1].map(String) : [];
  return once([
    ...alike.flatMap((ones, n) => ones.flatMap((one) => alike.slice(n + 1).flatMap((rest) => withEach(one, rest)))),
    ...years.flatMap((each) => all.map((part) => hash(each, begun(part).ofYear))),
    ...(province ? all.map((part) => keyOfHome(part, province)) : []),
    ...all.map((part) => begun(part).word),
  ]);
}

const withEach = (one: Part, others: Part[]) => others.flatMap((other) => pairsOf([one, other]));

function shortKeys(part: Part, years: string[]): number[] {
  return [...shortFormsOf(part.text)].flatMap((short) => years.map((each) => hash(`y${short} ${each}`)));
}

/** The keys of a part as far as they are its own: what follows is worked on from here. */
type Begun = { word: number; home: number; ofYear: number; coarse: number; pair: number };

// Parts are made once for each word, and most of a million names are the same few thousand.
const known = new WeakMap<Part, Begun>();

function begun(part: Part): Begun {
  const had = known.get(part);
  if (had) return had;
  const { sound } = part;
  const made = {
    word: hash(`w${sound}`),
    home: hash(`h${sound} `),
    ofYear: hash(`y${sound} `),
    coarse: hash(`c${part.coarse} `),
    pair: hash(`s${sound} `),
  };
  known.set(part, made);
  return made;
}

/** FNV-1a (public domain); of words that go on from a beginning, from the value of that. */
function hash(words: string, from = 0x811c9dc5): number {
  let value = from;
  for (let n = 0; n < words.length; n++) value = Math.imul(value ^ words.charCodeAt(n), 0x01000193);
  return value | 0;
}

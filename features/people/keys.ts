import { shortFormsOf } from './nicknames';
import type { Birth, Prepared } from './prepared';
import type { Part } from './spelling';

/** Under what a file is kept to be found, and under what one looks for it. Each key is a number made of words. */
export function keysToKeep(file: Prepared): number[] {
  const words = [...numbersOf(file), ...birthsOf(file).map(dayKey), ...namesOf(file, 0)];
  return [...new Set(words.map(hash))];
}

/** The same, with what could have gone wrong: day and month swapped, a birth year apart. */
export function keysToFind(file: Prepared): number[] {
  const births = birthsOf(file).flatMap((birth) => [
    birth,
    ...(birth.day <= 12 ? [{ year: birth.year, month: birth.day, day: birth.month }] : []),
    { ...birth, year: birth.year - 1 },
    { ...birth, year: birth.year + 1 },
  ]);
  return [...new Set([...numbersOf(file), ...births.map(dayKey), ...namesOf(file, 1)].map(hash))];
}

/** Under which everybody born on a day stands. */
export const keyOfDay = (birth: Birth): number => hash(dayKey(birth));

const homeKey = ({ sound }: Part, province: string) => `h${sound} ${province}`;
/** Under which everybody of a province stands who bears a part of a name. */
export const keyOfHome = (part: Part, province: string): number => hash(homeKey(part, province));

function numbersOf({ nik, passport, phone, contactPhones, address }: Prepared): string[] {
  const phones = [phone, ...contactPhones].map((number) => number && `t${number}`);
  return [nik && `n${nik}`, passport && `p${passport}`, ...phones, address && `a${address}`].filter(Boolean);
}

const birthsOf = ({ birth, nikBirth }: Prepared): Birth[] =>
  [birth, nikBirth].filter((one) => one !== null && one.day > 0) as Birth[];
const dayKey = ({ year, month, day }: Birth) => `d${year}-${month}-${day}`;

function namesOf({ name, aliases, birth, nikBirth, province }: Prepared, around: number): string[] {
  const parts = [...name, ...aliases].filter(({ kind }) => kind === 'name');
  const telling = parts.length > 0 ? parts : name;
  const year = birth?.year ?? nikBirth?.year ?? 0;
  const years = year ? Array.from({ length: around * 2 + 1 }, (_, n) => year - around + n) : [];
  const keys = telling.flatMap((part) => [
    `w${part.sound}`,
    ...(province ? [homeKey(part, province)] : []),
    ...years.flatMap((each) => [`y${part.sound} ${each}`, `c${part.coarse} ${each}`]),
    ...(around ? shortKeys(part, years) : []),
  ]);
  const sounds = [...new Set(telling.map(({ sound }) => sound))].sort();
  const pairs = sounds.flatMap((one, n) => sounds.slice(n + 1).map((other) => `s${one} ${other}`));
  const whole = name.map(({ coarse }) => coarse).join('');
  return [...keys, ...pairs, ...(whole.length > 3 ? [`j${whole}`] : [])];
}

function shortKeys(part: Part, years: number[]): string[] {
  return [...shortFormsOf(part.text)].flatMap((short) => years.map((each) => `y${short} ${each}`));
}

// FNV-1a (public domain).
function hash(words: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < words.length; n++) value = Math.imul(value ^ words.charCodeAt(n), 0x01000193);
  return value | 0;
}

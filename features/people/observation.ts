import { distance } from 'fastest-levenshtein';
import { type Alignment, align, type Likeness } from './names';
import type { Birth, Prepared } from './prepared';
import type { Part } from './spelling';

/**
 * What lies before one's eyes when two files are held beside each other: a code for each thing that both tell, and how the
 * names answer each other. How much each says is a matter of weights, and of how frequent it is.
 */
export type Observed = {
  nik: NikCode | null;
  passport: 'same' | 'slip' | 'different' | null;
  birth: BirthCode | null;
  /** `contact`: a number by which they are reached, their own or a relative's, stands in both files. */
  phone: PhoneCode | null;
  sex: 'same' | 'different' | null;
  province: 'same' | 'different' | null;
  address: 'same' | 'different' | null;
  name: ObservedName | null;
};

export type NikCode = 'same' | 'slip' | 'serial' | 'different';
export type PhoneCode = 'same' | 'contact' | 'different';
export type BirthCode = (typeof birthCodes)[number];
export const birthCodes = [
  'same',
  'by_nik',
  'swapped',
  'same_month',
  'same_year',
  'slip',
  'year_apart_same_day',
  'year_apart',
  'year_and_day_apart',
  'same_year_only',
  'years_apart',
  'far',
] as const;

export type ObservedName = {
  alignment: Alignment;
  /** Parts that could have answered and did not. */
  none: number;
  /** How many more parts the longer name has. */
  more: number;
  /** Where parts do not answer well: what is left of both names whole, after another script, and how much of it differs. */
  whole: { letters: number; far: number } | null;
};

export function observe(one: Prepared, other: Prepared): Observed {
  return {
    nik: nikCode(one.nik, other.nik),
    passport: passportCode(one.passport, other.passport),
    birth: birthCode(one, other),
    phone: phoneCode(one, other),
    sex: equalCode(one.sex || one.nikSex, other.sex || other.nikSex),
    province: equalCode(one.province, other.province),
    address: equalCode(one.address, other.address),
    name: one.name.length > 0 && other.name.length > 0 ? observeName(one, other) : null,
  };
}

function equalCode(one: string, other: string): 'same' | 'different' | null {
  if (!one || !other) return null;
  return one === other ? 'same' : 'different';
}

function phoneCode(one: Prepared, other: Prepared): PhoneCode | null {
  const own = equalCode(one.phone, other.phone);
  if (own === 'same') return own;
  const numbers = [one.phone, ...one.contactPhones].filter(Boolean);
  const shared = numbers.some((number) => number === other.phone || other.contactPhones.includes(number));
  return shared ? 'contact' : own;
}

function nikCode(one: string, other: string): NikCode | null {
  if (!one || !other) return null;
  if (one === other) return 'same';
  // Twins and neighbours born on one day differ in the serial only.
  if (one.slice(0, 12) === other.slice(0, 12)) return 'serial';
  return isNear(one, other) ? 'slip' : 'different';
}

function passportCode(one: string, other: string): 'same' | 'slip' | 'different' | null {
  if (!one || !other) return null;
  if (one === other) return 'same';
  return isNear(one, other) ? 'slip' : 'different';
}

/** One digit other, or two neighbours swapped. */
function isNear(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let first = -1;
  let count = 0;
  for (let at = 0; at < one.length && count < 3; at += 1) {
    if (one[at] === other[at]) continue;
    if (count === 0) first = at;
    count += 1;
  }
  if (count === 1) return true;
  return count === 2 && one[first] === other[first + 1] && one[first + 1] === other[first];
}

function birthCode(one: Prepared, other: Prepared): BirthCode | null {
  const told = one.birth && other.birth && likeBirth(one.birth, other.birth);
  if (told === 'same' || told === 'swapped') return told;
  // The date in the NIK answers where a file tells none, or less, or another one.
  const byNik = isSameDay(one.nikBirth, other.birth) || isSameDay(one.birth, other.nikBirth);
  if (byNik) return 'by_nik';
  if (told) return told;
  const [a, b] = [one.birth ?? one.nikBirth, other.birth ?? other.nikBirth];
  return a && b && likeBirth(a, b);
}

const isSameDay = (one: Birth | null, other: Birth | null) =>
  one !== null &&
  other !== null &&
  one.day > 0 &&
  one.year === other.year &&
  one.month === other.month &&
  one.day === other.day;

function likeBirth(one: Birth, other: Birth): BirthCode {
  const apart = Math.abs(one.year - other.year);
  const days = one.day > 0 && other.day > 0;
  const sameMonth = one.month === other.month;
  if (apart === 0 && days) {
    if (sameMonth && one.day === other.day) return 'same';
    if (one.day === other.month && one.month === other.day) return 'swapped';
    return sameMonth || one.day === other.day ? 'slip' : 'same_year_only';
  }
  if (apart === 0 && one.month > 0 && other.month > 0) return sameMonth ? 'same_month' : 'same_year_only';
  if (apart === 0) return 'same_year';
  if (apart === 1 && days) return sameMonth && one.day === other.day ? 'year_apart_same_day' : 'year_and_day_apart';
  if (apart === 1) return 'year_apart';
  return apart < 4 ? 'years_apart' : 'far';
}

function observeName(one: Prepared, other: Prepared): ObservedName {
  const alignment = withAliases(align(one.name, other.name), one, other);
  const [a, b] = [plain(one.name), plain(other.name)];
  const answered = alignment.pairs.filter((pair) => isTelling(pair.one) && isTelling(pair.other)).length;
  const initials = alignment.pairs.filter((pair) => isTelling(pair.one) !== isTelling(pair.other)).length;
  const shorter = Math.min(a, b);
  return {
    alignment,
    none: Math.max(0, shorter - answered),
    more: Math.max(0, Math.abs(a - b) - initials),
    whole: alignment.pairs.every(isUnsure) ? wholeLike(one.name, other.name) : null,
  };
}

/** Initials and a Muhammad say too little to keep a name from being cut up otherwise. */
const isUnsure = ({ one, other, likeness }: Alignment['pairs'][number]) =>
  ['foreign_script', 'nickname', 'initial'].includes(likeness) || !isTelling(one) || !isTelling(other);
const isTelling = (part: Part) => part.kind === 'name';
const plain = (parts: readonly Part[]) => parts.filter(isTelling).length;

/** What the name leaves without answer may be answered by another name they go by. */
function withAliases(alignment: Alignment, one: Prepared, other: Prepared): Alignment {
  if (one.aliases.length === 0 && other.aliases.length === 0) return alignment;
  const [left, right] = alignment.over;
  if (left.length === 0 || right.length === 0) return alignment;
  const byAlias = [...align(left, other.aliases).pairs, ...align(one.aliases, right).pairs].slice(0, 1);
  const pairs = byAlias.map((pair) => ({ ...pair, likeness: 'nickname' as Likeness }));
  return { ...alignment, pairs: [...alignment.pairs, ...pairs] };
}

function wholeLike(one: readonly Part[], other: readonly Part[]): { letters: number; far: number } {
  const [a = '', b = ''] = [one, other].map((parts) => parts.map(({ coarse }) => coarse).join(''));
  const letters = Math.min(a.length, b.length);
  return { letters, far: letters > 3 && Math.abs(a.length - b.length) < 3 ? distance(a, b) : 9 };
}

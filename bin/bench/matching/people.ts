import { type Chance, chanceFrom } from '@/features/demo/chance';
import { mixed, mixes } from '@/features/demo/names';
import { type Human, humanFrom, identityTold, operators } from '@/features/demo/people';
import type { Facts } from '@/features/people/facts';
import { addDays } from '@/lib/calendar';
import { type Region, type RegionName, regions } from './lists';

/** A part of somebody's name as it is in modern spelling, whatever way it is written in a file. */
export type Part = string;

/** A made-up human being. `parts` are the parts of their name, in modern spelling; `told` is how they write it. */
export type Somebody = Human & { parts: Part[]; family: boolean; region: RegionName };

/** A file about somebody: what it tells, and which parts of the name stand in it (none where nobody knew the name). */
export type Recorded = { facts: Facts; parts: Part[] };

export type Known = 'well' | 'partly' | 'hardly';

/** As in the demonstration data, but that the west of Java is more mixed. */
const namesOf: typeof mixes = { ...mixes, 36: { sundanese: 7, javanese: 2, malay: 2 } };

/** How well files know their people: as in the demonstration data (features/demo/telling.ts over its reference set). */
export const knownShares = { well: 740, partly: 205, hardly: 55 } as const;

/** The n-th of the synthetic people of a seed; always the same one. */
export function somebodyOf(seed: string, n: number): Somebody {
  const chance = chanceFrom(`${seed} ${n}`);
  const human = humanFrom(chance, addDays('2020-01-01', chance.whole(0, 2300)));
  const birth = chance.yes(0.04) ? human.birth.slice(0, 4) + chance.pick(heaped) : human.birth;
  const named = nameOf(chance, human.province, human.sex);
  const nik = nikOf(chance, n, human.province, birth, human.sex);
  return { ...human, ...named, birth, nik, passport: passportOf(human.passport, n), phone: phoneOf(n) };
}

// Numbers are given to one person only. Multiplied so, every number below the modulus comes once, in no order.
const passportOf = (like: string, n: number) =>
  `${like.replace(/\d+$/, '')}${sevenDigits((n * 4_567_891) % 10_000_000)}`;
const sevenDigits = (value: number) => String(value).padStart(7, '0');
function phoneOf(n: number): string {
  const number = (n * 7_654_321) % (operators.length * 1_000_000);
  const digits = String(number % 1_000_000).padStart(6, '0');
  return `${operators[Math.floor(number / 1_000_000)]}-00${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** What the file of somebody in the base tells. */
export function recordOf(seed: string, n: number, somebody: Somebody): Recorded {
  const chance = chanceFrom(`file ${seed} ${n}`);
  return toldOf(chance, somebody, chance.weighted(knownShares));
}

export function toldOf(chance: Chance, somebody: Somebody, known: Known): Recorded {
  const answers = identityTold(chance, somebody, known);
  const { name, birth, nik, passport, phone, address, contacts, sex, homeProvince } = answers;
  const aliases = answers.aliases && chance.pick(somebody.parts).slice(0, 4);
  const facts = { name, aliases, birth, nik, passport, phone, address, contacts, sex, homeProvince } as Facts;
  return { facts, parts: known === 'hardly' ? [] : somebody.parts };
}

// Whoever does not know their day of birth is given one of these when the family card is written.
const heaped = ['-01-01', '-12-31', '-07-01', '-08-17', '-06-06'];

/** The head of a list is drawn most: the n-th of L about as often as a Zipf law with exponent a little below one. */
export function frequent<T>(chance: Chance, list: readonly T[]): T {
  return list[Math.floor(list.length * chance.next() ** 1.9)] as T;
}

export const muhammads = 'Muhammad Muhamad Mohammad Mohamad Mochamad Mochammad Moh. Muh. M. Moch. Mohd. Muhammed'.split(
  ' ',
);

/** A name as it is given where somebody comes from: of one to four parts. */
export function nameOf(chance: Chance, province: string, sex: Human['sex']) {
  const from = chance.weighted(namesOf[province] ?? mixed) as RegionName;
  const region: Region = regions[from];
  const count = [1, 2, 3, 4][[...region.parts].findIndex(upTo(chance.next() * 100))] ?? 2;
  const parts = partsOf(chance, region, sex, count);
  const written = [...parts];
  if (from === 'balinese') written.unshift(sex === 'male' ? 'I' : 'Ni');
  if (sex === 'male' && from !== 'balinese' && chance.yes(region.muhammad)) {
    parts.unshift('Muhammad');
    written.unshift(frequent(chance, muhammads));
  }
  return { region: from, family: region.family, parts, name: written.join(' ') };
}

function partsOf(chance: Chance, region: Region, sex: Human['sex'], count: number): Part[] {
  const lasts = sex === 'male' ? region.lastMale : region.lastFemale;
  const firsts = Array.from({ length: Math.max(1, count - 1) }, () => frequent(chance, region[sex]));
  return [...new Set(count === 1 ? firsts : [...firsts, frequent(chance, lasts)])];
}

function upTo(place: number): (share: number) => boolean {
  let sum = 0;
  return (share) => {
    sum += share;
    return place < sum;
  };
}

// A NIK keeps the province of its issue: these four were divided off in 2022.
const parentOf: Record<string, string> = { 93: '91', 94: '91', 95: '91', 96: '92' };

/**
 * Province, regency and district where somebody was first registered, birth date (a woman's day plus 40) and a serial,
 * low as it is in life, so that neighbours born on one day differ in a digit; its hundreds keep it unique. One in twelve was
 * registered in another province than their home. Districts from 60 up do not exist: nobody holds these numbers.
 */
export function nikOf(chance: Chance, n: number, province: string, birth: string, sex: Human['sex']): string {
  const [year = '', month = '', day = ''] = birth.split('-');
  const issued = chance.yes(0.08)
    ? chance.pick(['31', '32', '33', '35', '12', '36'])
    : (parentOf[province] ?? province);
  const two = (value: number) => String(value).padStart(2, '0');
  const dayOfBirth = two(Number(day) + (sex === 'female' ? 40 : 0));
  const place = (n * 557) % 975;
  const serial = 1 + Math.floor(chance.next() ** 3 * 20) + 100 * (Math.floor(n / 975) % 10);
  const district = two((place % 39) + 60);
  const regency = two(1 + Math.floor(place / 39));
  return `${issued}${regency}${district}${dayOfBirth}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`;
}

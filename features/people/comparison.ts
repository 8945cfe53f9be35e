import { distance } from 'fastest-levenshtein';
import type { ComparedField, Comparison, Evidence, Facts } from './facts';
import { type Alignment, align, type Likeness } from './names';
import { type Birth, type Prepared, prepare } from './prepared';
import type { Part } from './spelling';

/** How frequent something is among the people compared with: shares between 0 and 1. */
export type Frequency = {
  /** How many people are compared with; the more, the more by chance are alike. */
  people: number;
  part(part: Part): number;
  province(code: string): number;
};

/** Where nothing is known of the others: as in a base of a hundred thousand, every part as frequent as a usual one. */
export const usual: Frequency = { people: 100_000, part: () => 1 / 500, province: () => 1 / 20 };

/** Bits of score from which two files are doubtful, and from which they are the same, in a base of a hundred thousand. */
export const thresholds = { doubtful: 13, same: 24 } as const;

/** Whether two files are of one person, and what speaks for it and against. What is missing says nothing. */
export function compare(one: Facts, other: Facts, frequency: Frequency = usual): Comparison {
  return comparePrepared(prepare(one), prepare(other), frequency);
}

export function comparePrepared(one: Prepared, other: Prepared, frequency: Frequency): Comparison {
  const evidence = [
    ...nikEvidence(one, other),
    ...passportEvidence(one, other),
    ...nameEvidence(one, other, frequency),
    ...birthEvidence(one, other),
    ...equalEvidence('phone', one.phone, other.phone, 20, -0.5),
    ...equalEvidence('sex', one.sex || one.nikSex, other.sex || other.nikSex, 0.7, -4),
    ...provinceEvidence(one, other, frequency),
    ...equalEvidence('address', one.address, other.address, 9, -0.3),
  ];
  const score = evidence.reduce((sum, { bits }) => sum + bits, 0);
  return { outcome: outcomeOf(score, evidence, frequency), score, evidence };
}

/** Nobody is called the same by numbers alone when name and birth both say otherwise, nor by anything without a name. */
function outcomeOf(score: number, evidence: Evidence[], { people }: Frequency): Comparison['outcome'] {
  const more = Math.log2(Math.max(1, people / usual.people));
  if (score < thresholds.doubtful + more) return 'different';
  const against = evidence.some(({ field, bits }) => field !== 'passport' && field !== 'phone' && bits < -2);
  return score >= thresholds.same + more && !against ? 'same' : 'doubtful';
}

const said = (field: ComparedField, code: string, bits: number): Evidence[] => [{ field, code, bits }];

function equalEvidence(field: ComparedField, one: string, other: string, same: number, different: number): Evidence[] {
  if (!one || !other) return [];
  return one === other ? said(field, 'same', same) : said(field, 'different', different);
}

function provinceEvidence(one: Prepared, other: Prepared, { province }: Frequency): Evidence[] {
  return equalEvidence('province', one.province, other.province, Math.log2(0.9 / province(one.province)), -3);
}

function nikEvidence({ nik: one }: Prepared, { nik: other }: Prepared): Evidence[] {
  if (!one || !other) return [];
  if (one === other) return said('nik', 'same', 22);
  if (one.slice(0, 12) === other.slice(0, 12)) return said('nik', 'serial', 4);
  return isNear(one, other) ? said('nik', 'slip', 14) : said('nik', 'different', -7);
}

function passportEvidence({ passport: one }: Prepared, { passport: other }: Prepared): Evidence[] {
  if (!one || !other) return [];
  if (one === other) return said('passport', 'same', 20);
  return isNear(one, other) ? said('passport', 'slip', 8) : said('passport', 'different', -1);
}

/** One digit other, or two neighbours swapped. */
function isNear(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differing = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [a = 0, b = 0] = differing;
  return (
    differing.length === 1 || (differing.length === 2 && b === a + 1 && one[a] === other[b] && one[b] === other[a])
  );
}

function birthEvidence(one: Prepared, other: Prepared): Evidence[] {
  const told = one.birth && other.birth && said('birth', ...likeBirth(one.birth, other.birth));
  const byNik = [
    [one.nikBirth, other.birth],
    [one.birth, other.nikBirth],
  ] as const;
  // The date in the NIK answers where the file tells none, or another one.
  const better = byNik.flatMap(([a, b]) =>
    a && b && isDay(a) && isDay(b) && sameDay(a, b) ? said('birth', 'by_nik', 11) : [],
  );
  if (!told) return better.slice(0, 1);
  return (told[0]?.bits ?? 0) < 8 && better[0] ? [better[0]] : told;
}

const isDay = ({ day }: Birth) => day > 0;
const sameDay = (one: Birth, other: Birth) =>
  one.year === other.year && one.month === other.month && one.day === other.day;

function likeBirth(one: Birth, other: Birth): [string, number] {
  const apart = Math.abs(one.year - other.year);
  const days = one.day > 0 && other.day > 0;
  if (apart === 0 && days && sameDay(one, other)) return ['same', 12];
  if (apart === 0 && days && one.day === other.month && one.month === other.day) return ['swapped', 9];
  if (apart === 0 && days && (one.month === other.month || one.day === other.day)) return ['slip', 2.5];
  if (apart === 0 && days) return ['same_year_only', -2];
  if (apart === 0 && one.month > 0 && other.month > 0)
    return one.month === other.month ? ['same_month', 7] : ['same_year_only', -2];
  if (apart === 0) return ['same_year', 3.5];
  if (apart === 1 && days && one.month === other.month && one.day === other.day) return ['year_apart_same_day', 7];
  if (apart === 1) return ['year_apart', -1.5];
  return apart < 4 ? ['years_apart', -6] : ['far', -9];
}

const chance: Record<Likeness, { m: number; u: number }> = {
  same: { m: 0.75, u: 0 },
  old_spelling: { m: 0.06, u: 0 },
  alike: { m: 0.1, u: 0.0005 },
  typing: { m: 0.1, u: 0.004 },
  nickname: { m: 0.05, u: 0.004 },
  foreign_script: { m: 0.06, u: 0.012 },
  initial: { m: 0.06, u: 0.06 },
};

/** What a name says: each pair of parts by its likeness and how rare it is, each part without answer against it. */
function nameEvidence(one: Prepared, other: Prepared, frequency: Frequency): Evidence[] {
  if (one.name.length === 0 || other.name.length === 0) return [];
  const names = align(one.name, other.name);
  const whole = wholeEvidence(one.name, other.name);
  const bits = bitsOf(names, frequency);
  if (whole > bits) return said('name', 'foreign_script', whole);
  return said('name', codeOf(names), bits);
}

function bitsOf({ pairs, over, muhammad }: Alignment, frequency: Frequency): number {
  let bits = 0;
  for (const { one, other, likeness } of pairs) {
    const { m, u } = chance[likeness];
    const share = Math.max(frequency.part(one), frequency.part(other));
    if (one.kind === 'muhammad' || other.kind === 'muhammad') bits += likeness === 'initial' ? 0.5 : 1.5;
    else bits += Math.min(14, Math.log2(Math.min(m * 4, 0.9) / (likeness === 'initial' ? u : share + u)));
  }
  const [left, right] = over.map((parts) => parts.filter(({ kind }) => kind === 'name').length);
  const both = Math.min(left ?? 0, right ?? 0);
  const more = Math.abs((left ?? 0) - (right ?? 0));
  return bits - both * 5 - more * 0.8 - (muhammad === 'one' ? 0.5 : 0);
}

/** Names written as one word, or cut up elsewhere: what is left of the whole after another script. */
function wholeEvidence(one: readonly Part[], other: readonly Part[]): number {
  const [a, b] = [one, other].map((parts) => parts.map(({ coarse }) => coarse).join(''));
  if (!a || !b || Math.min(a.length, b.length) < 5) return 0;
  const far = distance(a, b);
  return far * 6 <= Math.max(a.length, b.length) ? Math.min(14, a.length * 1.6) - far * 3 : 0;
}

function codeOf({ pairs, over, swapped }: Alignment): string {
  if (pairs.length === 0) return 'different';
  if (over.every((parts) => parts.length > 0)) return 'partly';
  // How Muhammad is written says nothing by itself.
  const telling = pairs.filter(({ one, other }) => one.kind !== 'muhammad' && other.kind !== 'muhammad');
  const worst = telling.map(({ likeness }) => likeness).reduce((a, b) => (rank(a) >= rank(b) ? a : b), 'same');
  if (worst !== 'same') return worst;
  if (over.some((parts) => parts.some(({ kind }) => kind === 'name'))) return 'part_missing';
  return swapped ? 'swapped' : 'same';
}

const rank = (likeness: Likeness) => Object.keys(chance).indexOf(likeness);

import type { Comparison, Evidence, Facts } from './facts';
import { type Frequency, usual } from './frequency';
import { type Bearer, evidenceOfName } from './name-evidence';
import { type Observed, observe } from './observation';
import { type Prepared, prepare } from './prepared';
import { weights } from './weights';

/** Whether two files are of one person, and what speaks for it and against. What is missing says nothing. */
export function compare(one: Facts, other: Facts, frequency: Frequency = usual): Comparison {
  return comparePrepared(prepare(one), prepare(other), frequency);
}

/**
 * By Fellegi and Sunter (1969): each field adds the logarithm of how much more often it looks so between two files of one
 * person than between two of different people; from one sum on they are doubtful, from a higher one the same.
 */
export function comparePrepared(one: Prepared, other: Prepared, frequency: Frequency): Comparison {
  const observed = observe(one, other);
  const evidence = [
    ...numbersAndBirth(observed, one, frequency),
    ...(observed.name ? evidenceOfName(observed.name, bearerOf(one, other), frequency) : []),
    ...codesAlone(observed, one, frequency),
  ];
  const score = evidence.reduce((sum, { bits }) => sum + bits, 0);
  return { outcome: outcomeOf(score, evidence, frequency), score, evidence };
}

function bearerOf(one: Prepared, other: Prepared): Bearer {
  const [a, b] = [one.sex || one.nikSex, other.sex || other.nikSex];
  const sex = a && b && a !== b ? '' : a || b;
  const sameProvince = one.province !== '' && one.province === other.province;
  return { sex, province: one.province || other.province, sameProvince };
}

function outcomeOf(score: number, evidence: Evidence[], { people }: Frequency): Comparison['outcome'] {
  // Among ten times as many people ten times as many are alike by chance; among fewer, fewer.
  const more = Math.log2(people / weights.people);
  const least = isUnopposed(evidence) ? weights.unopposed : weights.doubtful;
  if (score < least + more) return 'different';
  const sure = score >= weights.same + more && isTold(evidence) && !speaksAgainst(evidence);
  return sure ? 'same' : 'doubtful';
}

/** The whole name agrees and nothing told speaks against, but for numbers and homes, which change: little is enough for doubt. */
function isUnopposed(evidence: Evidence[]): boolean {
  const name = evidence.find(({ field }) => field === 'name')?.code ?? '';
  if (!['same', 'swapped', 'old_spelling', 'alike', 'typing'].includes(name)) return false;
  return (
    evidence.every(({ field, code }) => code !== 'different' || ['passport', 'phone', 'address'].includes(field)) &&
    !speaksAgainst(evidence)
  );
}

/** By name, sex and home alone nobody is called the same: a number or the day of birth must agree. */
function isTold(evidence: Evidence[]): boolean {
  return evidence.some(
    ({ field, code }) =>
      (['nik', 'passport', 'phone'].includes(field) && ['same', 'slip'].includes(code)) ||
      (field === 'birth' && ['same', 'by_nik', 'swapped'].includes(code)),
  );
}

/** What no sum of other evidence makes good: another name, another NIK, or a birth too far away is for people to look at. */
function speaksAgainst(evidence: Evidence[]): boolean {
  const told = (field: Evidence['field']) => evidence.find((each) => each.field === field)?.code ?? '';
  return (
    ['', 'different', 'partly'].includes(told('name')) ||
    ['serial', 'different'].includes(told('nik')) ||
    ['year_apart', 'year_and_day_apart', 'years_apart', 'far', 'same_year_only'].includes(told('birth'))
  );
}

/**
 * The NIK holds birth date, sex and province: each is counted once. What the NIK adds is asked apart for files whose birth
 * dates agree and for others.
 */
function numbersAndBirth(observed: Observed, { birth, nikBirth }: Prepared, { day }: Frequency): Evidence[] {
  const evidence: Evidence[] = [];
  const { nik, passport } = observed;
  const told = observed.birth;
  if (nik) evidence.push({ field: 'nik', code: nik, bits: weights.nik[agrees(told) ? 'agreeing' : 'other'][nik] });
  if (passport) evidence.push({ field: 'passport', code: passport, bits: weights.passport[passport] });
  if (told === 'same' && birth)
    evidence.push({ field: 'birth', code: told, bits: Math.log2(weights.sameDay / day(birth)) });
  else if (told === 'by_nik' && (nikBirth ?? birth))
    evidence.push({ field: 'birth', code: told, bits: weights.birth.by_nik });
  else if (told) evidence.push({ field: 'birth', code: told, bits: weights.birth[told] });
  return evidence;
}

/** Whether the files tell one day of birth, give or take a slip that the NIK shows to be one. */
export const agrees = (told: Observed['birth']) =>
  told === 'same' || told === 'by_nik' || told === 'same_month' || told === 'same_year';

function codesAlone({ nik, phone, sex, province, address }: Observed, one: Prepared, frequency: Frequency): Evidence[] {
  const inNik = nik === 'same' || nik === 'slip' || nik === 'serial';
  const evidence: Evidence[] = [];
  // A family shares a house and the number of a mother: one of the two says nearly all.
  const household = phone === 'contact' && address === 'same' ? weights.household : weights.phone[phone ?? 'different'];
  if (phone) evidence.push({ field: 'phone', code: phone, bits: household });
  if (sex) evidence.push({ field: 'sex', code: sex, bits: sex === 'same' && inNik ? 0 : weights.sex[sex] });
  if (province === 'same') {
    const bits = inNik ? 0 : Math.log2(weights.sameProvince / frequency.province(one.province));
    evidence.push({ field: 'province', code: province, bits });
  }
  if (province === 'different') evidence.push({ field: 'province', code: province, bits: weights.otherProvince });
  if (address) evidence.push({ field: 'address', code: address, bits: weights.address[address] });
  return evidence;
}

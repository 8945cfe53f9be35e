import type { Facts } from './facts';
import { foldName, foldNik, foldPassport, foldPhone } from './rules';
import { type Part, partsOf } from './spelling';

/** Facts in the forms in which they are compared: worked out once for each file, then compared with many. */
export type Prepared = {
  name: Part[];
  /** Parts of other names they go by, without those of the name. */
  aliases: Part[];
  birth: Birth | null;
  nik: string;
  /** What the NIK says by itself, if it can be read so. */
  nikBirth: Birth | null;
  nikSex: Sex | '';
  passport: string;
  phone: string;
  /** Numbers that stand among whom to reach. */
  contactPhones: string[];
  sex: Sex | '';
  province: string;
  address: string;
};

export type Sex = 'male' | 'female';
/** Zero where it was not told. */
export type Birth = { year: number; month: number; day: number };

export function prepare(facts: Facts): Prepared {
  const name = partsOf(facts.name ?? '');
  const nik = foldNik(facts.nik ?? '');
  const told = readNik(nik);
  return {
    name,
    aliases: facts.aliases ? partsOf(facts.aliases).filter((part) => !name.includes(part)) : [],
    birth: birthOf(facts.birth),
    nik,
    nikBirth: told?.birth ?? null,
    nikSex: told?.sex ?? '',
    passport: foldPassport(facts.passport ?? ''),
    phone: anyPhone(facts.phone ?? ''),
    contactPhones: phonesIn(facts.contacts ?? ''),
    sex: facts.sex === 'male' || facts.sex === 'female' ? facts.sex : '',
    province: /^\d\d$/.test(facts.homeProvince ?? '') ? (facts.homeProvince ?? '') : '',
    address: foldName(facts.address ?? ''),
  };
}

function birthOf(told: string | undefined): Birth | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(told ?? '');
  return found ? { year: Number(found[1]), month: Number(found[2] ?? 0), day: Number(found[3] ?? 0) } : null;
}

/** Also with the 00 of a call abroad, or without the first 0 of a mobile number. */
function anyPhone(told: string): string {
  if (!told) return '';
  const digits = told.replace(/[\s().-]/g, '');
  return foldPhone(digits.replace(/^00/, '+').replace(/^8(?=\d{8,11}$)/, '08'));
}

const phonesIn = (words: string): string[] =>
  (words.match(/\+?\d[\d\s().-]{7,}\d/g) ?? []).map(anyPhone).filter(Boolean);

/** Digits 7 to 12 are the birth date, with 40 added to the day for women; a year ahead of this one is of last century. */
export function readNik(nik: string): { birth: Birth; sex: Sex } | null {
  if (!nik) return null;
  const day = Number(nik.slice(6, 8));
  const month = Number(nik.slice(8, 10));
  const short = Number(nik.slice(10, 12));
  const year = short + (short > CENTURY ? 1900 : 2000);
  const birth = { year, month, day: day > 40 ? day - 40 : day };
  const real = birth.day >= 1 && birth.day <= 31 && month >= 1 && month <= 12;
  return real ? { birth, sex: day > 40 ? 'female' : 'male' } : null;
}

/** Nobody of whom there are files is older than this leaves open: whoever was born in (19)26 is a hundred. */
const CENTURY = 26;

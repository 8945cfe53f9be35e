import type { Answers } from '@/features/cases/fields';
import { addDays } from '@/lib/calendar';
import type { Chance } from './chance';
import { nameFrom, respelled } from './names';

/** A made-up human being with everything that could be known of them. */
export type Human = {
  sex: 'female' | 'male';
  province: string;
  birth: string;
  name: string;
  nik: string;
  passport: string;
  phone: string;
  address: string;
  contacts: string;
  maritalStatus: string;
  educationLevel: string;
};

const provinces = {
  12: 190,
  32: 135,
  61: 95,
  21: 80,
  33: 85,
  35: 80,
  71: 75,
  31: 65,
  36: 35,
  14: 30,
  16: 22,
  19: 20,
  73: 18,
  18: 16,
  15: 12,
  13: 12,
  11: 10,
  53: 9,
  64: 8,
  52: 8,
  51: 7,
  34: 7,
  63: 5,
  72: 5,
  62: 4,
  17: 4,
  74: 4,
  75: 4,
  81: 3,
  76: 2,
  82: 2,
  65: 2,
  91: 1,
  92: 1,
  93: 0.3,
  94: 0.3,
  95: 0.3,
  96: 0.5,
} as const;
// A NIK keeps the province of its issue: these four were divided off in 2022.
const parentOf: Record<string, string> = { 93: '91', 94: '91', 95: '91', 96: '92' };
const ages = { 16: 1, 17: 2, 18: 28, 21: 62, 24: 70, 27: 55, 30: 42, 33: 28, 36: 18, 39: 10, 43: 5, 48: 3 } as const;
const marital = { single: 66, married: 25, divorced: 7, widowed: 1, separated: 1 } as const;
const education = {
  primary: 6,
  lower_secondary: 14,
  upper_secondary: 58,
  short_cycle: 8,
  bachelor: 13,
  master: 1,
} as const;

export function humanFrom(chance: Chance, metOn: string): Human {
  const sex = chance.yes(0.75) ? 'male' : 'female';
  const province = String(chance.weighted(provinces));
  const maritalStatus = chance.weighted(marital);
  const birth = addDays(metOn, -Math.round(Number(chance.weighted(ages)) * 365.25) - chance.whole(0, 1095));
  return {
    sex,
    province,
    birth,
    name: nameFrom(chance, province, sex),
    nik: nikFrom(chance, province, birth, sex),
    passport: passportFrom(chance),
    phone: phoneFrom(chance),
    address: addressFrom(chance),
    contacts: contactsFrom(chance, province, maritalStatus === 'married' ? spouseOf[sex] : undefined),
    maritalStatus,
    educationLevel: chance.weighted(education),
  };
}

/** The same human as met again by an office that does not know them: another spelling, new passport, new phone. */
export function metAgain(chance: Chance, before: Human): Human {
  return {
    ...before,
    name: respelled(chance, before.name),
    nik: chance.yes(0.25) ? before.nik : '',
    passport: passportFrom(chance),
    phone: phoneFrom(chance),
    address: addressFrom(chance),
  };
}

/** What an office was told of a human: most of it, some of it, or next to nothing. */
export function identityTold(chance: Chance, human: Human, known: 'well' | 'partly' | 'hardly'): Answers {
  if (known === 'hardly') return hardlyKnown(chance, human);
  const partly = known === 'partly';
  const told = (share: number, words: string) => (words && chance.yes(partly ? share / 2 : share) ? words : undefined);
  return {
    name: human.name,
    aliases: told(0.2, human.name.split(' ').at(-1)?.slice(0, 4) ?? ''),
    sex: human.sex,
    birth: birthTold(chance, human.birth, partly),
    nik: told(0.72, human.nik),
    passport: told(0.85, human.passport),
    phone: told(0.7, human.phone),
    homeProvince: chance.yes(partly ? 0.7 : 0.96) ? human.province : 'unknown',
    address: told(0.6, human.address),
    citizenship: 'ID',
    maritalStatus: absentOr(chance, human.maritalStatus, 0.25),
    educationLevel: absentOr(chance, human.educationLevel, 0.35),
    contacts: told(0.65, human.contacts),
  };
}

const absenceShares = { none: 60, unknown: 33, declined: 7 } as const;

/** The answer, or now and then that it was not asked, not known or not given. */
export function absentOr(chance: Chance, answer: string, absent: number): string | undefined {
  if (!chance.yes(absent)) return answer;
  return { none: undefined, unknown: 'unknown', declined: 'declined' }[chance.weighted(absenceShares)];
}

function hardlyKnown(chance: Chance, human: Human): Answers {
  const friend = human.name.split(' ')[0] ?? '';
  const who = [`teman dari ${friend}, kamar ${chance.whole(1, 40)}`, `adik ${friend}`, `rekan sekamar ${friend}`, ''];
  return {
    name: chance.pick(who),
    sex: chance.yes(0.6) ? human.sex : undefined,
    homeProvince: chance.yes(0.3) ? human.province : undefined,
    citizenship: chance.yes(0.7) ? 'ID' : undefined,
    phone: chance.yes(0.2) ? human.phone : undefined,
  };
}

const birthWell: Precisions = { none: 5, year: 15, month: 5, day: 75 };
const birthPartly: Precisions = { none: 40, year: 40, month: 0, day: 20 };
type Precisions = Record<'none' | 'year' | 'month' | 'day', number>;

function birthTold(chance: Chance, birth: string, partly: boolean): string | undefined {
  const precision = chance.weighted(partly ? birthPartly : birthWell);
  return { none: undefined, year: birth.slice(0, 4), month: birth.slice(0, 7), day: birth }[precision];
}

/** Province, birth date (a woman's day plus 40) and a serial. No district has the number 99: nobody holds these. */
function nikFrom(chance: Chance, province: string, birth: string, sex: Human['sex']): string {
  const [year = '', month = '', day = ''] = birth.split('-');
  const dayOfBirth = String(Number(day) + (sex === 'female' ? 40 : 0)).padStart(2, '0');
  const place = `${parentOf[province] ?? province}${String(chance.whole(1, 20)).padStart(2, '0')}99`;
  return `${place}${dayOfBirth}${month}${year.slice(2)}${9000 + chance.whole(0, 999)}`;
}

const passportLetters = { B: 15, C: 50, E: 20, X: 10, AT: 5 } as const;

function passportFrom(chance: Chance): string {
  return `${chance.weighted(passportLetters)}${chance.digits(7)}`;
}

/** The beginnings of mobile numbers. */
export const operators = [
  '0811',
  '0812',
  '0813',
  '0821',
  '0822',
  '0852',
  '0853',
  '0857',
  '0877',
  '0878',
  '0881',
  '0895',
  '0896',
];

function phoneFrom(chance: Chance): string {
  return `${chance.pick(operators)}-00${chance.digits(2)}-${chance.digits(4)}`;
}

const streets = [
  'Melati',
  'Kenanga',
  'Merpati',
  'Mawar',
  'Anggrek',
  'Cendana',
  'Flamboyan',
  'Rajawali',
  'Teratai',
  'Pahlawan',
];
const villages = [
  'Sukamaju',
  'Karangjati',
  'Tanjungrejo',
  'Mekarsari',
  'Batu Ampar',
  'Sumberejo',
  'Cibungur',
  'Wonosari',
];

function addressFrom(chance: Chance): string {
  const two = (most: number) => String(chance.whole(1, most)).padStart(2, '0');
  return `Jl. ${chance.pick(streets)} No. ${chance.whole(1, 120)}, RT ${two(12)}/RW ${two(9)}, Desa ${chance.pick(villages)}`;
}

const spouseOf = { female: 'Suami', male: 'Istri' } as const;
const relations = { Ibu: 45, Ayah: 22, Kakak: 23, Paman: 10 } as const;

function contactsFrom(chance: Chance, province: string, spouse?: 'Suami' | 'Istri'): string {
  const relation = spouse && chance.yes(0.5) ? spouse : chance.weighted(relations);
  const sex = relation === 'Ibu' || relation === 'Istri' ? 'female' : 'male';
  return `${relation}: ${nameFrom(chance, province, sex)}, ${phoneFrom(chance)}`;
}

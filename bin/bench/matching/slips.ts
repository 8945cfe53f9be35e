import type { Chance } from '@/features/demo/chance';
import { addDays } from '@/lib/calendar';
import type { File } from './file';

/** What happens to dates and numbers between two files; the list of corruptions says from where we know it. */

export function dayMonth(_chance: Chance, { facts }: File): boolean {
  const [year, month = '', day = ''] = facts.birth?.split('-') ?? [];
  if (!day || day > '12' || day === month) return false;
  facts.birth = `${year}-${day}-${month}`;
  return true;
}

export function yearOff(chance: Chance, { facts }: File): boolean {
  if (!facts.birth) return false;
  const year = Number(facts.birth.slice(0, 4)) + (chance.yes(0.5) ? 1 : -1);
  const rest = facts.birth.slice(4);
  facts.birth = rest === '-02-29' ? `${year}-02-28` : `${year}${rest}`;
  return true;
}

export function birthSlip(chance: Chance, { facts }: File): boolean {
  if (facts.birth?.length !== 10) return false;
  const [year = '', month = '', day = ''] = facts.birth.split('-');
  const away = chance.pick([-10, -3, -2, -1, 1, 2, 3, 7, 10]);
  const slipped = `${year}-${month}-${String(Number(day) + away).padStart(2, '0')}`;
  // A day that the month does not have is seen at once; a month beside the true one is not.
  const real = Number(day) + away >= 1 && Number(day) + away <= 28;
  const otherMonth = String((Number(month) % 12) + 1).padStart(2, '0');
  facts.birth = real ? slipped : Number(day) <= 28 ? `${year}-${otherMonth}-${day}` : addDays(facts.birth, -9);
  return true;
}

export function sexSlip(_chance: Chance, { facts }: File): boolean {
  if (facts.sex !== 'male' && facts.sex !== 'female') return false;
  facts.sex = facts.sex === 'male' ? 'female' : 'male';
  return true;
}

export function nikSlip(chance: Chance, { facts }: File): boolean {
  const { nik } = facts;
  if (!nik) return false;
  const at = chance.whole(4, 14);
  const digit = Number(nik[at]);
  const other = String((digit + chance.whole(1, 9)) % 10);
  const swapped = nik.slice(0, at) + nik[at + 1] + nik[at] + nik.slice(at + 2);
  facts.nik = swapped !== nik && chance.yes(0.4) ? swapped : nik.slice(0, at) + other + nik.slice(at + 1);
  return true;
}

export function newPassport(chance: Chance, { facts }: File): boolean {
  if (!facts.passport) return false;
  // Of a series that nobody in the base holds: a number is given once.
  facts.passport = `${chance.pick(['F', 'G'])}${chance.digits(7)}`;
  return true;
}

export function phoneForm(chance: Chance, { facts }: File): boolean {
  const digits = facts.phone?.replace(/\D/g, '').replace(/^0/, '');
  if (!digits) return false;
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)];
  facts.phone = chance.pick([
    `+62 ${a} ${b} ${c}`,
    `62${digits}`,
    `+62${digits}`,
    `0${a} ${b}${c}`,
    `(0${a}) ${b}.${c}`,
    `${a}${b}${c}`,
    `0062 ${a}${b}${c}`,
  ]);
  return true;
}

export function newPhone(chance: Chance, { facts }: File): boolean {
  if (!facts.phone) return false;
  facts.phone = `${chance.pick(['0838', '0859', '0898'])}-00${chance.digits(2)}-${chance.digits(4)}`;
  return true;
}

/** As features/demo/people.ts tells somebody known partly: every number half as often, the birth mostly to the year. */
export function factsMissing(chance: Chance, { facts }: File): boolean {
  const had = JSON.stringify(facts);
  for (const key of ['nik', 'passport', 'phone', 'address', 'contacts', 'aliases'] as const)
    if (chance.yes(0.5)) facts[key] = undefined;
  if (chance.yes(0.3)) facts.homeProvince = undefined;
  const precision = chance.weighted({ none: 30, year: 45, day: 25 });
  if (precision !== 'day') facts.birth = precision === 'none' ? undefined : facts.birth?.slice(0, 4);
  return JSON.stringify(facts) !== had;
}

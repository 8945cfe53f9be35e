import type { Texts } from '@/lib/texts';
import type { Unit } from './input';

/** Whether a unit counts something; days, percent and times are made from counts. */
export const isCount = (unit: Unit): unit is 'case' | 'person' => unit === 'case' || unit === 'person';

/** A value as it is written in its unit: 2.438, 50,6%, 8,0. */
export function inUnit(unit: Unit, value: number, { locale, number, percent }: Texts): string {
  if (unit === 'percent') return percent(value);
  if (isCount(unit)) return number(value);
  const format = { maximumFractionDigits: 1, minimumFractionDigits: unit === 'times' ? 1 : 0 };
  return new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', format).format(value);
}

import type { Locale } from '../locale';
import { codes, countryCodes, provinceCodes } from './codes';
import labels from './labels.json';

/** The closed lists of `lib/domain/vocabulary.csv`: codes as types, labels in the reader's language. */
export type List = keyof typeof codes;
export type Code<L extends List> = (typeof codes)[L][number];
export type Choice = { code: string; label: string };

export { codes, countryCodes, provinceCodes };

/** Why a value is missing. Missing is not no: these leave the denominator of every percentage. */
export const absences = codes.value_absence;

export function isAbsence(code: string): boolean {
  return (absences as readonly string[]).includes(code);
}

/** The codes of a list followed by the absences that list does not have itself. */
export function withAbsences<L extends List>(list: L): readonly [string, ...string[]] {
  return [...new Set<string>([...codes[list], ...absences])] as [string, ...string[]];
}

const byList = labels as Record<string, Record<string, Record<Locale, string>>>;

/** The label of a code in a list, `province` or `country`; the label of an absence where the list has no such code. */
export function label(list: List | 'province' | 'country', code: string, locale: Locale): string {
  if (list === 'country') return countryName(code, locale);
  return byList[list]?.[code]?.[locale] ?? byList.value_absence?.[code]?.[locale] ?? code;
}

/** Every code of a list with its label, in the order of the vocabulary; countries and provinces by name. */
export function choices(list: List | 'province' | 'country', locale: Locale): Choice[] {
  if (list === 'country') return byName(countryCodes, list, locale);
  if (list === 'province') return byName(provinceCodes, list, locale);
  return codes[list].map((code) => ({ code, label: label(list, code, locale) }));
}

function byName(all: readonly string[], list: 'country' | 'province', locale: Locale): Choice[] {
  const order = new Intl.Collator(locale);
  return all
    .map((code) => ({ code, label: label(list, code, locale) }))
    .sort((a, b) => order.compare(a.label, b.label));
}

const names = {
  id: new Intl.DisplayNames('id', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

// The names the Ministry's figures use, where the standard ones differ.
const usual: Record<string, Partial<Record<Locale, string>>> = {
  MM: { id: 'Myanmar', en: 'Myanmar' },
};

function countryName(code: string, locale: Locale): string {
  if (!/^[A-Z]{2}$/.test(code)) return byList.value_absence?.[code]?.[locale] ?? code;
  return usual[code]?.[locale] ?? names[locale].of(code) ?? code;
}

export function isCountry(code: string): boolean {
  return (countryCodes as readonly string[]).includes(code);
}

export type Region = Code<'reporting_region'>;

const southeastAsia = ['BN', 'KH', 'ID', 'LA', 'MY', 'MM', 'PH', 'SG', 'TH', 'VN'];
const middleEast = [
  'AE',
  'BH',
  'CY',
  'EG',
  'IQ',
  'IR',
  'IL',
  'JO',
  'KW',
  'LB',
  'OM',
  'PS',
  'QA',
  'SA',
  'SY',
  'TR',
  'YE',
];

/** The countries of a reporting region on a day: Timor-Leste belongs to ASEAN from 2025-10-26. */
export function countriesOf(region: Region, asOf: string): string[] {
  const asean = asOf >= '2025-10-26' ? [...southeastAsia, 'TL'] : southeastAsia;
  if (region === 'southeast_asia') return asean;
  if (region === 'middle_east') return middleEast;
  return countryCodes.filter((code) => !asean.includes(code) && !middleEast.includes(code));
}

export function regionOf(country: string, asOf: string): Region {
  if (countriesOf('southeast_asia', asOf).includes(country)) return 'southeast_asia';
  return middleEast.includes(country) ? 'middle_east' : 'other_region';
}

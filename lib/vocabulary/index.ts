import { type Locale, locales } from '../locale';
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
export function choices(list: List | 'province' | 'country', locale: Locale): readonly Choice[] {
  const known = made.get(`${list}.${locale}`) ?? makeChoices(list, locale);
  made.set(`${list}.${locale}`, known);
  return known;
}

const made = new Map<string, readonly Choice[]>();

function makeChoices(list: List | 'province' | 'country', locale: Locale): Choice[] {
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
  const key = `${locale}${code}`;
  const known = named.get(key) ?? usual[code]?.[locale] ?? names[locale].of(code) ?? code;
  named.set(key, known);
  return known;
}

// A list says the same few again and again, and Intl takes its time.
const named = new Map<string, string>();

export function isCountry(code: string): boolean {
  return (countryCodes as readonly string[]).includes(code);
}

/**
 * The code somebody means who typed instead of choosing: the code itself, its label in either language, or the
 * beginning of just one label. Null when it could be none or several.
 */
export function codeMeant(list: List | 'province' | 'country', typed: string): string | null {
  const wanted = folded(typed);
  const all = locales.flatMap((locale) => [...choices(list, locale), ...choices('value_absence', locale)]);
  const same = all.find(
    ({ code, label: words }) => code === typed || folded(code) === wanted || folded(words) === wanted,
  );
  if (same) return same.code;
  const begun = new Set(all.filter(({ label: words }) => folded(words).startsWith(wanted)).map(({ code }) => code));
  return wanted.length > 2 && begun.size === 1 ? ([...begun][0] ?? null) : null;
}

const folded = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

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

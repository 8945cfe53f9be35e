import type { Locale } from '@/lib/locale';
import { languages } from '../rules';

const names = {
  id: new Intl.DisplayNames('id', { type: 'language' }),
  en: new Intl.DisplayNames('en', { type: 'language' }),
};

export function languageName(code: string, locale: Locale): string {
  return names[locale].of(code) ?? code;
}

/** Every language by name, Indonesian first: it is the usual one. */
export function languageChoices(locale: Locale) {
  const order = new Intl.Collator(locale);
  const [usual, ...others] = languages.map((code) => ({ code, label: languageName(code, locale) }));
  return [...(usual ? [usual] : []), ...others.toSorted((a, b) => order.compare(a.label, b.label))];
}

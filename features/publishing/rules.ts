import { type Locale, locales } from '@/lib/locale';
import { textsFor } from '@/lib/texts';

/** For whom numbers leave the house; each has its licence. */
export const audiences = ['public', 'partner'] as const;
export type Audience = (typeof audiences)[number];

/** In whose name this installation publishes, in both languages, and under which licence. */
export type Publishing = { issuer: Record<Locale, string>; licences: Record<Audience, string> };

export const LONGEST_ISSUER = 120;
export const LONGEST_LICENCE = 400;

/** The licence where nobody chose another, in both languages. */
export function usualLicence(audience: Audience): string {
  return locales.map((locale) => textsFor(locale).t(`releases.licences.${audience}`)).join(' / ');
}

/** Whose report it is: an office of the organisation, or the organisation itself. */
export function issuerOf({ issuer }: Publishing, locale: Locale, office?: string): string {
  const house = issuer[locale] || issuer.id;
  return office && office !== house ? [office, house].filter(Boolean).join(' · ') : house;
}

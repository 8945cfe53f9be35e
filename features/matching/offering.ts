import type { Evidence, Outcome } from '@/features/people/facts';
import { foldName, foldNik, foldPassport, foldPhone, readBirth } from '@/features/people/rules';

/** What may be answered when somebody is offered as possibly the same person. No answer: to be decided later. */
export const offerAnswers = ['new-episode', 'same-episode', 'different'] as const;
export type OfferAnswer = (typeof offerAnswers)[number];

/** What the form sends of an offer: whom it was about (by `offerKey`), as the name of a control. */
export const offerControl = (key: string) => `offer.${key}`;
/** Where the form keeps room to say that somebody may be known, for whoever does not see the panel just now. */
export const SIGN = 'candidates-sign';

/** Sent by the button that only looks. */
export const LOOK = 'look';

export const askControl = (officeCode: string) => `ask.${officeCode}`;

type Typed = { name?: string; birth?: string; nik?: string; passport?: string; phone?: string };

/**
 * Whether enough is told to look for somebody: a number, or a name together with a birth year, or two parts of a name.
 * With less, half the base would be possible.
 */
export function isEnough({ name = '', birth = '', nik = '', passport = '', phone = '' }: Typed): boolean {
  if (foldNik(nik) || foldPassport(passport) || foldPhone(phone)) return true;
  const parts = foldName(name)
    .split(' ')
    .filter((part) => part.length > 1);
  return parts.length > 1 || (parts.length === 1 && readBirth(birth) !== null);
}

const numbers: readonly string[] = ['nik', 'passport', 'phone'];
const agreeing: readonly string[] = ['same', 'slip'];

/** The numbers that agree: whoever was told to be another person is asked about again once one more does. */
export const agreeingNumbers = (evidence: Evidence[]): string[] =>
  evidence.filter(({ field, code }) => numbers.includes(field) && agreeing.includes(code)).map(({ field }) => field);

/** How many are looked at before anything can be judged: possible same persons and, where there are fewer, similar names. */
const LOOKED_AT = 3;

/** How many similar names are shown beside whom was found: none where somebody is called the same. */
export const placesLeft = (found: { outcome: Outcome }[]): number =>
  found.some(({ outcome }) => outcome === 'same') ? 0 : Math.max(0, LOOKED_AT - found.length);

import { fieldsIn } from '@/features/cases/fields';
import { first, type Raw, readAnswers } from '@/features/cases/input';
import { identityIn } from '@/features/cases/rows';
import type { Evidence, Facts } from '@/features/people/facts';
import { isAbsence } from '@/lib/vocabulary';
import { offerKey } from './offer-key';
import { agreeingNumbers, askControl, type OfferAnswer, offerAnswers, offerControl } from './offering';

/** What has been typed so far of whom a new case is about. What cannot be read yet is left out. */
export type Typed = { facts: Facts; destination?: string; handledOn: string; submission: string };

export function typedFrom(raw: Raw, today: string): Typed {
  const { answers, problems } = readAnswers(raw, ['destination', 'handledOn', ...fieldsIn('who')], today);
  const unread = problems.map(({ field }) => field);
  const read = Object.fromEntries(Object.entries(answers).filter(([name]) => !unread.includes(name))) as typeof answers;
  const coded = (code?: string) => (code && !isAbsence(code) ? code : null);
  // Whom to reach through is nobody's own name or number.
  const { contacts: _, ...identity } = identityIn(read);
  return {
    facts: { ...identity, sex: coded(read.sex), homeProvince: coded(read.homeProvince) },
    destination: read.destination,
    handledOn: read.handledOn ?? today,
    submission: first(raw, 'submission'),
  };
}

/** What was answered about a person that was offered; undefined for nothing yet. */
function answerAbout(raw: Raw, key: string): OfferAnswer | undefined {
  return offerAnswers.find((answer) => answer === first(raw, offerControl(key)));
}

/** The persons of whom an answer was sent, whether they were offered or not. */
export function answeredIn(raw: Raw): Map<string, OfferAnswer> {
  const answers = new Map<string, OfferAnswer>();
  for (const name of Object.keys(raw)) {
    if (!name.startsWith(offerControl(''))) continue;
    const key = name.slice(offerControl('').length);
    const answer = answerAbout(raw, key);
    if (answer) answers.set(key, answer);
  }
  return answers;
}

/** The offices, by code, that are to be asked. */
export const askedIn = (raw: Raw): string[] =>
  Object.keys(raw).flatMap((name) =>
    name.startsWith('ask.') && first(raw, name) === 'yes' ? [name.slice(askControl('').length)] : [],
  );

/** What the form says had been shown: each person with the numbers that agreed then, and each office. */
function seenIn(raw: Raw): { people: Map<string, string[]>; offices: string[] } {
  const people = (raw.seen ?? []).map((text) => {
    const [key = '', ...agreeing] = text.split('.');
    return [key, agreeing] as const;
  });
  return { people: new Map(people), offices: raw.seenAt ?? [] };
}

type Offered = {
  people: { person: { id: string }; comparison: { evidence: Evidence[] } }[];
  elsewhere: { code: string }[];
};

/**
 * Whether there is somebody whom the form had not shown when it was sent; or who was said to be another person before one
 * more number agreed.
 */
export function hasUnseen({ people, elsewhere }: Offered, raw: Raw): boolean {
  const seen = seenIn(raw);
  const isUnseen = ({ person, comparison }: Offered['people'][number]) => {
    const key = offerKey(person.id);
    const agreed = seen.people.get(key);
    const isOther = answerAbout(raw, key) === 'different';
    return !agreed || (isOther && agreeingNumbers(comparison.evidence).some((field) => !agreed.includes(field)));
  };
  return people.some(isUnseen) || elsewhere.some(({ code }) => !seen.offices.includes(code));
}

/** How an offer is named among what had been seen. */
export const seenAs = (personId: string, agreeing: string[]) => [offerKey(personId), ...agreeing].join('.');

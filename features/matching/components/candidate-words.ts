import { officeName } from '@/features/offices/queries';
import type { Evidence } from '@/features/people/facts';
import { monthOf } from '@/lib/calendar';
import type { MessageKey, Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { seenAs } from '../new-case-input';
import { offerKey } from '../offer-key';
import { agreeingNumbers, type OfferAnswer } from '../offering';
import type { Candidate, Candidates, Similar } from '../queries/candidates';
import { evidenceToTell } from '../telling';
import { factsOf } from './people-table';

/** Candidates in words: what the page shows, and all that the address for them answers. */
export type ShownCandidates = {
  status: string;
  sign: string;
  people: ShownPerson[];
  offices: ShownOffice[];
  similar: ShownSimilar[];
};
/** Somebody of similar name: to be looked at, not to be answered. */
export type ShownSimilar = Pick<ShownPerson, 'key' | 'name' | 'facts' | 'cases' | 'reasons'>;
export type ShownPerson = {
  key: string;
  /** What the form says to have shown. */
  seen: string;
  name: string;
  facts: string;
  cases: { reference: string; told: string }[];
  elsewhere: string[];
  reasons: string;
  likelier: Exclude<OfferAnswer, 'different'>;
  /** The answer that both tell of one episode, with the case that is meant. */
  sameEpisode: string;
  outcome: { tone: 'calm' | 'plain'; label: string };
};
export type ShownOffice = { code: string; told: string; ask: string };

export function shownCandidates({ people, elsewhere, similar }: Candidates, texts: Texts): ShownCandidates {
  const { t, locale } = texts;
  const isAny = people.length + elsewhere.length > 0;
  return {
    status: isAny ? t('candidates.status', { people: people.length }) : '',
    sign: isAny ? t('candidates.sign', { people: people.length }) : '',
    people: people.map((candidate) => shownPerson(candidate, texts)),
    offices: elsewhere.map((office) => ({
      code: office.code,
      told: t('candidates.elsewhere', { office: officeName(office, locale) }),
      ask: t('candidates.ask', { office: officeName(office, locale) }),
    })),
    similar: similar.map((each) => shownSimilar(each, texts)),
  };
}

function shownSimilar({ person, comparison }: Similar, texts: Texts): ShownSimilar {
  return {
    key: offerKey(person.id),
    name: person.maskedName || texts.t('peoplePages.list.unnamed'),
    facts: factsOf(person, texts),
    cases: person.cases.map((file) => ({ reference: file.reference, told: caseWords(file, texts) })),
    reasons: reasonsOf(comparison.evidence, texts),
  };
}

function shownPerson(candidate: Candidate, texts: Texts): ShownPerson {
  const { t, locale } = texts;
  const { person, comparison, suggestion, sameEpisode, isAtOwnOffice } = candidate;
  const outcome = comparison.outcome === 'same' ? 'same' : 'doubtful';
  const names = [...new Set(person.elsewhere.map((office) => officeName(office, locale)))];
  return {
    ...shownSimilar(candidate, texts),
    seen: seenAs(person.id, agreeingNumbers(comparison.evidence)),
    elsewhere: names.map((office) => t('candidates.alsoAt', { office })),
    likelier: suggestion,
    sameEpisode: t(`candidates.answers.${isAtOwnOffice ? 'same-episode-here' : 'same-episode'}`, {
      reference: sameEpisode.reference,
    }),
    outcome: { tone: outcome === 'same' ? 'calm' : 'plain', label: t(`peoplePages.pairs.outcomes.${outcome}`) },
  };
}

type File = Candidate['sameEpisode'];

/** Months are enough to recognise a case by, and say less than days. */
function caseWords({ destination, office, handledOn, returnedOn }: File, { t, locale, month }: Texts): string {
  return t('candidates.case', {
    country: label('country', destination, locale),
    office: officeName(office, locale),
    handled: month(monthOf(handledOn)),
    returned: returnedOn ? month(monthOf(returnedOn)) : 'none',
  });
}

/** Why somebody is offered, as one sentence: first what speaks for it, the strongest first, then what speaks against. */
export function reasonsOf(evidence: Evidence[], { t }: Texts): string {
  const inOrder = evidenceToTell(evidence).toSorted((one, other) => other.bits - one.bits);
  const words = inOrder.map(({ field, code }) => t(`people.evidence.${field}.${code}` as MessageKey));
  const sentence = words.join('; ');
  return sentence ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` : '';
}

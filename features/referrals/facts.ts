import type { Answers } from '@/features/cases/fields';
import { type Code, codes, isAbsence, isCountry, type List } from '@/lib/vocabulary';

/**
 * What a notice without identity tells: codes of closed lists, countries and a year. Nothing that was typed, no day, no
 * month, no place below a country, no number: neither one of these nor all together names somebody.
 */
export type Facts = {
  sex?: string;
  age?: 'child' | 'adult';
  citizenship?: string;
  destination?: string;
  currentCountry?: string;
  inDanger?: 'present' | 'absent';
  recruitmentChannels?: string[];
  platforms?: string[];
  offeredJob?: string;
  exploitationTypes?: string[];
  scamTypes?: string[];
  industry?: string;
  means?: string[];
  startedIn?: string;
};

export type FactName = keyof Facts;

/** Of which list the codes of a fact are; the order in which they are told. */
export const factLists: Record<Exclude<FactName, 'age' | 'startedIn'>, List | 'country'> = {
  sex: 'sex',
  citizenship: 'country',
  destination: 'country',
  currentCountry: 'country',
  inDanger: 'indicator_state',
  recruitmentChannels: 'recruitment_channel',
  platforms: 'online_platform',
  offeredJob: 'offered_job',
  exploitationTypes: 'exploitation_type',
  scamTypes: 'scam_type',
  industry: 'exploitation_industry',
  means: 'means_of_control',
};

/** The questions the facts are made from. */
export const factFields = [
  ...['sex', 'citizenship', 'destination', 'currentCountry', 'inDanger'],
  ...['recruitmentChannels', 'platforms', 'offeredJob'],
  ...['exploitationTypes', 'scamTypes', 'industry', 'means', 'startedOn'],
] as (keyof Answers)[];

/** The coded facts in the answers of a case. What is no code of its list is left out, whatever it is. */
export function factsIn(answers: Answers, birthYear: number | null, year: number): Facts {
  const one = <L extends List>(list: L, code: unknown): Code<L> | undefined =>
    (codes[list] as readonly string[]).find((each) => each === code && !isAbsence(each)) as Code<L> | undefined;
  const several = (list: List, told: unknown) => {
    const kept = (codes[list] as readonly string[]).filter(
      (code) => !isAbsence(code) && Array.isArray(told) && told.includes(code),
    );
    return kept.length > 0 ? kept : undefined;
  };
  const country = (code: unknown) => (typeof code === 'string' && isCountry(code) ? code : undefined);
  const means = Object.entries(answers.means ?? {}).flatMap(([code, state]) => (state === 'present' ? [code] : []));
  const danger = answers.inDanger === 'present' || answers.inDanger === 'absent' ? answers.inDanger : undefined;
  const started = /^\d{4}/.exec(typeof answers.startedOn === 'string' ? answers.startedOn : '')?.[0];
  const facts: Facts = {
    sex: one('sex', answers.sex),
    age: birthYear ? (year - birthYear < 18 ? 'child' : 'adult') : undefined,
    citizenship: country(answers.citizenship),
    destination: country(answers.destination),
    currentCountry: country(answers.currentCountry),
    inDanger: danger,
    recruitmentChannels: several('recruitment_channel', answers.recruitmentChannels),
    platforms: several('online_platform', answers.platforms),
    offeredJob: one('offered_job', answers.offeredJob),
    exploitationTypes: several('exploitation_type', answers.exploitationTypes),
    scamTypes: several('scam_type', answers.scamTypes),
    industry: one('exploitation_industry', answers.industry),
    means: several('means_of_control', means),
    startedIn: started,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, told]) => told !== undefined)) as Facts;
}

import { eq, inArray, or } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, offices, persons } from '@/db/schema';
import { mayChangeCase, mayLogCases, plainly } from '@/features/cases/access';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { isWithheld } from '@/features/cases/rules';
import type { Office } from '@/features/offices/queries';
import type { Comparison } from '@/features/people/facts';
import { type Match, matchesOf, similarTo } from '@/features/people/match-index';
import { speakersOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { mayAskAbout, saysNothingNew } from '../ask-rate';
import { likelySameEpisode } from '../episodes-alike';
import type { Typed } from '../new-case-input';
import { isEnough, type OfferAnswer, placesLeft } from '../offering';
import { peopleTold, type ToldPerson } from './people-told';

/** A person the actor works on who may be the one being entered. */
export type Candidate = {
  person: ToldPerson;
  comparison: Comparison;
  /** Which of the two answers for the same person is likelier. */
  suggestion: Exclude<OfferAnswer, 'different'>;
  /** The case whose episode is meant where both tell of one. */
  sameEpisode: ToldPerson['cases'][number];
  /** Whether that case is of the actor's own office: then no second office handles it, it was entered before. */
  isAtOwnOffice: boolean;
};

/** An office that works on somebody who may be the one being entered; of whom, the actor is not told. */
export type Elsewhere = { office: Office; people: AskedAbout[] };
type AskedAbout = { personId: string; caseId: string; reference: string; comparison: Comparison };

export type WhoMayBe = { people: Candidate[]; elsewhere: Elsewhere[] };

/** What may be shown of it: of other offices that there is something to ask, and nothing else. */
export type Candidates = { people: Candidate[]; elsewhere: Office[]; similar: Similar[] };

/** Somebody whose name is like it, of whom too little is told to say more. */
export type Similar = Pick<Candidate, 'person' | 'comparison'>;

const nobody = { people: [], elsewhere: [] };
const nothing = { ...nobody, similar: [] };

/** So many of like name are looked through for those whose files are the actor's to read. */
const MOST_SIMILAR = 60;

/** More than these are no help while somebody waits at the telephone; the others come into the queue. */
const MOST = 5;

/** The same once more, for the form that comes back: of other offices only what was told of in it already. */
export function offeredAgain(actor: Staff, typed: Typed): Promise<Candidates> {
  return offeredTo(actor, typed, async (elsewhere) => saysNothingNew(actor, typed.submission, peopleOf(elsewhere)));
}

export const peopleOf = (elsewhere: Elsewhere[]) =>
  elsewhere.flatMap(({ people }) => people.map(({ personId }) => personId));

/**
 * Who may be the person of a case that is being entered, as far as the actor may know. Of too many questions in a short
 * time none is answered; of other offices, what `mayTell` allows.
 */
export async function offeredTo(
  actor: Staff,
  typed: Typed,
  mayTell: (elsewhere: Elsewhere[]) => Promise<boolean>,
): Promise<Candidates> {
  if (!mayLogCases(actor) || !isEnough(typed.facts) || !mayAskAbout(actor, typed.facts)) return nothing;
  // Sent already: there is nothing to ask any more.
  if (await recordOfForm(typed.submission)) return nothing;
  const { people, elsewhere } = await whoMayBe(actor, typed);
  const isTold = elsewhere.length > 0 && (await mayTell(elsewhere));
  return {
    people: people.map(withoutReasons),
    elsewhere: isTold ? elsewhere.map(({ office }) => office) : [],
    similar: await similarNames(actor, typed, { people, elsewhere }),
  };
}

/**
 * Whose name is most like it among the people the actor works on, by rank alone. Nothing is asked of them, nothing is kept
 * of it, and of other offices it tells nothing: among so many everybody's name is like somebody's.
 */
async function similarNames(actor: Staff, typed: Typed, { people, elsewhere }: WhoMayBe): Promise<Similar[]> {
  const places = placesLeft(people.map(({ comparison }) => comparison));
  if (places === 0 || !typed.facts.name) return [];
  const known = [...people.map(({ person }) => person.id), ...peopleOf(elsewhere)];
  const found = await similarTo(typed.facts, { except: known, most: MOST_SIMILAR });
  const ids = found.map(({ personId }) => personId);
  const best = bestOfEach(found, await speakersOf(await db(), ids), undefined);
  const told = await peopleTold(actor, [...best.keys()]);
  return [...best]
    .filter(([id]) => !known.includes(id))
    .flatMap(([id, comparison]) => candidateFrom(actor, told.get(id), comparison, typed) ?? [])
    .map(withoutReasons)
    .slice(0, places);
}

/** Where another office has a case of the person too, the reasons might be what only that office wrote down. */
function withoutReasons(candidate: Candidate): Candidate {
  const isKnownElsewhere = candidate.person.elsewhere.length > 0;
  return isKnownElsewhere ? { ...candidate, comparison: { ...candidate.comparison, evidence: [] } } : candidate;
}

/** The same with whom the other offices know: for what is written down, never to be shown. */
export async function whoMayBe(actor: Staff, typed: Typed): Promise<WhoMayBe> {
  if (!mayLogCases(actor) || !isEnough(typed.facts)) return nobody;
  const found = await matchesOf(typed.facts);
  const speakers = await speakersOf(
    await db(),
    found.map(({ personId }) => personId),
  );
  const best = bestOfEach(found, speakers, await recordOfForm(typed.submission));
  const told = await peopleTold(actor, [...best.keys()]);
  const people = [...best].flatMap(([id, comparison]) => {
    const candidate = candidateFrom(actor, told.get(id), comparison, typed);
    return candidate ? [candidate] : [];
  });
  const offered = people.map(({ person }) => person.id);
  return {
    people: people.slice(0, MOST),
    elsewhere: await knownElsewhere(actor, new Map([...best].filter(([id]) => !offered.includes(id)))),
  };
}

/** Of each person the comparison that says most, whichever record it is of; best first, as they were found. */
function bestOfEach(found: Match[], speakers: Map<string, string>, own: string | undefined): Map<string, Comparison> {
  const best = new Map<string, Comparison>();
  for (const { personId, ...comparison } of found) {
    const speaker = speakers.get(personId);
    if (speaker && personId !== own && !best.has(speaker)) best.set(speaker, comparison);
  }
  return best;
}

/** The record that this very form has opened already: sent twice, it must not be offered its own. */
async function recordOfForm(submission: string): Promise<string | undefined> {
  if (!submission) return undefined;
  const [file] = await (await db())
    .select({ personId: cases.personId })
    .from(cases)
    .where(eq(cases.submissionId, submission));
  return file?.personId;
}

function candidateFrom(actor: Staff, person: ToldPerson | undefined, comparison: Comparison, typed: Typed) {
  if (!person || isWithheld(person)) return null;
  // An emergency is for reading one file: it gives no right to say whose it is.
  const own = person.cases.filter(({ office }) => mayChangeCase(actor, plainly(office.id)));
  const likely = likelySameEpisode(own, typed);
  const sameEpisode = likely ?? own.at(-1);
  if (!sameEpisode) return null;
  const suggestion = likely ? ('same-episode' as const) : ('new-episode' as const);
  const isAtOwnOffice = sameEpisode.office.id === actor.officeId;
  return { person: { ...person, cases: own }, comparison, suggestion, sameEpisode, isAtOwnOffice };
}

/** The offices that work on these persons. Cases the actor is locked out of are not told, not even as somewhere to ask. */
async function knownElsewhere(actor: Staff, best: Map<string, Comparison>): Promise<Elsewhere[]> {
  const ids = [...best.keys()];
  if (ids.length === 0) return [];
  const rows = await (await db())
    .select({ person: persons, caseId: cases.id, reference: cases.reference, office: offices, ...exceptionsFor(actor) })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(or(inArray(persons.id, ids), inArray(persons.sameAs, ids)))
    .orderBy(offices.code, cases.handledOn, cases.id);
  const speakerIn = ({ person }: (typeof rows)[number]) => person.sameAs ?? person.id;
  const withheld = new Set(rows.filter(({ person }) => isWithheld(person)).map(speakerIn));
  const asked = new Map<string, Elsewhere>();
  for (const row of rows) {
    const personId = speakerIn(row);
    const comparison = best.get(personId);
    if (row.lockedOut || withheld.has(personId) || !comparison) continue;
    const { people } = asked.get(row.office.id) ?? { people: [] };
    const others = people.filter((each) => each.personId !== personId);
    asked.set(row.office.id, {
      office: row.office,
      people: [...others, { personId, caseId: row.caseId, reference: row.reference, comparison }],
    });
  }
  return [...asked.values()];
}

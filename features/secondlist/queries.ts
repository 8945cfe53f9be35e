import { and, asc, desc, eq, gte, inArray, lte, or, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, episodes, offices, persons } from '@/db/schema';
import { inSight, notLocked } from '@/features/cases/queries/scope';
import { isWithheld } from '@/features/cases/rules';
import { openIdentityInList } from '@/features/people/identity';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { Forbidden } from '@/lib/errors';
import { mayCompareLists } from './access';
import type { Line } from './columns';
import type { Compared, Found, ListSet, Within } from './comparison';

export type CaseInSight = { reference: string; office: string; destination: string; handledOn: string };

/** A person of ours, as far as the actor sees them: at least one case. Never a name. */
export type Ours = { personId: string; cases: CaseInSight[] };

/** A person that a line may be about, and why. */
export type OursOnLine = Ours & Pick<Found, 'outcome' | 'evidence'>;

/** A line of theirs. `elsewhere` are offices that have a case of somebody it may be about, and of whom no more is told. */
export type TheirLine = { at: number; line: Line; people: OursOnLine[]; elsewhere: string[] };

export type Sets = Record<Exclude<ListSet, 'ours'>, TheirLine[]> & { ours: Ours[] };

/**
 * The four sets of a compared list for an actor. Sight is asked here and now: whoever has no case in sight is known to
 * another office at most, and whose cases are all locked away from the actor is not there.
 */
export async function setsOf(actor: Staff, lines: Line[], compared: Compared): Promise<Sets> {
  if (!mayCompareLists(actor)) throw new Forbidden('second list');
  const found = compared.found.flat().map(({ recordId }) => recordId);
  const known = await knownAmong(actor, [...new Set(found)]);
  const sets: Sets = { both: [], doubtful: [], theirs: [], ours: [] };
  for (const [at, line] of lines.entries()) {
    const told = onLine(compared.found[at] ?? [], known);
    const elsewhere = compared.silent ? [] : told.elsewhere;
    sets[setOf(told.people)].push({ at, line, ...told, elsewhere });
  }
  const onList = new Set(
    [...sets.both, ...sets.doubtful].flatMap(({ people }) => people.map(({ personId }) => personId)),
  );
  sets.ours = (await oursWithin(actor, compared.within)).filter(({ personId }) => !onList.has(personId));
  return sets;
}

const setOf = ([best]: OursOnLine[]) => (best ? (best.outcome === 'same' ? 'both' : 'doubtful') : 'theirs');

/** Beside somebody who is the same, those who might be are not worth anybody's time; of doubtful ones the best three. */
const MOST_DOUBTFUL = 3;

type Known = Ours & { offices: string[] };

function onLine(found: Found[], known: Map<string, Known>): Pick<TheirLine, 'people' | 'elsewhere'> {
  const people = new Map<string, OursOnLine>();
  const elsewhere = new Set<string>();
  for (const { recordId, outcome, evidence } of found) {
    const person = known.get(recordId);
    if (!person) continue;
    const before = people.get(person.personId);
    if (person.cases.length === 0) for (const office of person.offices) elsewhere.add(office);
    else if (!before || (before.outcome === 'doubtful' && outcome === 'same'))
      people.set(person.personId, {
        personId: person.personId,
        cases: person.cases,
        outcome,
        // The reasons might be what only the other office wrote down.
        evidence: person.offices.length > 0 ? [] : evidence,
      });
  }
  const all = [...people.values()];
  const same = all.filter(({ outcome }) => outcome === 'same');
  return { people: same.length > 0 ? same : all.slice(0, MOST_DOUBTFUL), elsewhere: [...elsewhere] };
}

/** What the actor may know of the persons of these records; who is erased, stopped or locked away is not among them. */
async function knownAmong(actor: Staff, recordIds: string[]): Promise<Map<string, Known>> {
  const speakers = await speakersOf(recordIds);
  const ids = [...new Set(speakers.values())];
  const people = new Map<string, Known>();
  for (const some of slices(ids)) {
    const ofThem = or(inArray(persons.id, some), inArray(persons.sameAs, some));
    const seen = new Set((await casesOf(and(ofThem, inSight(actor)))).map(({ id }) => id));
    for (const row of await casesOf(and(ofThem, notLocked(actor)))) {
      const known = people.get(row.personId) ?? { personId: row.personId, cases: [], offices: [] };
      if (seen.has(row.id)) known.cases.push(row.case);
      else if (!known.offices.includes(row.officeId)) known.offices.push(row.officeId);
      people.set(row.personId, known);
    }
  }
  const told = [...speakers].flatMap(([record, speaker]) => {
    const person = people.get(speaker);
    return person ? [[record, person] as const] : [];
  });
  return new Map(told);
}

/** For each record the one that speaks for its person; none where either is not to be used any more. */
async function speakersOf(recordIds: string[]): Promise<Map<string, string>> {
  const rows = await personRows(recordIds);
  const speakers = await personRows([...rows.values()].flatMap(({ sameAs }) => sameAs ?? []));
  const usable = [...rows.values()].filter((row) => {
    const speaker = row.sameAs ? speakers.get(row.sameAs) : row;
    return speaker && !isWithheld(row) && !isWithheld(speaker);
  });
  return new Map(usable.map(({ id, sameAs }) => [id, sameAs ?? id]));
}

async function personRows(ids: string[]) {
  const { id, sameAs, erasedAt, useStoppedAt } = persons;
  const rows = [];
  for (const some of slices(ids))
    rows.push(
      ...(await (await db()).select({ id, sameAs, erasedAt, useStoppedAt }).from(persons).where(inArray(id, some))),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Our people of a destination, handled in a period, each once with all such cases. */
async function oursWithin(actor: Staff, { destination, from, to }: Within): Promise<Ours[]> {
  const wanted = [eq(episodes.destination, destination), gte(cases.handledOn, from), lte(cases.handledOn, to)];
  const people = new Map<string, Ours>();
  const rows = await casesOf(and(inSight(actor), ...wanted));
  for (const { personId, case: file } of rows) {
    const person = people.get(personId) ?? { personId, cases: [] };
    person.cases.push(file);
    people.set(personId, person);
  }
  const usable = new Set((await speakersOf([...people.keys()])).values());
  return [...people.values()].filter(({ personId }) => usable.has(personId));
}

async function casesOf(where: SQL | undefined) {
  const rows = await (await db())
    .select({
      id: cases.id,
      record: persons.id,
      sameAs: persons.sameAs,
      officeId: cases.officeId,
      reference: cases.reference,
      office: offices.code,
      destination: episodes.destination,
      handledOn: cases.handledOn,
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(where)
    .orderBy(desc(cases.handledOn), asc(cases.reference));
  return rows.map(({ id, record, sameAs, officeId, ...file }) => ({
    id,
    officeId,
    personId: sameAs ?? record,
    case: file,
  }));
}

export type Masked = { maskedName: string; sex: string | null; birthYear: number | null };

/** The masked names of persons with a case in sight, for the part of a list that is looked at. */
export async function maskedPeople(actor: Staff, people: Ours[]): Promise<Map<string, Masked>> {
  if (!mayCompareLists(actor)) throw new Forbidden('second list');
  const known = await knownAmong(actor, [...new Set(people.map(({ personId }) => personId))]);
  const ids = [...known.values()].filter(({ cases: seen }) => seen.length > 0).map(({ personId }) => personId);
  const masked = new Map<string, Masked>();
  for (const some of slices(ids)) {
    const rows = await (await db())
      .select({ id: persons.id, identity: persons.identity, sex: persons.sex, birthYear: persons.birthYear })
      .from(persons)
      .where(inArray(persons.id, some));
    const keys = await personKeys(some);
    for (const { id, identity, sex, birthYear } of rows) {
      const key = keys.get(id);
      const name = key ? (openIdentityInList(id, key, identity).name ?? '') : '';
      masked.set(id, { maskedName: maskName(name), sex, birthYear });
    }
  }
  return masked;
}

/** Engines take only so many values at once. */
const SLICE = 1_000;

function slices(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / SLICE) }, (_, n) => ids.slice(n * SLICE, (n + 1) * SLICE));
}

import { and, countDistinct, desc, eq, exists, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { cases, episodes, persons } from '@/db/schema';
import { inSight } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { peopleTold, type ToldPerson } from './people-told';

/** What a list of persons asks for. `found`: records that a search found. */
export type PeopleRequest = {
  found?: string[];
  destination?: string;
  office?: string;
  /** Only persons with more than one case in sight. */
  several?: boolean;
  /** The last person of the page before. */
  after?: string;
};

export type PeopleList = { total: number; rows: ToldPerson[]; next?: string };

export const PEOPLE_A_PAGE = 50;

/** The record that speaks, in a query over `persons`. */
const speaker = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;

/** A page of the persons an actor may see a case of, the newest recorded first; each once, however many records they have. */
export async function peopleList(actor: Staff, request: PeopleRequest): Promise<PeopleList> {
  const seen = casesSeen(actor, request);
  const found = request.found && (await speakersOf(request.found));
  const [total, ids] = await Promise.all([countPeople(seen, request, found), pageOf(seen, request, found)]);
  const page = ids.slice(0, PEOPLE_A_PAGE);
  const told = await peopleTold(actor, page);
  return {
    total,
    rows: page.flatMap((id) => told.get(id) ?? []),
    ...(ids.length > PEOPLE_A_PAGE && { next: page.at(-1) }),
  };
}

/** The cases by which a person is in the list, as a condition on `cases` and `episodes`. */
function casesSeen(actor: Staff, { destination, office }: PeopleRequest): SQL | undefined {
  return and(
    inSight(actor),
    destination ? eq(episodes.destination, destination) : undefined,
    office ? eq(cases.officeId, office) : undefined,
  );
}

async function speakersOf(records: string[]): Promise<string[]> {
  if (records.length === 0) return [];
  const rows = await (await db()).select({ speaker }).from(persons).where(inArray(persons.id, records));
  return [...new Set(rows.map((row) => row.speaker))];
}

/** Those with more than one such case, as a query within another. */
const severalOf = (reader: Reader, seen: SQL | undefined) =>
  reader
    .select({ speaker })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(seen)
    .groupBy(speaker)
    .having(sql`count(*) > 1`);

async function countPeople(seen: SQL | undefined, request: PeopleRequest, found?: string[]): Promise<number> {
  const reader = await db();
  const [row] = await reader
    .select({ total: countDistinct(speaker).mapWith(Number) })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(
      and(
        seen,
        found && inArray(speaker, found),
        request.several ? inArray(speaker, severalOf(reader, seen)) : undefined,
      ),
    );
  return row?.total ?? 0;
}

async function pageOf(seen: SQL | undefined, request: PeopleRequest, found?: string[]): Promise<string[]> {
  const reader = await db();
  const ofRecord = reader
    .select({ one: sql`1` })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(and(eq(cases.personId, persons.id), seen));
  // Within it `persons` are the records that were joined, which are few.
  const ofJoined = reader
    .select({ speaker: persons.sameAs })
    .from(persons)
    .innerJoin(cases, eq(cases.personId, persons.id))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(and(isNotNull(persons.sameAs), seen));
  const rows = await reader
    .select({ id: persons.id })
    .from(persons)
    .where(
      and(
        isNull(persons.sameAs),
        request.after ? lt(persons.id, request.after) : undefined,
        found && inArray(persons.id, found),
        request.several ? inArray(persons.id, severalOf(reader, seen)) : undefined,
        or(exists(ofRecord), inArray(persons.id, ofJoined)),
      ),
    )
    .orderBy(desc(persons.id))
    .limit(PEOPLE_A_PAGE + 1);
  return rows.map(({ id }) => id);
}

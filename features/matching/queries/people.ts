import { and, countDistinct, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
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
  after?: PeoplePlace;
};

/** Where a page begins: the last case of the last person of the page before. */
export type PeoplePlace = { on: string; id: string };

export type PeopleList = { total: number; rows: ToldPerson[]; next?: PeoplePlace };

export const PEOPLE_A_PAGE = 50;

/** The record that speaks, in a query over `persons`. */
const speaker = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;

/** A page of the persons an actor may see a case of, the last handled first; each once, however many records they have. */
export async function peopleList(actor: Staff, request: PeopleRequest): Promise<PeopleList> {
  const seen = casesSeen(actor, request);
  const found = request.found && (await speakersOf(request.found));
  const [total, latest] = await Promise.all([countPeople(seen, request, found), pageOf(seen, request, found)]);
  const page = latest.slice(0, PEOPLE_A_PAGE);
  const told = await peopleTold(
    actor,
    page.map((row) => row.speaker),
  );
  const last = latest.length > PEOPLE_A_PAGE ? page.at(-1) : undefined;
  return {
    total,
    rows: page.flatMap((row) => told.get(row.speaker) ?? []),
    ...(last && { next: { on: last.on, id: last.id } }),
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

/** Cases read at a time: some are earlier cases of persons who are on this page already, or were on one before. */
const CASES_A_TIME = 150;

type Latest = { id: string; on: string; speaker: string };

/** The latest case of each person, in the order of handling. It is read as far as a page needs and no further. */
async function pageOf(seen: SQL | undefined, request: PeopleRequest, found?: string[]): Promise<Latest[]> {
  const page: Latest[] = [];
  let after = request.after;
  for (;;) {
    const rows = await casesAfter(and(seen, found && ofPeople(found)), after, CASES_A_TIME);
    const ids = [...new Set(rows.map((row) => row.speaker))];
    const all = ids.length > 0 ? await casesAfter(and(seen, ofPeople(ids))) : [];
    for (const row of rows) {
      const own = all.filter((each) => each.speaker === row.speaker);
      if (own[0]?.id === row.id && (!request.several || own.length > 1)) page.push(row);
    }
    after = rows.at(-1);
    if (rows.length < CASES_A_TIME || page.length > PEOPLE_A_PAGE) return page;
  }
}

const ofPeople = (speakers: string[]) => or(inArray(persons.id, speakers), inArray(persons.sameAs, speakers));

/** Cases with their persons, the latest handled first. */
async function casesAfter(where: SQL | undefined, after?: PeoplePlace, most?: number): Promise<Latest[]> {
  const start = after && or(lt(cases.handledOn, after.on), and(eq(cases.handledOn, after.on), lt(cases.id, after.id)));
  const query = (await db())
    .select({ id: cases.id, on: cases.handledOn, speaker })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(and(where, start))
    .orderBy(desc(cases.handledOn), desc(cases.id));
  return most === undefined ? query : query.limit(most);
}

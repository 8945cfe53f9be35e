import { setImmediate as othersFirst } from 'node:timers/promises';
import { and, asc, count, eq, inArray, isNull, not, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { answeredIn, ofAnswer, ofPerson, speakersOf } from '@/db/facts-of-cases';
import { cases, episodeAnswers, episodes, offices, persons } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import type { List } from '@/lib/vocabulary';
import { type CaseListRequest, caseTotal, conditionsOf } from './case-list';
import { inSight } from './scope';

/** The lists of answers that are exported, each a column. */
export const exportedLists = [
  'recruitment_channel',
  'online_platform',
  'exploitation_type',
  'scam_type',
  'means_of_control',
] as const satisfies List[];

// What an export tells, and nothing sealed: that is most of the bytes of a row.
const ofCase = {
  id: cases.id,
  reference: cases.reference,
  handledOn: cases.handledOn,
  status: cases.status,
  closedOn: cases.closedOn,
  closureReason: cases.closureReason,
  returnStatus: cases.returnStatus,
  returnedOn: cases.returnedOn,
  returnMode: cases.returnMode,
  returnBasis: cases.returnBasis,
  returnFunding: cases.returnFunding,
  retrafficking: cases.retrafficking,
};
const ofEpisode = {
  id: episodes.id,
  destination: episodes.destination,
  currentCountry: episodes.currentCountry,
  startedOn: episodes.startedOn,
  endedOn: episodes.endedOn,
  exitManner: episodes.exitManner,
};

/** A case in codes, nothing that identifies. `lists` holds the codes answered, or the one reason why there are none. */
export type CodedRow = {
  case: Pick<typeof cases.$inferSelect, keyof typeof ofCase>;
  episode: Pick<typeof episodes.$inferSelect, keyof typeof ofEpisode>;
  person: Pick<typeof persons.$inferSelect, 'sex' | 'birthYear' | 'homeProvince'>;
  office: string;
  lists: Partial<Record<string, string[]>>;
};

const PAGE = 500;

/**
 * How many cases an export would hold, and how many it leaves out because their people asked for it or were erased. Those
 * are few: they are looked for by themselves, and all are counted as the list counts them.
 */
export async function countCoded(actor: Staff, request: CaseListRequest): Promise<{ rows: number; leftOut: number }> {
  const all = await caseTotal(actor, request);
  const reader = await db();
  const withheld = reader.select({ id: persons.id }).from(persons).where(not(mayLeave()));
  const [row] = await reader
    .select({ leftOut: count().mapWith(Number) })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(inSight(actor), ...(await conditionsOf(actor, request)), inArray(cases.personId, withheld)));
  const leftOut = row?.leftOut ?? 0;
  return { rows: all - leftOut, leftOut };
}

/**
 * The cases an actor may see, in codes, oldest first, a page at a time: a hundred thousand need no more memory than five
 * hundred, and others are served in between.
 */
export async function* codedRows(actor: Staff, request: CaseListRequest): AsyncGenerator<CodedRow[]> {
  let after: { handledOn: string; id: string } | undefined;
  const wanted = await conditionsOf(actor, request);
  for (;;) {
    const page = await pageAfter(actor, wanted, after);
    if (page.length === 0) return;
    yield await withAnswers(page);
    if (page.length < PAGE) return;
    after = page.at(-1)?.case;
    await othersFirst();
  }
}

/** Not of the erased, and not of those who asked us to stop using their data. */
const mayLeave = () => and(isNull(persons.erasedAt), isNull(persons.useStoppedAt)) as SQL;

async function pageAfter(actor: Staff, wanted: SQL[], after?: { handledOn: string; id: string }) {
  const { handledOn, id } = cases;
  // As one comparison, which the index answers: said in two parts, every page would begin at the first case.
  const start = after && sql`(${handledOn}, ${id}) > (${after.handledOn}, ${after.id})`;
  return (await db())
    .select({ case: ofCase, episode: ofEpisode, person: ofPerson, office: offices.code })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(and(inSight(actor), ...wanted, mayLeave(), start))
    .orderBy(asc(handledOn), asc(id))
    .limit(PAGE);
}

/** With the answers of each episode, and the facts of the record that speaks for the person. */
async function withAnswers(page: Awaited<ReturnType<typeof pageAfter>>): Promise<CodedRow[]> {
  const reader = await db();
  const speakers = await speakersOf(reader, page);
  const answers = await reader
    .select(ofAnswer)
    .from(episodeAnswers)
    .where(
      and(
        inArray(
          episodeAnswers.episodeId,
          page.map(({ episode }) => episode.id),
        ),
        inArray(episodeAnswers.list, [...exportedLists]),
      ),
    )
    .orderBy(asc(episodeAnswers.episodeId), asc(episodeAnswers.code));
  const byEpisode = Map.groupBy(answers, ({ episodeId }) => episodeId);
  return page.map((row) => ({
    ...row,
    person: speakers.get(row.person.sameAs ?? '') ?? row.person,
    lists: listsIn(byEpisode.get(row.episode.id) ?? []),
  }));
}

type Answer = Pick<typeof episodeAnswers.$inferSelect, 'list' | 'code' | 'state'>;

function listsIn(answers: Answer[]): CodedRow['lists'] {
  const byList = Map.groupBy(answers, ({ list }) => list);
  return Object.fromEntries(exportedLists.map((list) => [list, answeredIn(byList.get(list) ?? [])]));
}

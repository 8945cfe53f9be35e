import { and, asc, count, eq, inArray, isNull, not, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '@/db/client';
import type { Facts } from '@/db/facts';
import { caseFacts, cases, episodes, offices, persons } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { partTime } from '@/lib/part-time';
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

/** Whose record says who the person of a case is. */
const spoken = alias(persons, 'spoken');

// What an export tells of a case, in the order of its columns, and nothing sealed: that is most of the bytes of a row.
const told = {
  reference: cases.reference,
  office: offices.code,
  handledOn: cases.handledOn,
  status: cases.status,
  closedOn: cases.closedOn,
  closureReason: cases.closureReason,
  destination: episodes.destination,
  currentCountry: episodes.currentCountry,
  sex: spoken.sex,
  birthYear: spoken.birthYear,
  province: spoken.homeProvince,
  startedOn: episodes.startedOn,
  endedOn: episodes.endedOn,
  exitManner: episodes.exitManner,
  returnStatus: cases.returnStatus,
  returnedOn: cases.returnedOn,
  returnMode: cases.returnMode,
  returnBasis: cases.returnBasis,
  returnFunding: cases.returnFunding,
  retrafficking: cases.retrafficking,
};
export type ToldColumn = keyof typeof told;
/** Where each stands in `CodedRow.told`. */
export const placeOf = Object.fromEntries(Object.keys(told).map((name, n) => [name, n])) as Record<ToldColumn, number>;

/**
 * A case in codes, nothing that identifies: what is told, empty where nothing is known; and of each list the codes that
 * were answered, or the one reason why there are none.
 */
export type CodedRow = { told: string[]; lists: Record<string, string[]> };

// As many as are read while nobody who waits for a page notices.
const PAGE = 200;

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
 * The cases an actor may see, in codes, oldest first, a page at a time: a hundred thousand need no more memory than two
 * hundred, and others are served in between.
 */
export async function* codedRows(actor: Staff, request: CaseListRequest): AsyncGenerator<CodedRow[]> {
  let after: { handledOn: string; id: string } | undefined;
  const wanted = await conditionsOf(actor, request);
  const rest = partTime();
  for (;;) {
    const page = await pageAfter(actor, wanted, after);
    if (page.length === 0) return;
    yield page.map(({ asTold, facts }) => ({ told: asTold.split(BETWEEN), lists: listsIn(facts) }));
    if (page.length < PAGE) return;
    after = page.at(-1);
    await rest();
  }
}

/** Not of the erased, and not of those who asked us to stop using their data. */
const mayLeave = () => and(isNull(persons.erasedAt), isNull(persons.useStoppedAt)) as SQL;

// Stands in no code and in no number of a case.
const BETWEEN = '\u001f';

/** As one text: to read twenty columns of a row takes longer than to find it. */
const asTold = sql.join(
  Object.values(told).map((column) => sql`coalesce(cast(${column} as text), '')`),
  sql` || ${sql.raw(`'${BETWEEN}'`)} || `,
) as SQL<string>;

/** The newest version of what a case tells to the figures, where its answers stand ready. */
const newestFacts = sql<string>`(select ${caseFacts.facts} from ${caseFacts} where ${eq(caseFacts.caseId, cases.id)}
  order by ${caseFacts.seq} desc limit 1)`;

async function pageAfter(actor: Staff, wanted: SQL[], after?: { handledOn: string; id: string }) {
  const { handledOn, id } = cases;
  // As one comparison, which the index answers: said in two parts, every page would begin at the first case.
  const start = after && sql`(${handledOn}, ${id}) > (${after.handledOn}, ${after.id})`;
  return (await db())
    .select({ handledOn, id, asTold, facts: newestFacts })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(spoken, eq(spoken.id, sql`coalesce(${persons.sameAs}, ${persons.id})`))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(and(inSight(actor), ...wanted, mayLeave(), start))
    .orderBy(asc(handledOn), asc(id))
    .limit(PAGE);
}

const listsIn = (facts: string): CodedRow['lists'] => (JSON.parse(facts) as Facts).lists ?? {};

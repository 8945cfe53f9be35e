import { and, asc, desc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, episodes, offices, persons } from '@/db/schema';
import { filterConditions } from '@/features/figures/conditions';
import type { FindingState } from '@/features/figures/findings';
import type { Filter, Question } from '@/features/figures/input';
import { behindAsKnown } from '@/features/figures/queries';
import { openIdentityInList } from '@/features/people/identity';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { sightOf } from '../access';
import { isWithheld } from '../rules';
import { type AgainFilter, findingNow, hasFinding } from './again';
import { listTotal } from './list-total';
import { exceptionsFor, inSight } from './scope';
import { type Work, waitingFor } from './work';

export const sorts = ['handled', 'updated', 'oldest'] as const;
export type Sort = (typeof sorts)[number];

/** What a list shows: the cases behind a figure, or those of a filter with a period of handling. */
export type CaseListRequest = {
  behind?: Question;
  filter?: Filter;
  from?: string;
  to?: string;
  /** Only cases of these persons: what a search by identity found. */
  persons?: string[];
  /** Only cases that a finding of re-trafficking stands for. */
  again?: AgainFilter;
  /** Only open cases that wait for the reader in this way. */
  work?: Work;
  /** Only cases assigned to this colleague, or to nobody. */
  worker?: string;
  /** Only these cases: those behind a number that is no figure of the catalogue. */
  cases?: string[];
  sort: Sort;
  /** Where the page begins: the sort value and id of the last case of the page before. */
  after?: { value: string; id: string };
};

export type CaseListRow = {
  id: string;
  reference: string;
  maskedName: string;
  sex: string | null;
  birthYear: number | null;
  destination: string;
  office: string;
  handledOn: string;
  updatedAt: Date;
  status: string;
  returnStatus: string;
  retrafficking: string | null;
  /** What is found of it; null where nothing is suspected. */
  finding: FindingState | null;
};

export type CaseList = { total: number; beyond: number; rows: CaseListRow[]; next?: { value: string; id: string } };

export const PAGE_SIZE = 50;

/** In place of a colleague: the cases that nobody has. */
export const NOBODY = 'nobody';

/**
 * A page of the cases an actor may see. `beyond` counts those behind the figure that belong to other offices; never of
 * persons who were searched for, where it would tell that another office has a file on them.
 */
export async function caseList(actor: Staff, request: CaseListRequest): Promise<CaseList> {
  const wanted = and(...(await conditionsOf(actor, request)));
  const withAll = Boolean(request.behind || request.again || request.cases) && !request.persons;
  const [{ total, all }, rows] = await Promise.all([
    listTotal(actor, request, wanted, withAll),
    pageOf(actor, request, wanted),
  ]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
  return {
    total,
    beyond: all - total,
    rows: await named(actor, page),
    ...(last && { next: { value: sortValue(last.case, request.sort), id: last.case.id } }),
  };
}

/** How many cases a list holds that an actor may see: the number alone, no row is read and no name opened. */
export async function caseTotal(actor: Staff, request: CaseListRequest): Promise<number> {
  const wanted = and(...(await conditionsOf(actor, request)));
  return (await listTotal(actor, request, wanted, false)).total;
}

/** What a request asks of `cases` joined with `episodes` and `persons`, for queries that show it otherwise. */
export async function conditionsOf(
  actor: Staff,
  { behind: question, filter, from, to, persons: found, ...more }: CaseListRequest,
): Promise<SQL[]> {
  return [
    ...(question ? await behindAsKnown(actor, question) : filterConditions(filter ?? {}, today())),
    ...(from ? [or(gt(cases.handledOn, from), eq(cases.handledOn, from)) as SQL] : []),
    ...(to ? [or(lt(cases.handledOn, to), eq(cases.handledOn, to)) as SQL] : []),
    ...(found ? [inArray(cases.personId, found)] : []),
    ...(more.again ? hasFinding(more.again) : []),
    ...(more.work ? waitingFor(actor, more.work) : []),
    ...(more.worker ? [heldBy(more.worker)] : []),
    ...(more.cases ? [inArray(cases.id, more.cases)] : []),
  ];
}

const heldBy = (worker: string) => (worker === NOBODY ? isNull(cases.assignedTo) : eq(cases.assignedTo, worker));

// What a line of the list shows: all the columns of fifty cases take longer to read than to find.
const ofCase = {
  id: cases.id,
  reference: cases.reference,
  officeId: cases.officeId,
  handledOn: cases.handledOn,
  updatedAt: cases.updatedAt,
  status: cases.status,
  returnStatus: cases.returnStatus,
  retrafficking: cases.retrafficking,
};
const ofRecord = {
  id: persons.id,
  sameAs: persons.sameAs,
  sex: persons.sex,
  birthYear: persons.birthYear,
  identity: persons.identity,
  erasedAt: persons.erasedAt,
  useStoppedAt: persons.useStoppedAt,
};

async function pageOf(actor: Staff, request: CaseListRequest, wanted: SQL | undefined) {
  const { column, direction, beyond } = orders[request.sort];
  const { after } = request;
  // As one comparison, which the index answers: said in two parts, every page would begin at the first case.
  const start =
    after &&
    sql`(${column}, ${cases.id}) ${beyond} (${sql.param(sortedBy(after.value, request.sort), column)}, ${after.id})`;
  return (await db())
    .select({
      case: ofCase,
      destination: episodes.destination,
      person: ofRecord,
      office: offices.code,
      finding: findingNow(actor),
      ...exceptionsFor(actor),
    })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(and(inSight(actor), wanted, start))
    .orderBy(direction(column), direction(cases.id))
    .limit(PAGE_SIZE + 1);
}

const orders = {
  handled: { column: cases.handledOn, direction: desc, beyond: sql`<` },
  oldest: { column: cases.handledOn, direction: asc, beyond: sql`>` },
  updated: { column: cases.updatedAt, direction: desc, beyond: sql`<` },
} as const;

const sortValue = (file: { updatedAt: Date; handledOn: string }, sort: Sort) =>
  sort === 'updated' ? String(file.updatedAt.getTime()) : file.handledOn;

const sortedBy = (value: string, sort: Sort) => (sort === 'updated' ? new Date(Number(value)) : value);

type PageRow = Awaited<ReturnType<typeof pageOf>>[number];

/** Each row with the record that speaks for its person in place of the case's own. */
async function asSpoken(page: PageRow[]): Promise<PageRow[]> {
  const wanted = page.flatMap(({ person }) => person.sameAs ?? []);
  if (wanted.length === 0) return page;
  const rows = await (await db()).select(ofRecord).from(persons).where(inArray(persons.id, wanted));
  const speakers = new Map(rows.map((row) => [row.id, row]));
  return page.map((row) => ({ ...row, person: speakers.get(row.person.sameAs ?? '') ?? row.person }));
}

/** Names are masked, and read only where the actor may see the whole file. */
async function named(actor: Staff, found: PageRow[]): Promise<CaseListRow[]> {
  const page = await asSpoken(found);
  const seesWhole = (row: PageRow) => sightOf(actor, { ...row, officeId: row.case.officeId }) === 'full';
  const full = page.filter((row) => seesWhole(row) && !isWithheld(row.person));
  const keys = await personKeys(full.map((row) => row.person.id));
  return page.map((row) => {
    const key = keys.get(row.person.id);
    const name = key ? (openIdentityInList(row.person.id, key, row.person.identity).name ?? '') : '';
    const { id, reference, handledOn, updatedAt, status, returnStatus, retrafficking } = row.case;
    const { sex, birthYear } = row.person;
    const kept = { id, reference, handledOn, updatedAt, status, returnStatus, retrafficking, sex, birthYear };
    return {
      ...kept,
      maskedName: maskName(name),
      destination: row.destination,
      office: row.office,
      finding: row.finding,
    };
  });
}

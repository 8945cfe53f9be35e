import { and, asc, eq, gt, inArray, max, or, type SQL, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, episodes, followUps, offices, persons, users } from '@/db/schema';
import { untilWritten } from '@/db/until-written';
import { openIdentityInList } from '@/features/people/identity';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { addMonths, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { MOST_TOLD } from '@/lib/texts';
import { mayFollowUp } from '../access';
import { type Asking, askingOn, barrier, isBarred, speaker, workedOn } from '../conditions';
import type { After, ListAsked } from '../input';
import type { Barrier } from '../rules';
import { everySchedule } from './schedules';

/** Somebody who came home and is to be asked after. */
export type Due = {
  caseId: string;
  reference: string;
  maskedName: string;
  sex: string | null;
  birthYear: number | null;
  destination: string;
  office: string;
  assigned: string | null;
  returnedOn: string;
  month: number;
  due: string;
  overdue: boolean;
  barrier: Barrier | null;
  lastReached: string | null;
  lastTried: string | null;
};

export type DueList = { overdue: number; total: number; rows: Due[]; next?: After };

export const PAGE_SIZE = 50;

/** A page of those whom an actor is to ask after, the overdue first; or of those who are due and cannot be asked after. */
export async function dueFollowUps(actor: Staff, asked: ListAsked, now = new Date()): Promise<DueList> {
  if (!mayFollowUp(actor)) throw new NotFound('follow-ups');
  const asking = await askingFor(today(now));
  if (!asking) return { overdue: 0, total: 0, rows: [] };
  const wanted = and(scope(actor, asked), asking.open, isBarred(asked.state === 'barred'));
  const [counts, rows] = await Promise.all([countsOf(asking, wanted), pageOf(asking, wanted, asked.after)]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
  return {
    ...counts,
    rows: await named(page),
    ...(last && { next: { value: String(last.place), id: last.case.id } }),
  };
}

/** How many somebody is late with, up to one more than is told. */
export async function overdueFollowUps(actor: Staff, now = new Date()): Promise<number> {
  return (await lateOnes(actor, now)).overdue;
}

/**
 * Of those somebody is late with up to one more than is told, and of these the first by their day, to be shown: the list itself puts
 * all of them in order, which takes long where there are many.
 */
export async function firstOverdue(actor: Staff, now = new Date()): Promise<Pick<DueList, 'overdue' | 'rows'>> {
  const { overdue, first } = await lateOnes(actor, now);
  return { overdue, rows: await named(first) };
}

const SHOWN = 3;

/**
 * Whom somebody is late with: a caseworker with their own, a supervisor with those of the office. Every page tells how
 * many, and of each it takes a while to say that they may be asked after.
 */
async function lateOnes(actor: Staff, now: Date): Promise<{ overdue: number; first: PageRow[] }> {
  if (!mayFollowUp(actor)) return { overdue: 0, first: [] };
  const { id, role, officeId, headquarters } = actor;
  const day = today(now);
  return untilWritten(JSON.stringify(['late', id, role, officeId, headquarters, day]), async () => {
    const asking = await askingFor(day);
    if (!asking) return { overdue: 0, first: [] };
    const whose = actor.role === 'caseworker' ? 'mine' : 'office';
    const wanted = and(scope(actor, { whose, office: '' }), asking.open, asking.overdue, isBarred(false));
    // In no order: none is in the order of an index here, and sorting looks at every case that may be due.
    const rows = await rowsOf(asking, wanted, await db()).limit(MOST_TOLD + 1);
    const inOrder = rows.toSorted((a, b) => a.place - b.place || (a.case.id < b.case.id ? -1 : 1));
    return { overdue: rows.length, first: inOrder.slice(0, SHOWN) };
  });
}

async function askingFor(day: string): Promise<Asking | null> {
  return askingOn(day, await everySchedule(await db()));
}

function scope(actor: Staff, { whose, office }: Pick<ListAsked, 'whose' | 'office'>): SQL | undefined {
  return and(
    workedOn(actor),
    whose === 'mine' ? eq(cases.assignedTo, actor.id) : undefined,
    office ? eq(cases.officeId, office) : undefined,
  );
}

async function countsOf(asking: Asking, wanted: SQL | undefined) {
  const [row] = await (await db())
    .select({
      total: sql`count(*)`.mapWith(Number),
      overdue: sql`coalesce(sum(case when ${asking.overdue} then 1 else 0 end), 0)`.mapWith(Number),
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(wanted);
  return { total: row?.total ?? 0, overdue: row?.overdue ?? 0 };
}

async function pageOf(asking: Asking, wanted: SQL | undefined, after?: After) {
  const beyond =
    after &&
    or(
      sql`${asking.place} > ${Number(after.value)}`,
      and(sql`${asking.place} = ${Number(after.value)}`, gt(cases.id, after.id)),
    );
  return rowsOf(asking, and(wanted, beyond), await db())
    .orderBy(asc(asking.place), asc(cases.id))
    .limit(PAGE_SIZE + 1);
}

function rowsOf(asking: Asking, wanted: SQL | undefined, reader: Reader) {
  return reader
    .select({
      case: cases,
      destination: episodes.destination,
      speaker,
      office: offices.code,
      assigned: users.name,
      month: asking.month,
      overdue: sql`case when ${asking.overdue} then 1 else 0 end`.mapWith(Boolean),
      place: asking.place,
      barrier,
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .leftJoin(users, eq(users.id, cases.assignedTo))
    .where(wanted);
}

type PageRow = Awaited<ReturnType<typeof pageOf>>[number];

/** Names are masked; of somebody erased or stopped there is none. */
async function named(page: PageRow[]): Promise<Due[]> {
  const speakers = await peopleOf(page.map((row) => row.speaker));
  const heard = await lastHeard(page.map((row) => row.case.id));
  return page.map((row) => {
    const { id, reference, returnedOn } = row.case;
    const person = speakers.get(row.speaker);
    const barred = row.barrier as Barrier | null;
    const withheld = barred === 'erased' || barred === 'stopped';
    return {
      ...{ caseId: id, reference, destination: row.destination, office: row.office, assigned: row.assigned },
      ...{ month: row.month, overdue: row.overdue, barrier: barred, returnedOn: returnedOn ?? '' },
      due: addMonths(returnedOn ?? '', row.month),
      maskedName: withheld ? '' : maskName(person?.name ?? ''),
      ...{ sex: person?.sex ?? null, birthYear: person?.birthYear ?? null },
      lastReached: heard.get(`${id} reached`) ?? null,
      lastTried: heard.get(`${id} tried`) ?? null,
    };
  });
}

async function peopleOf(ids: string[]) {
  const rows = await (await db()).select().from(persons).where(inArray(persons.id, ids));
  const keys = await personKeys(rows.filter(({ erasedAt }) => !erasedAt).map(({ id }) => id));
  return new Map(
    rows.map(({ id, identity, sex, birthYear }) => {
      const key = keys.get(id);
      return [id, { sex, birthYear, name: key ? openIdentityInList(id, key, identity).name : '' }];
    }),
  );
}

/** Of each case the last day somebody was reached, and the last day it was tried. */
async function lastHeard(caseIds: string[]): Promise<Map<string, string>> {
  const way = sql<string>`case when ${followUps.outcome} = 'not_reached' then 'tried' else 'reached' end`;
  const rows = await (await db())
    .select({ caseId: followUps.caseId, way, on: max(followUps.on) })
    .from(followUps)
    .where(inArray(followUps.caseId, caseIds))
    .groupBy(followUps.caseId, way);
  return new Map(rows.map(({ caseId, way: how, on }) => [`${caseId} ${how}`, on ?? '']));
}

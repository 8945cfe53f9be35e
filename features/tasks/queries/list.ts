import { and, asc, count, eq, gt, gte, isNull, lte, or, type SQL } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { cases, episodes, offices, tasks, users } from '@/db/schema';
import { seesEveryOffice } from '@/features/cases/access';
import { inSight } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { MOST_TOLD } from '@/lib/texts';
import { mayHaveTasks } from '../access';
import type { ListAsked, TaskKind } from '../input';
import { daysOf } from '../rules';

/** A task in a list: no words of it, and of the person what a case list says without a name. */
export type Task = {
  id: string;
  kind: TaskKind;
  due: string;
  worker: string | null;
  reference: string;
  destination: string;
  office: string;
};

export type TaskList = { total: number; rows: Task[]; next?: { due: string; id: string } };

export const PAGE_SIZE = 50;

/** A page of the open tasks an actor asks for, what is late first. */
export async function taskList(actor: Staff, asked: ListAsked, now = new Date()): Promise<TaskList> {
  if (!mayHaveTasks(actor)) throw new NotFound('tasks');
  const wanted = wantedBy(actor, asked, now);
  const { after } = asked;
  const beyond = after && or(gt(tasks.due, after.due), and(eq(tasks.due, after.due), gt(tasks.id, after.id)));
  const reader = await db();
  const [total, rows] = await Promise.all([countOf(reader, wanted), pageOf(reader, and(wanted, beyond))]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
  return { total, rows: page, ...(last && { next: { due: last.due, id: last.id } }) };
}

/** How many of their own open tasks somebody is late with, has today, and has in the days to come; up to one more than is told. */
export async function tasksWaiting(
  actor: Staff,
  now = new Date(),
): Promise<Record<'overdue' | 'today' | 'week' | 'nobody', number>> {
  const reader = await db();
  const counted = async (asked: Pick<ListAsked, 'whose' | 'due'>) =>
    (
      await reader
        .select({ id: tasks.id })
        .from(tasks)
        .innerJoin(cases, eq(cases.id, tasks.caseId))
        .where(wantedBy(actor, { ...asked, kind: null }, now))
        .limit(MOST_TOLD + 1)
    ).length;
  const mine = (due: ListAsked['due']) => counted({ whose: 'mine', due });
  const [overdue, ofToday, week, nobody] = await Promise.all([
    mine('overdue'),
    mine('today'),
    mine('week'),
    counted({ whose: 'nobody', due: 'all' }),
  ]);
  return { overdue, today: ofToday, week, nobody };
}

/** The tasks in cases an actor works on: none in a case that is open to them in an emergency only. */
export function tasksInSight(actor: Staff, now = new Date()): SQL | undefined {
  const own = seesEveryOffice(actor) ? undefined : eq(cases.officeId, actor.officeId);
  return and(isNull(tasks.ended), inSight(actor, now), own);
}

function wantedBy(actor: Staff, { whose, due, kind, office }: Omit<ListAsked, 'after'>, now: Date): SQL | undefined {
  const { from, to } = daysOf(due, today(now));
  return and(
    tasksInSight(actor, now),
    ofWhom(actor, whose),
    kind ? eq(tasks.kind, kind) : undefined,
    office ? eq(cases.officeId, office) : undefined,
    from ? gte(tasks.due, from) : undefined,
    to ? lte(tasks.due, to) : undefined,
  );
}

function ofWhom(actor: Staff, whose: ListAsked['whose']): SQL | undefined {
  if (whose === 'office') return undefined;
  if (whose === 'nobody') return isNull(tasks.assignedTo);
  return eq(tasks.assignedTo, whose === 'mine' ? actor.id : whose.worker);
}

async function countOf(reader: Reader, wanted: SQL | undefined): Promise<number> {
  const [row] = await reader
    .select({ total: count().mapWith(Number) })
    .from(tasks)
    .innerJoin(cases, eq(cases.id, tasks.caseId))
    .where(wanted);
  return row?.total ?? 0;
}

function pageOf(reader: Reader, wanted: SQL | undefined): Promise<Task[]> {
  return reader
    .select({
      ...{ id: tasks.id, kind: tasks.kind, due: tasks.due, worker: users.name },
      ...{ reference: cases.reference, destination: episodes.destination, office: offices.code },
    })
    .from(tasks)
    .innerJoin(cases, eq(cases.id, tasks.caseId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .leftJoin(users, eq(users.id, tasks.assignedTo))
    .where(wanted)
    .orderBy(asc(tasks.due), asc(tasks.id))
    .limit(PAGE_SIZE + 1);
}

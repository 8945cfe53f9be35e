import { and, eq, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, tasks } from '@/db/schema';
import { maySupervise, plainly } from '@/features/cases/access';
import { inSight } from '@/features/cases/queries/scope';
import { waitingFor } from '@/features/cases/queries/work';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { mayBalance } from '../access';
import { workersOf } from './holders';
import { tasksInSight } from './list';

/** How much somebody has to do in the cases of an office; `id` null: what is nobody's. */
export type Load = { id: string | null; name: string; open: number; quiet: number; tasks: number; overdue: number };

/** The load of everybody who works for an office, and what is nobody's, the fullest hands first. */
export async function loadOf(actor: Staff, officeId: string, now = new Date()): Promise<Load[]> {
  if (!mayBalance(actor) || !maySupervise(actor, plainly(officeId))) throw new NotFound('load', officeId);
  const [workers, open, quiet, todo] = await Promise.all([
    workersOf(officeId),
    casesBy(actor, officeId, 'open', now),
    casesBy(actor, officeId, 'quiet', now),
    tasksBy(actor, officeId, now),
  ]);
  const all = [...workers.map(({ code, label }) => ({ id: code, name: label })), { id: null, name: '' }];
  return all
    .map(({ id, name }) => ({
      ...{ id, name, open: open.get(id) ?? 0, quiet: quiet.get(id) ?? 0 },
      ...(todo.get(id) ?? { tasks: 0, overdue: 0 }),
    }))
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name));
}

async function casesBy(actor: Staff, officeId: string, work: 'open' | 'quiet', now: Date) {
  const rows = await (await db())
    .select({ id: cases.assignedTo, total: sql`count(*)`.mapWith(Number) })
    .from(cases)
    .where(and(inSight(actor, now), eq(cases.officeId, officeId), ...waitingFor(actor, work, now)))
    .groupBy(cases.assignedTo);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

async function tasksBy(actor: Staff, officeId: string, now: Date) {
  const rows = await (await db())
    .select({
      id: tasks.assignedTo,
      tasks: sql`count(*)`.mapWith(Number),
      overdue: sql`coalesce(sum(case when ${tasks.due} < ${today(now)} then 1 else 0 end), 0)`.mapWith(Number),
    })
    .from(tasks)
    .innerJoin(cases, eq(cases.id, tasks.caseId))
    .where(and(tasksInSight(actor, now), eq(cases.officeId, officeId)))
    .groupBy(tasks.assignedTo);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

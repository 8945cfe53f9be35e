import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { tasks, users } from '@/db/schema';
import { type CaseRow, caseToChange } from '@/features/cases/commands/found-case';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import type { TaskEnd, ToldMove } from '../input';
import { mayHold } from '../queries/holders';

/** Somebody else changed the task since it was seen: who, when, and what it says now. */
export type Overtaken = { refused: 'changed'; by: string; at: Date };

/** Gives a task to somebody or puts it on another day, unless it was changed since it was seen. */
export function moveTask(actor: Staff, reference: string, told: ToldMove, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const { due, to } = told;
    if (to && !(await mayHold(tx, file, to))) return { refused: 'cannot-hold' as const };
    const before = await taskIn(tx, file, told.task);
    if (!before) return { refused: 'no-task' as const };
    const moved = await put(tx, { ...told, actor, now }, { due, assignedTo: to });
    if (!moved) return overtaken(tx, file, told.task);
    if (to && to !== actor.id && to !== before.assignedTo)
      await notify(tx, [to], 'task-given', { reference: file.reference, by: actor.name }, now);
    await audit.record({
      act: 'task.moved',
      subject: { kind: 'case', id: file.reference },
      details: { task: told.task, todo: before.kind, on: due, ...(to && { colleague: to }) },
    });
    return { id: told.task };
  });
}

type ToEnd = { task: string; version: number; ended: TaskEnd };

/** Ends a task: done, or not needed any more. */
export function endTask(actor: Staff, reference: string, told: ToEnd, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const before = await taskIn(tx, file, told.task);
    if (!before) return { refused: 'no-task' as const };
    const { task, ended } = told;
    const over = await put(tx, { ...told, actor, now }, { ended, endedAt: now, endedBy: actor.id });
    if (!over) return overtaken(tx, file, task);
    await audit.record({
      act: `task.${ended}`,
      subject: { kind: 'case', id: file.reference },
      details: { task, todo: before.kind },
    });
    return { id: task };
  });
}

const isIn = ({ id }: CaseRow, task: string) => and(eq(tasks.id, task), eq(tasks.caseId, id));

async function taskIn(tx: Writer, file: CaseRow, task: string) {
  const [row] = await tx.select({ assignedTo: tasks.assignedTo, kind: tasks.kind }).from(tasks).where(isIn(file, task));
  return row;
}

type Seen = { task: string; version: number; actor: Staff; now: Date };

/** Writes if the version is still the one that was seen and the task is open; says whether it did. */
async function put(
  tx: Writer,
  { task, version, actor, now }: Seen,
  values: Partial<typeof tasks.$inferInsert>,
): Promise<boolean> {
  const changed = await tx
    .update(tasks)
    .set({ ...values, version: version + 1, changedBy: actor.id, changedAt: now })
    .where(and(eq(tasks.id, task), eq(tasks.version, version), isNull(tasks.ended)))
    .returning({ id: tasks.id });
  return changed.length > 0;
}

async function overtaken(tx: Writer, file: CaseRow, task: string): Promise<Overtaken> {
  const [row] = await tx
    .select({ by: users.name, at: tasks.changedAt })
    .from(tasks)
    .leftJoin(users, eq(users.id, tasks.changedBy))
    .where(isIn(file, task));
  return { refused: 'changed', by: row?.by ?? '', at: row?.at ?? new Date() };
}

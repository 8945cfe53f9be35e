import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { tasks, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import type { TaskEnd, TaskKind } from '../input';

/** A task with whose it is and who ended it; `words` is null while the identity is not open. */
export type CaseTask = {
  id: string;
  kind: TaskKind;
  due: string;
  version: number;
  assignedTo: string | null;
  worker: string | null;
  by: string;
  hasWords: boolean;
  words: string | null;
  ended: TaskEnd | null;
  endedAt: Date | null;
  endedBy: string;
};

const [creator, ender] = [alias(users, 'creator'), alias(users, 'ender')];

/** What is to be done in a case the actor was given, by day, and what was done. */
export async function tasksOf(_actor: Staff, file: CaseFile): Promise<CaseTask[]> {
  const rows = await (await db())
    .select({ task: tasks, worker: users.name, by: creator.name, endedBy: ender.name })
    .from(tasks)
    .leftJoin(users, eq(users.id, tasks.assignedTo))
    .leftJoin(creator, eq(creator.id, tasks.createdBy))
    .leftJoin(ender, eq(ender.id, tasks.endedBy))
    .where(eq(tasks.caseId, file.case.id))
    .orderBy(sql`case when ${tasks.ended} is null then 0 else 1 end`, asc(tasks.due), asc(tasks.id));
  const keys = file.identityOpen ? await personKeys([...new Set(rows.map(({ task }) => task.personId))]) : null;
  return rows.map(({ task, worker, by, endedBy }) => {
    const { id, kind, due, version, assignedTo, ended, endedAt } = task;
    const key = keys?.get(task.personId);
    return {
      ...{ id, kind, due, version, assignedTo, worker, ended, endedAt },
      ...{ by: by ?? '', endedBy: endedBy ?? '', hasWords: task.words !== null },
      words: key ? openText(task.personId, key, 'tasks', 'words', task.words) : null,
    };
  });
}

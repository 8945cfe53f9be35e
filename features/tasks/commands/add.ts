import { change } from '@/db/change';
import { personKeys } from '@/db/keys';
import { tasks } from '@/db/schema';
import { caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { standingFor } from '@/features/followups/queries/file';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { ToldTask } from '../input';
import { mayHold } from '../queries/holders';

export type AddRefusal = 'withheld' | 'keeping-refused' | 'cannot-hold' | 'sent-already';

/** Writes down what is to be done in a case, its words sealed. A form sent twice makes one. */
export async function addTask(actor: Staff, reference: string, told: ToldTask, now = new Date()) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    if (await isWithheldNow(tx, personId)) return { refused: 'withheld' as const };
    if (told.words && (await standingFor(tx, personId)).keepingRefused) return { refused: 'keeping-refused' as const };
    if (told.to && !(await mayHold(tx, file, told.to))) return { refused: 'cannot-hold' as const };
    const { kind, due, to } = told;
    const id = isSubmissionId(told.id) ? told.id : newId(now.getTime());
    const made = { createdAt: now, createdBy: actor.id, changedAt: now, changedBy: actor.id };
    const words = sealText(personId, key, 'tasks', 'words', told.words);
    const [kept] = await tx
      .insert(tasks)
      .values({ id, caseId: file.id, personId, kind, words, due, assignedTo: to, version: 1, ...made })
      .onConflictDoNothing()
      .returning({ id: tasks.id });
    if (!kept) return { refused: 'sent-already' as const };
    if (to && to !== actor.id) await notify(tx, [to], 'task-given', { reference: file.reference, by: actor.name }, now);
    await audit.record({
      act: 'task.added',
      subject: { kind: 'case', id: file.reference },
      details: { task: id, todo: kind, on: due, ...(to && { colleague: to }) },
    });
    return { id };
  });
}

'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { addTask } from './commands/add';
import { assignCase, handOver } from './commands/assign';
import { endTask, moveTask, type Overtaken } from './commands/change-task';
import { readEnd, readMove, readTask } from './input';

type Problem = { field: string; message: string };

const mend = (form: FormData, problems: Problem[]): FormState => ({
  problems: problems.map((problem) => ({ ...problem, id: problem.field })),
  values: typedIn(form),
});

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** Writes down what is to be done in a case. */
export async function addCaseTask(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const read = readTask(form, today());
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`tasks.faults.${reason}`) })),
    );
  const reference = text(form, 'reference');
  const answer = await orNotFound(addTask(actor, reference, read.told));
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend(form, [{ field: fieldOf[answer.refused] ?? 'kind', message: t(`tasks.refused.${answer.refused}`) }]);
  redirect(shownAt(reference, 'added'));
}

const fieldOf: Record<string, string> = { 'keeping-refused': 'words', 'cannot-hold': 'to' };

/** Gives a task to somebody, or puts it on another day. */
export async function moveCaseTask(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t, moment } = await reader();
  const read = readMove(form, today());
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`tasks.faults.${reason}`) })),
    );
  const reference = text(form, 'reference');
  const answer = await orNotFound(moveTask(actor, reference, read.told));
  if (isRefused(answer)) {
    const { by, at } = answer as Overtaken;
    const words = answer.refused === 'changed' ? { by, at: moment(at) } : { by: '', at: '' };
    return mend(form, [
      { field: answer.refused === 'cannot-hold' ? 'to' : 'due', message: t(`tasks.refused.${answer.refused}`, words) },
    ]);
  }
  redirect(shownAt(reference, 'moved'));
}

/** Ends a task. */
export async function endCaseTask(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = text(form, 'reference');
  const read = readEnd(form);
  const answer = await orNotFound(endTask(actor, reference, read));
  redirect(shownAt(reference, isRefused(answer) ? answer.refused : read.ended));
}

/** Gives a case to a colleague. */
export async function assign(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = text(form, 'reference');
  const asked = { to: text(form, 'to') || null, seen: text(form, 'seen') || null };
  const answer = await orNotFound(assignCase(actor, reference, asked));
  if (isRefused(answer)) return mend(form, [{ field: 'to', message: t(`tasks.assign.refused.${answer.refused}`) }]);
  redirect(shownAt(reference, 'assigned'));
}

/** Hands all open cases of a colleague to another. */
export async function handOverCases(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const answer = await handOver(actor, { from: text(form, 'from'), to: text(form, 'to') });
  if (isRefused(answer)) return mend(form, [{ field: 'to', message: t(`tasks.load.refused.${answer.refused}`) }]);
  const { moved, left } = answer;
  redirect(`/tasks/load?office=${encodeURIComponent(text(form, 'office'))}&moved=${moved}&left=${left}`);
}

/** An address of its own each time: one that is the same already would show the page as it was. */
const shownAt = (reference: string, outcome: string) => `/cases/${reference}?tasks=${outcome}&at=${newId()}#tasks`;

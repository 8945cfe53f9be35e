'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { recordDetermination, withdrawDetermination } from './commands';
import { readDetermination } from './input';

/** Which field a refusal is about. */
const fieldOf: Record<string, string> = { 'day-in-future': 'on', 'before-birth': 'on', 'keeping-refused': 'reason' };

/** Records how a body sees the victim status, and goes back to the case. */
export async function determine(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const mend = (problems: { field: string; message: string }[]): FormState => ({
    problems: problems.map((problem) => ({ ...problem, id: problem.field })),
    values: typedIn(form),
  });
  const read = readDetermination(form);
  if ('faults' in read)
    return mend(read.faults.map(({ field, reason }) => ({ field, message: t(`determinations.faults.${reason}`) })));
  const answer = await orNotFound(recordDetermination(actor, reference, read.told));
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend([
      { field: fieldOf[answer.refused] ?? 'status', message: t(`determinations.refused.${answer.refused}`) },
    ]);
  redirect(shownAt(reference, 'recorded'));
}

/** Takes back one that was recorded by mistake. */
export async function withdraw(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = String(form.get('reference') ?? '');
  const answer = await orNotFound(withdrawDetermination(actor, reference, String(form.get('determination') ?? '')));
  redirect(shownAt(reference, isRefused(answer) ? answer.refused : 'withdrawn'));
}

/** An address of its own each time: one that is the same already would show the page as it was. */
const shownAt = (reference: string, outcome: string) =>
  `/cases/${reference}?determined=${outcome}&at=${newId()}#determinations`;

'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { addNote } from './commands/note';
import { recordFollowUp } from './commands/record';
import { setSchedule } from './commands/schedule';
import { readFollowUp, readNote, readSchedule } from './input';

type Problem = { field: string; message: string };

const mend = (form: FormData, problems: Problem[]): FormState => ({
  problems: problems.map((problem) => ({ ...problem, id: problem.field })),
  values: typedIn(form),
});

/** Records an attempt to ask after somebody. */
export async function recordAttempt(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const read = readFollowUp(form, today());
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`followUps.faults.${reason}`) })),
    );
  const answer = await orNotFound(recordFollowUp(actor, reference, read.told));
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend(form, [
      { field: fieldOf[answer.refused] ?? 'outcome', message: t(`followUps.refused.${answer.refused}`) },
    ]);
  redirect(`/cases/${reference}/follow-up?saved=${read.told.outcome}`);
}

const fieldOf: Record<string, string> = { 'before-return': 'on', month: 'month' };

/** Adds a dated note to a case. */
export async function addCaseNote(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const read = readNote(form, today());
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`followUps.notes.faults.${reason}`) })),
    );
  const answer = await orNotFound(addNote(actor, reference, read.told));
  if (isRefused(answer) && answer.refused !== 'sent-already')
    return mend(form, [{ field: 'text', message: t(`followUps.notes.refused.${answer.refused}`) }]);
  // An address of its own each time: one that is the same already would show the page as it was.
  redirect(`/cases/${reference}?noted=${read.told.id}#notes`);
}

/** Says how often an office follows up. */
export async function setFollowUpSchedule(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const read = readSchedule(form);
  if ('faults' in read)
    return mend(
      form,
      read.faults.map(({ field, reason }) => ({ field, message: t(`followUps.schedule.faults.${reason}`) })),
    );
  const answer = await setSchedule(actor, read.told);
  if (isRefused(answer)) return mend(form, [{ field: 'months', message: t('followUps.schedule.notYours') }]);
  redirect('/administration/follow-up?saved=1');
}

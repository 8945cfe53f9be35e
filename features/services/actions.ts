'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { textIn } from '@/lib/form-text';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { recordProceeding, withdrawProceeding } from './commands/proceed';
import { changeService, recordNeeds, withdrawService } from './commands/serve';
import { type Fault, readNeeds, readProceeding, readService } from './input';

/** Records what somebody needs, and goes back to the case. */
export async function need(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readNeeds(form);
  if ('faults' in read) return mend(form, read.faults);
  const answer = await orNotFound(recordNeeds(actor, textIn(form, 'reference'), read.told));
  return shown(form, answer, 'needed', { 'needed-already': 'types', 'day-in-future': 'on' });
}

/** Says what became of a service. */
export async function serve(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readService(form, today());
  if ('faults' in read) return mend(form, read.faults);
  const reference = textIn(form, 'reference');
  const answer = await orNotFound(changeService(actor, reference, read.told));
  // The form goes on from what a colleague made of it, with what was typed.
  if (isRefused(answer) && answer.refused === 'stale') revalidatePath(`/cases/${reference}`);
  const fields = { 'unknown-partner': 'partner', withheld: 'note', 'keeping-refused': 'note', stale: 'state' };
  return shown(form, answer, 'changed', { ...fields, 'before-needed': 'on', 'day-in-future': 'on' });
}

/** Records where somebody stands in criminal proceedings. */
export async function proceed(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readProceeding(form);
  if ('faults' in read) return mend(form, read.faults);
  const answer = await orNotFound(recordProceeding(actor, textIn(form, 'reference'), read.told));
  return shown(form, answer, 'proceeding', { 'day-in-future': 'on', withheld: 'country' });
}

/** Takes back a service that was recorded by mistake. */
export async function takeBack(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = textIn(form, 'reference');
  const answer = await orNotFound(withdrawService(actor, reference, textIn(form, 'service')));
  redirect(shownAt(reference, isRefused(answer) ? answer.refused : 'withdrawn'));
}

/** The same of proceedings. */
export async function takeProceedingBack(form: FormData): Promise<void> {
  const actor = await requireActor();
  const reference = textIn(form, 'reference');
  const answer = await orNotFound(withdrawProceeding(actor, reference, textIn(form, 'proceeding')));
  redirect(shownAt(reference, isRefused(answer) ? answer.refused : 'withdrawn'));
}

async function mend(form: FormData, faults: Fault[]): Promise<FormState> {
  const { t } = await reader();
  return {
    problems: faults.map(({ field, reason }) => ({ field, id: field, message: t(`services.faults.${reason}`) })),
    values: typedIn(form),
  };
}

type Refusal =
  | ('withheld' | 'keeping-refused' | 'sent-already' | 'needed-already' | 'withdrawn-already')
  | ('stale' | 'day-in-future' | 'before-needed' | 'unknown-partner');
type Answer = { recorded: true } | { refused: Refusal };

/** Back on the case; or the form once more, with the reason at its field. What was sent before is there already. */
async function shown(form: FormData, answer: Answer, outcome: string, fields: Partial<Record<Refusal, string>>) {
  const { t } = await reader();
  if (isRefused(answer) && answer.refused !== 'sent-already') {
    const field = fields[answer.refused] ?? 'note';
    const message = t(`services.refused.${answer.refused}`);
    return { problems: [{ field, id: field, message }], values: typedIn(form) };
  }
  redirect(shownAt(textIn(form, 'reference'), outcome));
}

/** An address of its own each time: one that is the same already would show the page as it was. */
const shownAt = (reference: string, outcome: string) => `/cases/${reference}?served=${outcome}&at=${newId()}#services`;

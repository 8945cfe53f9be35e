'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { addContact, changeContact, judgeIdentityPhone, openContact, removeContact } from './commands';
import { type ContactFault, readContact, seenVersion } from './input';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export async function addContactForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const read = readContact(form, true);
  if ('faults' in read) return faulty(form, read.faults);
  const answer = await orNotFound(addContact(actor, text(form, 'reference'), read.told));
  if (isRefused(answer)) return refused(form, answer.refused);
  revalidatePath('/cases/[reference]/contacts', 'page');
  return { problems: [], values: {}, done: (await reader()).t('contacts.added') };
}

export async function changeContactForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const reference = text(form, 'reference');
  const read = readContact(form, false);
  if ('faults' in read) return faulty(form, read.faults);
  const seen = { id: text(form, 'contact'), version: seenVersion(form) };
  const answer = await orNotFound(changeContact(actor, reference, seen, read.told));
  if (isRefused(answer)) return refused(form, answer.refused);
  redirect(listOf(reference));
}

export async function removeContactForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const reference = text(form, 'reference');
  const seen = { id: text(form, 'contact'), version: seenVersion(form) };
  const answer = await orNotFound(removeContact(actor, reference, seen));
  if (isRefused(answer)) return refused(form, answer.refused);
  redirect(listOf(reference));
}

export async function judgePhone(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const reference = text(form, 'reference');
  const answer = await orNotFound(judgeIdentityPhone(actor, reference));
  if (isRefused(answer)) return refused(form, answer.refused);
  redirect(`/cases/${reference}/contacts/${answer.id}`);
}

/** Answers the number itself: shown this once, on the page of whoever asked. */
export async function showContact(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const answer = await orNotFound(openContact(actor, text(form, 'reference'), text(form, 'contact')));
  if (isRefused(answer)) return refused(form, answer.refused);
  return { problems: [], values: {}, done: answer.value };
}

async function faulty(form: FormData, faults: ContactFault[]): Promise<FormState> {
  const { t } = await reader();
  const problems = faults.map(({ field, reason }) => ({ field, id: field, message: t(`contacts.faults.${reason}`) }));
  return { problems, values: typedIn(form) };
}

type Reason = 'withheld' | 'identity-closed' | 'stale' | 'keeping-refused';

async function refused(form: FormData, reason: Reason): Promise<FormState> {
  const { t } = await reader();
  return {
    problems: [{ field: 'kind', id: 'kind', message: t(`contacts.refused.${reason}`) }],
    values: typedIn(form),
  };
}

/** An address of its own each time: a number that is unsafe from now on must not be shown as it was. */
const listOf = (reference: string) => `/cases/${reference}/contacts?at=${newId()}`;

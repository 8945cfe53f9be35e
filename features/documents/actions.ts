'use server';

import { redirect } from 'next/navigation';
import { type FormState, typedIn } from '@/components/form-state';
import { requireActor } from '@/features/accounts/session';
import { orNotFound } from '@/features/cases/not-found';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { reader } from '@/lib/reader';
import { openDocument, removeDocument } from './commands';
import { readRemoval } from './input';

/** Opens a document to look at it, then shows it on its page. */
export async function openToSee(form: FormData): Promise<void> {
  const actor = await requireActor();
  const [reference, id] = ['reference', 'document'].map((name) => String(form.get(name) ?? '')) as [string, string];
  const opened = await orNotFound(openDocument(actor, reference, id));
  // An address of its own each time: one that is the same already would show the page as it was.
  redirect(`/cases/${reference}/documents/${id}?${isRefused(opened) ? `refused=${opened.refused}` : `at=${newId()}`}`);
}

/** Removes a document that does not belong to the case. */
export async function removeFromCase(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const reference = String(form.get('reference') ?? '');
  const { id, reason, fault } = readRemoval(form);
  const problem = (message: string): FormState => ({
    problems: [{ field: 'reason', id: 'reason', message }],
    values: typedIn(form),
  });
  if (fault) return problem(t(`documents.remove.faults.${fault}`));
  const answer = await orNotFound(removeDocument(actor, reference, { id, reason }));
  if (isRefused(answer)) return problem(t(`documents.unopened.${answer.refused}`));
  redirect(`/cases/${reference}/documents?removed=1`);
}

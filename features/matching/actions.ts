'use server';

import { redirect } from 'next/navigation';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { mayLogCases } from '@/features/cases/access';
import { recordIdentityClosed, recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { orNotFound } from '@/features/cases/not-found';
import { sealSearch } from '@/features/cases/search-token';
import { isRefused } from '@/lib/errors';
import { personFile } from './queries/person-file';

const typed = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** A search may be a name: it is never in the address as it is. */
export async function searchPeople(form: FormData): Promise<void> {
  const actor = await requireActor();
  if (!mayLogCases(actor)) await notFoundFor(actor, 'list');
  const words = typed(form, 'words').slice(0, 200);
  redirect(words ? `/people?search=${sealSearch(actor.id, words)}` : '/people');
}

/** Opens the identity of a person by way of one of the cases in sight, then back to their page. */
export async function openPerson(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { id, opener } = await orNotFound(personFile(actor, typed(form, 'person')));
  if (!opener) return notFoundFor(actor, 'see');
  const opened = await orNotFound(recordIdentityOpened(actor, opener));
  if (isRefused(opened) && opened.refused === 'budget')
    redirect(`/cases/${opener}/identity?${new URLSearchParams({ back: `/people/${id}` })}`);
  redirect(`/people/${id}`);
}

export async function closePerson(form: FormData): Promise<void> {
  const actor = await requireActor();
  const { id, opener } = await orNotFound(personFile(actor, typed(form, 'person')));
  if (opener) await orNotFound(recordIdentityClosed(actor, opener));
  redirect(`/people/${id}`);
}

'use server';

import { redirect } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';
import { newId } from '@/lib/id';
import { markSeen } from './commands';

/** Says that its sender has looked into a rise, and shows the page again. */
export async function seeAlert(form: FormData): Promise<void> {
  const actor = await requireActor();
  const id = String(form.get('alert') ?? '');
  await markSeen(actor, id);
  // An address of its own each time: one that is the same already would show the page as it was.
  redirect(`/figures/alerts?at=${newId()}#${encodeURIComponent(id)}`);
}

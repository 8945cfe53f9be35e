'use server';

import { redirect } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';
import { readNotices } from './commands';

/** Marks the notices that were on the page as read; those that came since stay new. */
export async function markRead(form: FormData): Promise<void> {
  const actor = await requireActor();
  const ids = form.getAll('notice').map(String).slice(0, 200);
  if (ids.length > 0) await readNotices(actor, ids);
  redirect('/notices');
}

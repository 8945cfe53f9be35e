'use server';

import { redirect } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { withdrawApproval } from './commands';

/** Takes back one's own request. */
export async function withdraw(form: FormData): Promise<void> {
  const actor = await requireActor();
  const answer = await withdrawApproval(actor, String(form.get('approval') ?? ''));
  redirect(isRefused(answer) ? '/approvals?refused=over' : '/approvals?withdrawn=1');
}

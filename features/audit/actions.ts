'use server';

import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { requireActor } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { verifyNow } from './commands';

/** Verifies the whole audit; what was found stands on the page afterwards. */
export async function verifyAuditNow(): Promise<void> {
  const actor = await requireActor();
  if (isRefused(await verifyNow(actor))) notFound();
  revalidatePath('/audit');
}

import { notFound } from 'next/navigation';
import { notFoundFor } from '@/features/accounts/not-yours';
import { currentActor } from '@/features/accounts/session';
import { NotFound } from '@/lib/errors';
import { recordedAs } from './input';

/**
 * Shows the page "not found" for what is not there, or not the actor's: one and the same, and recorded alike, so that
 * neither the words nor the time it takes tell them apart.
 */
export async function orNotFound<T>(looking: Promise<T>): Promise<T> {
  try {
    return await looking;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const actor = await currentActor();
    if (!actor) notFound();
    return notFoundFor(actor, 'see', { kind: 'case', id: recordedAs(error.asked) });
  }
}

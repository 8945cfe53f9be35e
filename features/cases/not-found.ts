import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/errors';

/** Shows the page "not found" for what is not there, or not the actor's: one and the same. */
export async function orNotFound<T>(looking: Promise<T>): Promise<T> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

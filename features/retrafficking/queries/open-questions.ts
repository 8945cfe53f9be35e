import type { View } from '@/features/figures/dashboard';
import { countedFound } from '@/features/figures/queries';
import type { Actor } from '@/lib/actor';

/** How many cases handled in a period are suspected, and how many were found to be of people trafficked again. */
export async function findingsIn(
  actor: Actor,
  { period, where }: View,
): Promise<Record<'suspected' | 'retrafficked', number>> {
  const question = { metric: 'cases_handled' as const, where, ...period };
  const [suspected, retrafficked] = await Promise.all([
    countedFound(actor, question, 'suspected'),
    countedFound(actor, question, 'retrafficked'),
  ]);
  return { suspected, retrafficked };
}

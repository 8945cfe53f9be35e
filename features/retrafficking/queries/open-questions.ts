import { and, count, eq, gte, lte, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, episodes, persons } from '@/db/schema';
import { hasFinding } from '@/features/cases/queries/again';
import { filterConditions } from '@/features/figures/conditions';
import type { View } from '@/features/figures/dashboard';
import type { FindingState } from '@/features/figures/findings';
import type { Actor } from '@/lib/actor';

/** How many cases handled in a period are suspected, and how many were found to be of people trafficked again. */
export async function findingsIn(_actor: Actor, view: View): Promise<Record<'suspected' | 'retrafficked', number>> {
  const [suspected, retrafficked] = await Promise.all([counted(view, 'suspected'), counted(view, 'retrafficked')]);
  return { suspected, retrafficked };
}

async function counted({ period: { from, to, asOf }, where }: View, state: FindingState): Promise<number> {
  const conditions: SQL[] = [
    ...hasFinding({ state, asOf }),
    ...filterConditions(where, asOf),
    ...(from ? [gte(cases.handledOn, from)] : []),
    ...(to ? [lte(cases.handledOn, to)] : []),
  ];
  const [row] = await (await db())
    .select({ total: count().mapWith(Number) })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(...conditions));
  return row?.total ?? 0;
}

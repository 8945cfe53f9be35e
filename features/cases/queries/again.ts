import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { cases, episodes, retraffickingFindings as findings } from '@/db/schema';
import { handledAsOf } from '@/features/figures/conditions';
import { type FindingState, isFound, speaking } from '@/features/figures/findings';
import type { Actor } from '@/lib/actor';
import { notLocked } from './scope';

/** A finding that is asked for, as it stood on a day. */
export type AgainFilter = { state: FindingState; asOf: string };

/** The cases of the later episode of such a finding; as in every figure, only those that count on that day. */
export function hasFinding({ state, asOf }: AgainFilter): SQL[] {
  return [...handledAsOf(asOf), isFound(state, asOf)];
}

/**
 * What stands of a case now, for a list. Nothing where the actor is locked out of every case on the earlier episode: for
 * them there was none.
 */
export function findingNow(actor: Actor): SQL<FindingState | null> {
  return sql<FindingState | null>`(select max(${findings.state}) from ${findings}
    where ${and(isNull(findings.until), sql`${findings.laterId} = ${speaking}`, earlierInView(actor))})`;
}

/** Whether the actor may know of the earlier episode of a finding at all. */
export function earlierInView(actor: Actor): SQL {
  return sql`exists (select 1 from ${cases} join ${episodes} on ${eq(episodes.id, cases.episodeId)}
    where coalesce(${episodes.sameAs}, ${episodes.id}) = ${findings.earlierId} and ${notLocked(actor)})`;
}

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { cases, episodes, type findingStates, retraffickingFindings as findings } from '@/db/schema';
import { handledAsOf } from '@/features/figures/conditions';
import type { Actor } from '@/lib/actor';
import { notLocked } from './scope';

export type FindingState = (typeof findingStates)[number];

/** A finding that is asked for, as it stood on a day. */
export type AgainFilter = { state: FindingState; asOf: string };

/** For a query over `cases` joined with `episodes`: the episode that speaks for the one of the case. */
const speaking = sql`coalesce(${episodes.sameAs}, ${episodes.id})`;

/**
 * The findings that stand, with the step in force on a day. One that has ended since, because its records were parted or
 * a date was corrected, is in force on no day any more: joinings and dates are taken as known now.
 */
export function inForceOn(day: string): SQL {
  return sql`${findings.on} <= ${day} and (${findings.until} is null or ${findings.until} > ${day})
    and exists (select 1 from ${findings} standing where standing.later_id = ${findings.laterId} and standing.until is null)`;
}

/** The cases of the later episode of such a finding; as in every figure, only those that count on that day. */
export function hasFinding({ state, asOf }: AgainFilter): SQL[] {
  return [
    ...handledAsOf(asOf),
    sql`${speaking} in (select ${findings.laterId} from ${findings} where ${findings.state} = ${state} and ${inForceOn(asOf)})`,
  ];
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

import { type SQL, sql } from 'drizzle-orm';
import { cases, episodes, type findingStates, retraffickingFindings as findings } from '@/db/schema';
import type { Code } from '@/lib/vocabulary';

export type FindingState = (typeof findingStates)[number];

/** For a query over `cases` joined with `episodes`: the episode that speaks for the one of the case. */
export const speaking = sql`coalesce(${episodes.sameAs}, ${episodes.id})`;

/**
 * The findings that stand, with the step in force on a day. One that has ended since, because its records were parted or
 * a date was corrected, is in force on no day any more: joinings and dates are taken as known now.
 */
export function inForceOn(day: string): SQL {
  return sql`${findings.on} <= ${day} and (${findings.until} is null or ${findings.until} > ${day})
    and exists (select 1 from ${findings} standing where standing.later_id = ${findings.laterId} and standing.until is null)`;
}

/** Whether such a finding of a case is in force on a day. */
export function isFound(state: FindingState, day: string): SQL {
  const found = sql`(select ${findings.laterId} from ${findings} where ${findings.state} = ${state} and ${inForceOn(day)})`;
  // Not `speaking`, which no index serves: findings are few, and cases are not. Nor a plain `is null`, which one would.
  return sql`(${episodes.sameAs} in ${found} or (${episodes.id} in ${found} and coalesce(${episodes.sameAs}, '') = ''))`;
}

/** The same; and where nothing was ever found of a case, whether staff answered so. */
export function isFoundOrTold(state: FindingState, answer: Code<'retrafficking'>, day: string): SQL {
  const standing = sql`${speaking} in (select ${findings.laterId} from ${findings} where ${findings.until} is null)`;
  return sql`(${isFound(state, day)} or (not ${standing} and ${cases.retrafficking} = ${answer}))`;
}

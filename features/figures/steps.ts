import { type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { cases, determinations, returnSteps, statusSteps } from '@/db/schema';

/** The dated step in force on a day, of either kind. */
export function inForce(steps: typeof statusSteps | typeof returnSteps, day: string): SQL {
  return sql`${steps.caseId} = ${cases.id} and ${steps.on} <= ${day} and (${steps.until} is null or ${steps.until} > ${day})`;
}

/** The status of a case on a day. */
export function statusKey(asOf: string): SQL<string> {
  return sql`coalesce((select max(${statusSteps.status}) from ${statusSteps} where ${inForce(statusSteps, asOf)}), 'reported')`;
}

/** How far the way home was on a day. A case whose way home nobody has touched has not been started. */
export function returnStatusKey(asOf: string): SQL<string> {
  return sql`coalesce((select max(${returnSteps.status}) from ${returnSteps} where ${inForce(returnSteps, asOf)}), 'not_started')`;
}

const told = alias(determinations, 'told');
const later = alias(determinations, 'later');

/** Of the views on a case those in force on a day: the last of each body. Selects what is asked for of them. */
export function viewsInForce(selected: SQL, asOf: string, also: SQL = sql`1 = 1`): SQL {
  return sql`select ${selected} from ${determinations} as ${told} where ${told.caseId} = ${cases.id}
    and ${told.withdrawnAt} is null and ${told.on} <= ${asOf} and ${also}
    and not exists (select 1 from ${determinations} as ${later} where ${later.caseId} = ${told.caseId}
      and ${later.body} = ${told.body} and ${later.withdrawnAt} is null and ${later.on} <= ${asOf}
      and (${later.on}, ${later.recordedAt}, ${later.id}) > (${told.on}, ${told.recordedAt}, ${told.id}))`;
}

/** The columns of a view, for what is asked of it. */
export const view = { on: sql`${told.on}`, status: sql`${told.status}`, body: sql`${told.body}` };

import { gte, type SQL, sql } from 'drizzle-orm';
import { cases, episodes } from '@/db/schema';
import type { Code } from '@/lib/vocabulary';
import { isFound, isFoundOrTold } from './findings';
import type { Metric, Question, Unit } from './input';
import { returnStatusKey, statusKey, view, viewsInForce } from './steps';

/**
 * What each metric counts, as SQL for lists; the same over columns is in `placing.ts`. Its words are
 * `figures.metrics.<metric>.name`, `.definition` and `.exclusions`.
 */
export type MetricDefinition = {
  unit: Unit;
  /** Which day that is, in words: `figures.placed.<date>`. */
  date: 'handledOn' | 'returnedOn' | 'endedOn' | 'viewedOn';
  /** The day that places a case in a period; null where it is not counted. */
  placedBy: (asOf: string) => SQL | typeof cases.handledOn | typeof cases.returnedOn;
  /** What a case must be beyond counting as handled. */
  only?: (asOf: string) => SQL;
};

const handled = () => cases.handledOn;
const returned = () => cases.returnedOn;

export const catalogue: Record<Metric, MetricDefinition> = {
  cases_handled: { unit: 'case', date: 'handledOn', placedBy: handled },
  persons_assisted: { unit: 'person', date: 'handledOn', placedBy: handled },
  persons_presumed: { unit: 'person', date: 'viewedOn', placedBy: firstView('presumed_victim') },
  persons_confirmed: { unit: 'person', date: 'viewedOn', placedBy: firstView('confirmed_victim') },
  persons_rescued: {
    unit: 'person',
    date: 'endedOn',
    placedBy: () => ended,
    only: () => sql`${episodes.exitManner} in ${[...rescues]}`,
  },
  persons_repatriated: { unit: 'person', date: 'returnedOn', placedBy: returned },
  cases_returning: {
    unit: 'case',
    date: 'handledOn',
    placedBy: handled,
    only: (asOf) => sql`${returnStatusKey(asOf)} in ${[...returningStatuses]}`,
  },
  cases_suspected: { unit: 'case', date: 'handledOn', placedBy: handled, only: (asOf) => isFound('suspected', asOf) },
  cases_retrafficked: {
    unit: 'case',
    date: 'handledOn',
    placedBy: handled,
    only: (asOf) => isFoundOrTold('retrafficked', 'retrafficked', asOf),
  },
  persons_went_back: {
    unit: 'person',
    date: 'handledOn',
    placedBy: handled,
    only: (asOf) => isFoundOrTold('went_back', 'went_back_same_sector', asOf),
  },
  median_days_to_return: {
    unit: 'day',
    date: 'returnedOn',
    placedBy: returned,
    only: () => gte(cases.returnedOn, cases.handledOn),
  },
  cases_open: {
    unit: 'case',
    date: 'handledOn',
    placedBy: handled,
    only: (asOf) => sql`${statusKey(asOf)} not in ${[...closedStatuses]}`,
  },
  share_of_total: { unit: 'percent', date: 'handledOn', placedBy: handled },
  growth_factor: { unit: 'times', date: 'handledOn', placedBy: handled },
};

/** The first day of the month (or year) in which the exploitation ended; where nobody told it, the day of handling. */
const ended: SQL = sql`case length(${episodes.endedOn}) when 7 then ${episodes.endedOn} || '-01'
  when 4 then ${episodes.endedOn} || '-01-01' else ${cases.handledOn} end`;

function firstView(status: Code<'victim_identification'>) {
  return (asOf: string) => sql`(${viewsInForce(sql`min(${view.on})`, asOf, sql`${view.status} = ${status}`)})`;
}

/** What a figure counts: of a share or a growth the metric it is made of. */
export function countedMetric({ metric, counted = 'cases_handled' }: Question): Metric {
  return metric === 'share_of_total' || metric === 'growth_factor' ? counted : metric;
}

/** How somebody got out whom others got out. */
export const rescues: readonly string[] = [
  'joint_operation',
  'host_operation',
  'mission_extraction',
  'negotiated_release',
] satisfies Code<'exit_manner'>[];

/** From the first check of who somebody is until they are on the way. */
export const returningStatuses: readonly string[] = [
  'identity_check',
  'travel_document_pending',
  'exit_clearance_pending',
  'held_by_authorities',
  'scheduled',
  'departed',
] satisfies Code<'repatriation_status'>[];

export const closedStatuses: readonly string[] = ['closed', 'closed_referred'] satisfies Code<'case_status'>[];

/** A case closed for one of these reasons is not one of ours, or is counted elsewhere. */
export const uncountedClosures = ['duplicate', 'out_of_scope'];
/** A case in one of these states has not been accepted yet. */
export const uncountedStatuses = ['reported'];

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { cases, episodeAnswers, episodes, offices } from '@/db/schema';
import { factOf } from '@/features/people/records';
import { absences, type Code, countriesOf, type List } from '@/lib/vocabulary';
import type { Dimension, Filter, Metric, Question } from './input';
import { returnStatusKey, statusKey, view, viewsInForce } from './steps';

/** As of which day a dimension is asked, and of what is counted. */
export type Asked = Pick<Question, 'asOf' | 'metric'>;

/**
 * How a case answers a dimension, as SQL for filters (over columns: `readers.ts`): with exactly one code; with as many as
 * its answers in a list; with what the views in force on it hold; or with when it is placed.
 */
export type DimensionDefinition = {
  /** Where its codes have their words. */
  labels?: List | 'province' | 'country';
  /** The field of a filter that asks for one of its codes. */
  field?: keyof Filter;
} & (
  | { key: (asked: Asked) => SQL<string> }
  | { answers: List }
  | { holds: (codes: string[], asked: Asked) => SQL }
  | { placed: 'year' | 'quarter' | 'month' }
);

const orNotAsked = (column: SQL | SQLWrapper) => sql<string>`coalesce(${column}, 'not_asked')`;

export const dimensions: Record<Dimension, DimensionDefinition> = {
  destination: { labels: 'country', field: 'destination', key: () => sql`${episodes.destination}` },
  region: { labels: 'reporting_region', field: 'region', key: ({ asOf }) => regionKey(asOf) },
  year: { placed: 'year' },
  quarter: { placed: 'quarter' },
  month: { placed: 'month' },
  channel: { labels: 'recruitment_channel', field: 'channel', answers: 'recruitment_channel' },
  platform: { labels: 'online_platform', field: 'platform', answers: 'online_platform' },
  scam_type: { labels: 'scam_type', field: 'scamType', answers: 'scam_type' },
  means_of_control: { labels: 'means_of_control', field: 'meansOfControl', answers: 'means_of_control' },
  exploitation_type: { labels: 'exploitation_type', field: 'exploitationType', answers: 'exploitation_type' },
  sex: { labels: 'sex', field: 'sex', key: () => orNotAsked(factOf('sex')) },
  age_band: { labels: 'age_band', field: 'ageBand', key: ageBandKey },
  province: { labels: 'province', field: 'province', key: () => orNotAsked(factOf('homeProvince')) },
  office: { field: 'officeId', key: () => sql`${cases.officeId}` },
  mission: { field: 'mission', key: missionKey },
  status: { labels: 'case_status', field: 'status', key: ({ asOf }) => statusKey(asOf) },
  exit_manner: { labels: 'exit_manner', field: 'exitManner', key: () => orNotAsked(episodes.exitManner) },
  return_status: { labels: 'repatriation_status', field: 'returnStatus', key: ({ asOf }) => returnStatusKey(asOf) },
  return_mode: {
    labels: 'repatriation_mode',
    field: 'returnMode',
    key: ({ asOf }) => onceReturned(cases.returnMode, asOf),
  },
  return_basis: {
    labels: 'repatriation_basis',
    field: 'returnBasis',
    key: ({ asOf }) => onceReturned(cases.returnBasis, asOf),
  },
  determination: { labels: 'victim_identification', field: 'determination', holds: isDetermined },
  determination_body: { labels: 'partner_type', field: 'determinationBody', holds: isDeterminedBy },
  retrafficking: { labels: 'retrafficking', field: 'retrafficking', key: () => orNotAsked(cases.retrafficking) },
};

/** The answers of a case's episode in a list: `given` are answers, the rest say why there are none. */
export function answersIn(list: List, given: boolean): SQL {
  const one = given
    ? sql`${episodeAnswers.state} = 'present' and ${episodeAnswers.code} not in ${[...absences]}`
    : sql`${episodeAnswers.code} in ${[...absences]}`;
  return sql`${episodeAnswers.episodeId} = ${cases.episodeId} and ${episodeAnswers.list} = ${list} and ${one}`;
}

/** Why a case has no answer in a list. */
export function absenceIn(list: List): SQL<string> {
  return sql`coalesce((select min(${episodeAnswers.code}) from ${episodeAnswers} where ${answersIn(list, false)}), 'not_asked')`;
}

function regionKey(asOf: string): SQL<string> {
  return sql`case when ${episodes.destination} in ${countriesOf('southeast_asia', asOf)} then 'southeast_asia'
    when ${episodes.destination} in ${countriesOf('middle_east', asOf)} then 'middle_east' else 'other_region' end`;
}

/** The age in the year of handling, as near as a birth year allows. */
function ageBandKey(): SQL<string> {
  const birthYear = factOf('birthYear');
  const age = sql`(cast(substr(${cases.handledOn}, 1, 4) as integer) - (${birthYear}))`;
  return sql`case when (${birthYear}) is null then 'not_asked' when ${age} < 9 then 'age_0_8'
    when ${age} < 18 then 'age_9_17' when ${age} < 21 then 'age_18_20' when ${age} < 24 then 'age_21_23'
    when ${age} < 27 then 'age_24_26' when ${age} < 30 then 'age_27_29' when ${age} < 39 then 'age_30_38'
    when ${age} < 48 then 'age_39_47' else 'age_48_plus' end`;
}

/** How and on what ground somebody travels counts once the journey has been made. */
function onceReturned(column: typeof cases.returnMode | typeof cases.returnBasis, asOf: string): SQL<string> {
  return sql`case when ${cases.returnedOn} <= ${asOf} then coalesce(${column}, 'not_asked') else 'not_applicable' end`;
}

function missionKey(): SQL<string> {
  const isMission = sql`exists (select 1 from ${offices} where ${offices.id} = ${cases.officeId} and ${offices.kind} = 'mission')`;
  return sql`case when ${isMission} then ${cases.officeId} else 'not_applicable' end`;
}

/** Nobody's view on a case is the same as that it was not assessed. */
function isDetermined(codes: string[], { asOf }: Asked): SQL {
  const given = sql`exists (${viewsInForce(sql`1`, asOf, sql`${view.status} in ${codes}`)})`;
  if (!codes.includes('not_assessed')) return given;
  return sql`${given} or not exists (${viewsInForce(sql`1`, asOf)})`;
}

/** Whose view; where the presumed or confirmed are counted, of those alone who see it so. */
function isDeterminedBy(codes: string[], { asOf, metric }: Asked): SQL {
  const status = determinedStatus(metric);
  const meant = status ? sql`${view.status} = ${status}` : sql`1 = 1`;
  const given = sql`exists (${viewsInForce(sql`1`, asOf, sql`${meant} and ${view.body} in ${codes}`)})`;
  if (!codes.includes('not_applicable')) return given;
  return sql`${given} or not exists (${viewsInForce(sql`1`, asOf, meant)})`;
}

/** The view that a metric counts, where it counts views. */
export function determinedStatus(metric: Metric): Code<'victim_identification'> | undefined {
  if (metric === 'persons_presumed') return 'presumed_victim';
  return metric === 'persons_confirmed' ? 'confirmed_victim' : undefined;
}

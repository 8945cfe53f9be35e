import { type SQL, sql } from 'drizzle-orm';
import { cases, episodeAnswers, episodes, returnSteps, statusSteps } from '@/db/schema';
import { factOf } from '@/features/people/records';
import { absences, countriesOf, type List } from '@/lib/vocabulary';
import { catalogue } from './catalogue';
import type { Dimension, Filter, Question } from './input';

/** How a case answers a dimension: with exactly one code, or with as many as its answers in a list. */
export type DimensionDefinition = {
  /** Where its codes have their words. */
  labels?: List | 'province' | 'country';
  /** The field of a filter that asks for one of its codes. */
  field?: keyof Filter;
} & ({ key: (question: Question) => SQL<string> } | { answers: List });

const orNotAsked = (column: SQL | typeof cases.retrafficking) => sql<string>`coalesce(${column}, 'not_asked')`;

export const dimensions: Record<Dimension, DimensionDefinition> = {
  destination: { labels: 'country', field: 'destination', key: () => sql`${episodes.destination}` },
  region: { labels: 'reporting_region', field: 'region', key: ({ asOf }) => regionKey(asOf) },
  year: { key: ({ metric }) => sql`substr(${catalogue[metric].placedBy}, 1, 4)` },
  month: { key: ({ metric }) => sql`substr(${catalogue[metric].placedBy}, 1, 7)` },
  channel: { labels: 'recruitment_channel', field: 'channel', answers: 'recruitment_channel' },
  platform: { labels: 'online_platform', field: 'platform', answers: 'online_platform' },
  scam_type: { labels: 'scam_type', field: 'scamType', answers: 'scam_type' },
  means_of_control: { labels: 'means_of_control', field: 'meansOfControl', answers: 'means_of_control' },
  exploitation_type: { labels: 'exploitation_type', field: 'exploitationType', answers: 'exploitation_type' },
  sex: { labels: 'sex', field: 'sex', key: () => orNotAsked(factOf('sex')) },
  age_band: { labels: 'age_band', field: 'ageBand', key: ageBandKey },
  province: { labels: 'province', field: 'province', key: () => orNotAsked(factOf('homeProvince')) },
  office: { field: 'officeId', key: () => sql`${cases.officeId}` },
  status: { labels: 'case_status', field: 'status', key: ({ asOf }) => statusKey(asOf) },
  return_status: { labels: 'repatriation_status', field: 'returnStatus', key: ({ asOf }) => returnStatusKey(asOf) },
  return_mode: { labels: 'repatriation_mode', field: 'returnMode', key: ({ asOf }) => returnModeKey(asOf) },
  retrafficking: { labels: 'retrafficking', field: 'retrafficking', key: () => orNotAsked(cases.retrafficking) },
};

/** The dated step in force on a day, of either kind. */
export function inForce(steps: typeof statusSteps | typeof returnSteps, day: string): SQL {
  return sql`${steps.caseId} = ${cases.id} and ${steps.on} <= ${day} and (${steps.until} is null or ${steps.until} > ${day})`;
}

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

function statusKey(asOf: string): SQL<string> {
  return sql`coalesce((select max(${statusSteps.status}) from ${statusSteps} where ${inForce(statusSteps, asOf)}), 'reported')`;
}

/** A case whose way home nobody has touched has not been started. */
function returnStatusKey(asOf: string): SQL<string> {
  return sql`coalesce((select max(${returnSteps.status}) from ${returnSteps} where ${inForce(returnSteps, asOf)}), 'not_started')`;
}

/** The way of travelling counts once the journey has been made. */
function returnModeKey(asOf: string): SQL<string> {
  return sql`case when ${cases.returnedOn} <= ${asOf} then coalesce(${cases.returnMode}, 'not_asked') else 'not_applicable' end`;
}

import { eq, gte, inArray, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import { cases, episodeAnswers, episodes, statusSteps } from '@/db/schema';
import { countriesOf, isAbsence, type List } from '@/lib/vocabulary';
import { catalogue, uncountedClosures, uncountedStatuses } from './catalogue';
import { absenceIn, answersIn, dimensions, inForce } from './dimensions';
import type { Dimension, Filter, Question } from './input';

/**
 * The cases behind a number: conditions for any query over `cases` joined with `episodes` and `persons` (the case's own
 * rows, inner joins). A list with these in its `where` holds exactly the cases a figure counted; a figure of persons
 * counts the persons of these cases, each once.
 */
export function behind(question: Question): SQL[] {
  return [...metricConditions(question), ...filterConditions(question.where ?? {}, question.asOf)];
}

/** What makes a case one that the metric counts, in its period, as of its day. */
export function metricConditions(question: Question): SQL[] {
  const { placedBy, only } = catalogue[question.metric];
  return [
    ...handledAsOf(question.asOf),
    ...(only ? [only] : []),
    lte(placedBy, question.to && question.to < question.asOf ? question.to : question.asOf),
    ...(question.from ? [gte(placedBy, question.from)] : []),
  ];
}

/** A case counts as handled from its day of handling, while the step in force says so. */
export function handledAsOf(day: string): SQL[] {
  return [
    lte(cases.handledOn, day),
    sql`exists (select 1 from ${statusSteps} where ${inForce(statusSteps, day)}
      and ${statusSteps.status} not in ${uncountedStatuses}
      and coalesce(${statusSteps.closureReason}, '') not in ${uncountedClosures})`,
  ];
}

/** What the filter asks for. Steps and the members of a region are those of `asOf`. */
export function filterConditions(filter: Filter, asOf: string): SQL[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const { field } = dimensions[dimension];
    const code = field && filter[field];
    return code ? [answers(dimension, code, asOf)] : [];
  });
}

/** Whether a case answers a dimension with a code (or lacks an answer for the reason the code names). */
function answers(dimension: Dimension, code: string, asOf: string): SQL {
  const definition = dimensions[dimension];
  // These two as plain comparisons, which an index can serve.
  if (dimension === 'destination') return eq(episodes.destination, code);
  if (dimension === 'region') return inRegion(code, asOf);
  if ('key' in definition) return sql`${definition.key({ asOf, metric: 'cases_handled' })} = ${code}`;
  return answersList(definition.answers, code);
}

function inRegion(region: string, asOf: string): SQL {
  if (region === 'southeast_asia' || region === 'middle_east')
    return inArray(episodes.destination, countriesOf(region, asOf));
  return notInArray(episodes.destination, [
    ...countriesOf('southeast_asia', asOf),
    ...countriesOf('middle_east', asOf),
  ]);
}

function answersList(list: List, code: string): SQL {
  const given = sql`exists (select 1 from ${episodeAnswers} where ${answersIn(list, true)}`;
  if (!isAbsence(code)) return sql`${given} and ${episodeAnswers.code} = ${code})`;
  return sql`not ${given}) and ${absenceIn(list)} = ${code}`;
}

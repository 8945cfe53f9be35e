import { inArray, lte, notInArray, type SQL, sql } from 'drizzle-orm';
import { cases, episodeAnswers, episodes, statusSteps } from '@/db/schema';
import { countriesOf, isAbsence, type List, codes as vocabulary } from '@/lib/vocabulary';
import { catalogue, countedMetric, uncountedClosures, uncountedStatuses } from './catalogue';
import { type Asked, absenceIn, answersIn, dimensions } from './dimensions';
import { type Clause, clausesOf, type Dimension, type Filter, type Metric, type Question } from './input';
import { inForce } from './steps';

/**
 * The cases behind a number: conditions for any query over `cases` joined with `episodes` and `persons` (the case's own
 * rows, inner joins). A list with these in its `where` holds exactly the cases a figure counted; a figure of persons
 * counts the persons of these cases, each once.
 */
export function behind(question: Question): SQL[] {
  return [
    ...metricConditions(question),
    ...filterConditions(question.where ?? {}, question.asOf, countedMetric(question)),
  ];
}

/** What makes a case one that the metric counts, in its period, as of its day. */
export function metricConditions(question: Question): SQL[] {
  const { asOf, from, to } = question;
  const { placedBy, only } = catalogue[countedMetric(question)];
  const placed = placedBy(asOf);
  return [
    ...handledAsOf(asOf),
    ...(only ? [only(asOf)] : []),
    sql`${placed} <= ${to && to < asOf ? to : asOf}`,
    ...(from ? [sql`${placed} >= ${from}`] : []),
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
export function filterConditions(filter: Filter, asOf: string, metric: Metric = 'cases_handled'): SQL[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const { field } = dimensions[dimension];
    const value = field && filter[field];
    return value ? clausesOf(value).map((clause) => answers(dimension, clause, { asOf, metric })) : [];
  });
}

/** Whether a case answers a dimension with one of the codes (or lacks an answer for a reason one of them names). */
function answers(dimension: Dimension, { not, codes }: Clause, asked: Asked): SQL {
  const definition = dimensions[dimension];
  // These two as plain comparisons, which an index can serve.
  if (dimension === 'destination')
    return not ? notInArray(episodes.destination, codes) : inArray(episodes.destination, codes);
  if (dimension === 'region')
    return inRegions(not ? regions.filter((each) => !codes.includes(each)) : codes, asked.asOf);
  if ('placed' in definition) return sql`1 = 1`;
  if ('key' in definition) {
    const key = definition.key(asked);
    return not ? sql`${key} not in ${codes}` : sql`${key} in ${codes}`;
  }
  const given = 'holds' in definition ? definition.holds(codes, asked) : answersList(definition.answers, codes);
  return not ? sql`not (${given})` : sql`(${given})`;
}

const regions: readonly string[] = vocabulary.reporting_region;

/** The third region is all that is in neither of the others. */
function inRegions(asked: readonly string[], asOf: string): SQL {
  const named = (['southeast_asia', 'middle_east'] as const).filter(
    (region) => asked.includes(region) !== asked.includes('other_region'),
  );
  const countries = named.flatMap((region) => countriesOf(region, asOf));
  return asked.includes('other_region')
    ? notInArray(episodes.destination, countries)
    : inArray(episodes.destination, countries);
}

function answersList(list: List, codes: string[]): SQL {
  const [answered, absent] = [codes.filter((code) => !isAbsence(code)), codes.filter(isAbsence)];
  const given = sql`exists (select 1 from ${episodeAnswers} where ${answersIn(list, true)}`;
  const parts = [
    ...(answered.length > 0 ? [sql`${given} and ${episodeAnswers.code} in ${answered})`] : []),
    ...(absent.length > 0 ? [sql`(not ${given}) and ${absenceIn(list)} in ${absent})`] : []),
  ];
  return sql.join(parts, sql` or `);
}

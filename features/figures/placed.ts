import { countedMetric, uncountedClosures, uncountedStatuses } from './catalogue';
import { dayNumber, NEVER } from './days';
import { dimensions } from './dimensions';
import type { FindingState } from './findings';
import { clausesOf, type Dimension, type Question } from './input';
import { isFound, placedBy, placesAs } from './placing';
import { inForceAt, readerOf } from './readers';
import { type Reading, readingOf, type Source } from './reading';

/**
 * Whom a question counts, whatever its period. `found`: only those of whom that is found. `listed`: those of a list, which
 * holds them too whom no figure counts.
 */
export type Asked = Omit<Question, 'from' | 'to' | 'by'> & { found?: FindingState; listed?: true };

/** What two questions agree in where they count the same whenever their periods do. */
export function placedAlike(asked: Asked): string {
  const { asOf, knownOn, knownAt, where = {}, found, listed } = asked;
  const fields = Object.entries(where).filter(([, value]) => value);
  return JSON.stringify([placesAs(countedMetric(asked)), asOf, knownOn, knownAt, found, listed, fields]);
}

/**
 * The day that places a version among those that are counted; 0: it is not one of them. Good until the columns grow.
 * `among` says of which versions alone it is asked: of those that are counted without a filter, or with the same one.
 */
export function placeOf(source: Source, asked: Asked, among?: 'counted' | 'filtered'): (row: number) => number {
  const reading = readingOf(source, asked);
  const place = placedBy(countedMetric(asked), reading);
  const isCounted = asked.listed || among ? undefined : countedIn(reading);
  const conditions = among === 'filtered' ? [] : conditionsOf(asked, reading);
  if (asked.found) conditions.push(isFound(asked.found, undefined, reading));
  const last = asked.listed ? NEVER : reading.asOf;
  return (row) => {
    if (isCounted && !isCounted(row)) return 0;
    const day = place(row);
    if (day === 0 || day > last) return 0;
    for (const holds of conditions) if (!holds(row, day)) return 0;
    return day;
  };
}

/** Handled by the day, and then neither waiting to be accepted nor a duplicate or error. */
function countedIn({ columns, asOf }: Reading): (row: number) => boolean {
  const { handledOn, steps, statuses } = columns.of;
  const counts = columns.codes.statuses.texts.map(isCountedStep);
  return (row) => {
    if ((handledOn[row] as number) > asOf) return false;
    const step = inForceAt(columns, steps[row] as number, statuses[row] as number, asOf);
    return step >= 0 && counts[columns.stepIs[step] as number] === true;
  };
}

/** A status and, after the bar, why it was closed. */
function isCountedStep(step: string): boolean {
  const [status = '', reason = ''] = step.split('|');
  return !uncountedStatuses.includes(status) && !uncountedClosures.includes(reason);
}

/** The version of a case that is read; -1: it was not known. */
export function versionsOf({ columns }: Source, { knownOn, knownAt }: Asked): (file: number) => number {
  if (knownOn === undefined && knownAt === undefined) return (file) => columns.newest[file] as number;
  const [at, on] = [knownAt ?? Number.MAX_SAFE_INTEGER, knownOn ? dayNumber(knownOn) : NEVER];
  return (file) => columns.versionAt(file, at, on);
}

type Condition = (row: number, day: number) => boolean;

function conditionsOf({ where = {} }: Asked, reading: Reading): Condition[] {
  return (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const { field } = dimensions[dimension];
    const value = field && where[field];
    if (!value) return [];
    const reader = readerOf(dimension, reading);
    return clausesOf(value).map(({ not, codes }): Condition => {
      const asked = new Uint8Array(reader.size);
      for (const code of codes) if (reader.find(code) >= 0) asked[reader.find(code)] = 1;
      return (row, day) => {
        const keys = reader.keys(row, day);
        for (let at = 0; at < keys.length; at += 1) if (asked[keys[at] as number] === 1) return !not;
        return not;
      };
    });
  });
}

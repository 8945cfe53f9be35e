import { countedMetric } from './catalogue';
import type { Columns } from './columns';
import { dayNumber } from './days';
import { determinedStatus } from './dimensions';
import type { Question } from './input';

/** What a version answers to a dimension: numbers of codes, of which there is always at least one. */
export type KeyReader = {
  keys(row: number, placed: number): readonly number[];
  text(key: number): string;
  /** One more than the highest number there can be. */
  size: number;
  /** The number of a code; -1 where no version ever gave it. */
  find(code: string): number;
};

/** What versions are read from, which grows. `missions`: the offices that are missions. */
export type Source = { columns: Columns; missions: Set<string> };

/** As of when, and with what, versions are read. `asOf` is the number of a day. */
export type Reading = Source & {
  asOf: number;
  asOfDay: string;
  /** The view that the metric counts, where it counts views. */
  views?: string;
};

/** As of which day, and with what, a question is read. */
export function readingOf({ columns, missions }: Source, question: Question): Reading {
  const { asOf } = question;
  return { columns, missions, asOf: dayNumber(asOf), asOfDay: asOf, views: determinedStatus(countedMetric(question)) };
}

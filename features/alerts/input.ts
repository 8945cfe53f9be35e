import { listHref } from '@/features/figures/addresses';
import type { Dimension, Question } from '@/features/figures/input';
import { addMonths, firstDayOf, lastDayOf, monthOf } from '@/lib/calendar';

/** By what the cases handled are watched, month by month. */
export const watchedDimensions = ['destination', 'channel', 'province'] as const satisfies readonly Dimension[];
export type WatchedDimension = (typeof watchedDimensions)[number];

/** Of something that rose, the numbers as they were counted on a day: kept with the alert, so that it can be told why. */
export type Found = {
  on: string;
  observed: number;
  expected: number;
  /** From how many on it was a rise. */
  from: number;
  /** The months before, the last of them the one before. */
  history: number[];
  /** How many series shared the chance of a false alarm. */
  watched: number;
};

/** The question whose total is what rose. */
export function questionOf(month: string, asOf: string, by?: WatchedDimension): Question {
  return { metric: 'cases_handled', from: firstDayOf(month), to: lastDayOf(month), asOf, ...(by && { by }) };
}

/** The list of the cases behind it, as of the day it was counted. */
export function casesHref(alert: { dimension: WatchedDimension; code: string; month: string; found: Found }): string {
  return listHref(questionOf(alert.month, alert.found.on, alert.dimension), alert.code);
}

/** A month so many months later. */
export function monthAfter(month: string, count: number): string {
  return monthOf(addMonths(firstDayOf(month), count));
}

import { type Column, inArray, type SQL } from 'drizzle-orm';
import { cases } from '@/db/schema';
import type { Metric } from './input';

/** What each metric counts. Its words are `figures.metrics.<metric>.name`, `.definition` and `.exclusions`. */
export type MetricDefinition = {
  unit: 'case' | 'person';
  /** The day that places a case in a period. */
  placedBy: typeof cases.handledOn | typeof cases.returnedOn;
  /** What a case must be beyond counting as handled. */
  only?: SQL;
};

export const catalogue: Record<Metric, MetricDefinition> = {
  cases_handled: { unit: 'case', placedBy: cases.handledOn },
  persons_assisted: { unit: 'person', placedBy: cases.handledOn },
  persons_repatriated: { unit: 'person', placedBy: cases.returnedOn },
  cases_retrafficked: { unit: 'case', placedBy: cases.handledOn, only: found('retrafficked') },
  persons_went_back: { unit: 'person', placedBy: cases.handledOn, only: found('went_back_same_sector') },
};

function found(code: string): SQL {
  return inArray(cases.retrafficking as Column, [code]);
}

/** A case closed for one of these reasons is not one of ours, or is counted elsewhere. */
export const uncountedClosures = ['duplicate', 'out_of_scope'];
/** A case in one of these states has not been accepted yet. */
export const uncountedStatuses = ['reported'];

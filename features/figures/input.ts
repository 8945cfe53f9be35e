import type { Code, Region } from '@/lib/vocabulary';

/** What is counted. Each has its definition in `catalogue.ts`. */
export const metricCodes = ['cases_handled', 'persons_assisted', 'persons_repatriated', 'cases_retrafficked'] as const;
export type Metric = (typeof metricCodes)[number];

/** By what a figure can be split. `exclusive: false` ones may add up to more than the total. */
export const dimensionCodes = [
  'destination',
  'region',
  'year',
  'month',
  'channel',
  'platform',
  'scam_type',
  'means_of_control',
  'exploitation_type',
  'sex',
  'age_band',
  'province',
  'office',
  'return_status',
  'return_mode',
] as const;
export type Dimension = (typeof dimensionCodes)[number];

/** Which cases are meant. Every field narrows; an absent field does not. */
export type Filter = {
  destination?: string;
  region?: Region;
  officeId?: string;
  status?: Code<'case_status'>;
  returnStatus?: Code<'repatriation_status'>;
  returnMode?: Code<'repatriation_mode'>;
  channel?: Code<'recruitment_channel'>;
  scamType?: Code<'scam_type'>;
  sex?: string;
  province?: string;
  retrafficking?: Code<'retrafficking'>;
};

/** A question to the figures. Days are `YYYY-MM-DD`; `from` and `to` bound the metric's own date, `asOf` what has happened. */
export type Question = {
  metric: Metric;
  by?: Dimension;
  where?: Filter;
  from?: string;
  to?: string;
  asOf: string;
};

/** `key` is a code of the dimension, or an absence code (`not_asked`, `unknown`, …) for those without an answer. */
export type FigureRow = { key: string; value: number };

/**
 * `total` counts the whole; `answered` those with an answer in the dimension (the denominator of percentages). `rows`
 * holds the answers only, largest first (years and months in their order); `absent` the reasons for having none.
 */
export type Figure = Question & {
  unit: 'case' | 'person';
  total: number;
  answered: number;
  rows: FigureRow[];
  absent: FigureRow[];
};

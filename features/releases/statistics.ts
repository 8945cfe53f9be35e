import type { Dimension, Metric } from '@/features/figures/input';

/** To whom a release goes. */
export const kinds = ['public', 'partner'] as const;
export type Kind = (typeof kinds)[number];

/** What is rounded down to a multiple of what. A count below it is small: it could tell of one person. */
export const bases: Record<Kind, number> = { public: 10, partner: 5 };

/**
 * What leaves the house, and nothing else does: two counts by month, three by year, and of the cases handled one table
 * by one dimension for each complete year. No table is by two dimensions, and none but the months is of less than a year.
 */
export const releasedMetrics = ['cases_handled', 'persons_assisted', 'persons_repatriated'] as const satisfies Metric[];
export type ReleasedMetric = (typeof releasedMetrics)[number];
/**
 * By month only these. Persons assisted by month and by year, beside the cases of both, would tell of months: more persons
 * in the year than the other months can hold take them from this one (decision 0041).
 */
export const monthlyMetrics = ['cases_handled', 'persons_repatriated'] as const satisfies ReleasedMetric[];
export type MonthlyMetric = (typeof monthlyMetrics)[number];

/** A case gives one answer to these: their rows add up to no more than the year. */
export const singleAnswers = ['destination', 'sex', 'age_band', 'province'] as const satisfies Dimension[];
/** A case may give several answers here: each row is no more than the year. */
export const severalAnswers = ['channel'] as const satisfies Dimension[];
/** Counted from the cases; `region` is made of the destinations. */
export const countedDimensions = [...singleAnswers, ...severalAnswers] as const;
export type CountedDimension = (typeof countedDimensions)[number];
export const releasedDimensions = ['destination', 'region', 'sex', 'age_band', 'province', 'channel'] as const;
export type ReleasedDimension = (typeof releasedDimensions)[number];

/**
 * The one region released. Of all three, each small one would be told by the year and the two others; of one, the rest is
 * every other country of the world.
 */
export const theRegion = 'southeast_asia';

export const releasedTables = ['months', 'years', ...releasedDimensions] as const;
export type ReleasedTable = (typeof releasedTables)[number];

/** A published number. `period` is a month or a year; `key` a code of the dimension, empty for months and years. */
export type Cell = {
  table: ReleasedTable;
  metric: ReleasedMetric;
  period: string;
  key: string;
  value: number;
};

/** What a number is about: two releases speak of the same one when this is the same. */
export const nameOf = ({ table, metric, period, key }: Omit<Cell, 'value'>) => `${table}/${metric}/${period}/${key}`;

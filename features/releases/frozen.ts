import type { CountedDimension, MonthlyMetric } from './statistics';

/** The exact counts of a month as they were known when it was first released, to whomever. Never leaves the house. */
export type FrozenMonth = {
  counts: Record<MonthlyMetric, number>;
  /** Cases handled by each dimension; a case without an answer is in none of its codes. */
  by: Record<CountedDimension, Record<string, number>>;
};

/** Persons of a whole year, each once: not the sum of its months. Cases of a year are the sum of its months. */
export type FrozenYear = { persons_assisted: number; persons_repatriated: number };

export type Frozen = { months: Record<string, FrozenMonth>; years: Record<string, FrozenYear> };

export const nothingFrozen: Frozen = { months: {}, years: {} };

/** What was frozen first stays: a month or year that is there already does not change. */
export function frozenWith(before: Frozen, now: Frozen): Frozen {
  return { months: { ...now.months, ...before.months }, years: { ...now.years, ...before.years } };
}

/** What a release up to a month speaks of: its months, and the years that end with one of them. */
export function frozenUpTo(month: string, { months, years }: Frozen): Frozen {
  return {
    months: Object.fromEntries(Object.entries(months).filter(([each]) => each <= month)),
    years: Object.fromEntries(Object.entries(years).filter(([year]) => `${year}-12` <= month)),
  };
}

/** The twelve months of a year, if all of them are frozen. */
export function monthsOfYear(frozen: Frozen, year: string): FrozenMonth[] | null {
  const months = monthNames(year).map((name) => frozen.months[name]);
  return months.every((month) => month !== undefined) ? months : null;
}

export function monthNames(year: string): string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
}

/** The years of which all twelve months and the persons are frozen. */
export function completeYears(frozen: Frozen): string[] {
  return Object.keys(frozen.years)
    .filter((year) => monthsOfYear(frozen, year))
    .sort();
}

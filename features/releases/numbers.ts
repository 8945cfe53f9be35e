import { countriesOf, type Region } from '@/lib/vocabulary';
import { completeYears, type Frozen, type FrozenYear, monthNames, monthsOfYear } from './frozen';
import { mostOf, roundedDown, sum, within } from './rounding';
import {
  bases,
  type Cell,
  countedDimensions,
  type Kind,
  monthlyMetrics,
  type ReleasedDimension,
  type ReleasedMetric,
  severalAnswers,
  theRegion,
} from './statistics';

/**
 * The numbers that leave, from the exact ones that do not. A month is rounded down; so is a year, from its own exact count
 * and not from its rounded months, but never above what the months leave open (`mostOf`). The public number is made of the
 * partner's, so whoever reads both knows no more than a partner does. The same frozen counts always give the same
 * numbers: that is how a released month stays as it was.
 */
export function published(kind: Kind, frozen: Frozen): Cell[] {
  const partner = fitted(rounded(exactCells(frozen), bases.partner), bases.partner);
  if (kind === 'partner') return partner;
  return fitted(rounded(partner, bases.public), bases.public);
}

/** The same cells, exact: for the page inside, and for tests. */
export function exactCells(frozen: Frozen): Cell[] {
  const months = Object.keys(frozen.months).sort();
  return [
    ...months.flatMap((month) =>
      monthlyMetrics.map((metric) => cellOf('months', metric, month, '', frozen.months[month]?.counts[metric] ?? 0)),
    ),
    ...completeYears(frozen).flatMap((year) => exactYear(frozen, year)),
  ];
}

const cellOf = (table: Cell['table'], metric: ReleasedMetric, period: string, key: string, value: number): Cell => ({
  table,
  metric,
  period,
  key,
  value,
});

function exactYear(frozen: Frozen, year: string): Cell[] {
  const months = monthsOfYear(frozen, year) ?? [];
  const cases = sum(months.map(({ counts }) => counts.cases_handled));
  const row =
    (dimension: ReleasedDimension) =>
    ([key, value]: [string, number]) =>
      cellOf(dimension, 'cases_handled', year, key, value);
  const byDimension = countedDimensions.map((dimension) => {
    const counts: Record<string, number> = {};
    for (const { by } of months)
      for (const [key, value] of Object.entries(by[dimension])) counts[key] = (counts[key] ?? 0) + value;
    return [dimension, counts] as const;
  });
  const destinations = byDimension.find(([dimension]) => dimension === 'destination')?.[1] ?? {};
  return [
    cellOf('years', 'cases_handled', year, '', cases),
    ...(['persons_assisted', 'persons_repatriated'] as const).map((metric) =>
      cellOf('years', metric, year, '', personsOf(frozen, year, metric)),
    ),
    ...byDimension.flatMap(([dimension, counts]) => Object.entries(counts).sort().map(row(dimension))),
    row('region')([theRegion, sum(membersOf(theRegion, year).map((country) => destinations[country] ?? 0))]),
  ];
}

/** What was corrected since the months were frozen does not show: persons are no more than what the frozen months hold. */
function personsOf(frozen: Frozen, year: string, metric: keyof FrozenYear): number {
  const persons = frozen.years[year]?.[metric] ?? 0;
  const counted = metric === 'persons_assisted' ? 'cases_handled' : metric;
  const months = (monthsOfYear(frozen, year) ?? []).map(({ counts }) => counts[counted]);
  const least = metric === 'persons_assisted' ? 0 : Math.max(...months);
  return Math.max(least, Math.min(persons, sum(months)));
}

/** The countries of a region at the end of a year. */
export function membersOf(region: string, year: string): string[] {
  return countriesOf(region as Region, `${year}-12-31`);
}

const rounded = (cells: Cell[], base: number) =>
  cells.map((cell) => ({ ...cell, value: roundedDown(cell.value, base) }));

/** Makes rounded cells fit one another, year by year: sums within what their parts leave open, parts within their sums. */
function fitted(cells: Cell[], base: number): Cell[] {
  const months = cells.filter(({ table }) => table === 'months');
  const years = [...new Set(cells.filter(({ table }) => table !== 'months').map(({ period }) => period))];
  return [...months, ...years.flatMap((year) => fittedYear(year, months, cells, base))];
}

function fittedYear(year: string, months: Cell[], all: Cell[], base: number): Cell[] {
  const cells = all.filter(({ period }) => period === year);
  const names = new Set(monthNames(year));
  const mostOfYear = (metric: ReleasedMetric) =>
    mostOf(
      months.filter((cell) => names.has(cell.period) && cell.metric === metric).map(({ value }) => value),
      base,
    );
  const totals = cells
    .filter(({ table }) => table === 'years')
    .map((cell) => ({
      ...cell,
      value: cell.metric === 'persons_assisted' ? cell.value : Math.min(cell.value, mostOfYear(cell.metric)),
    }));
  const whole = totals.find(({ metric }) => metric === 'cases_handled')?.value ?? 0;
  const rowsOf = (dimension: ReleasedDimension) => cells.filter(({ table }) => table === dimension);
  const lowered = (rows: Cell[]) => withValues(rows, within(whole, valuesOf(rows), base));
  const destinations = lowered(rowsOf('destination'));
  const rows = [
    ...destinations,
    ...regionWithin(whole, rowsOf('region'), destinations, base),
    ...(['sex', 'age_band', 'province'] as const).flatMap((dimension) => lowered(rowsOf(dimension))),
    ...severalAnswers.flatMap((dimension) =>
      rowsOf(dimension).map((cell) => ({ ...cell, value: Math.min(cell.value, whole) })),
    ),
  ];
  const persons = totals.map((cell) =>
    cell.metric === 'persons_assisted' ? { ...cell, value: Math.min(cell.value, whole) } : cell,
  );
  return [...persons, ...rows.filter(({ table, value }) => value > 0 || table === 'region')];
}

/**
 * The region is the sum of its countries: not above what they leave open, not below their rows, and with the rows of all
 * other countries within the year.
 */
function regionWithin(whole: number, regions: Cell[], destinations: Cell[], base: number): Cell[] {
  return regions.map((region) => {
    const members = membersOf(region.key, region.period);
    const rows = destinations.filter(({ key }) => members.includes(key)).map(({ value }) => value);
    const others = destinations.filter(({ key }) => !members.includes(key)).map(({ value }) => value);
    const unlisted = Array.from({ length: members.length - rows.length }, () => 0);
    const most = Math.min(mostOf([...rows, ...unlisted], base), whole - sum(others));
    return { ...region, value: Math.min(region.value, most) };
  });
}

const valuesOf = (cells: Cell[]) => cells.map(({ value }) => value);
const withValues = (cells: Cell[], values: number[]) =>
  cells.map((cell, at) => ({ ...cell, value: values[at] ?? cell.value }));

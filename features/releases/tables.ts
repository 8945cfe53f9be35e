import type { Texts } from '@/lib/texts';
import { type List, label } from '@/lib/vocabulary';
import { sum } from './rounding';
import {
  type Cell,
  type ReleasedDimension,
  type ReleasedMetric,
  releasedDimensions,
  releasedMetrics,
  severalAnswers,
} from './statistics';

const labels: Record<ReleasedDimension, List | 'country' | 'province'> = {
  destination: 'country',
  region: 'reporting_region',
  sex: 'sex',
  age_band: 'age_band',
  province: 'province',
  channel: 'recruitment_channel',
};

/** A published table: one line a month, a year, or a code of a dimension with the years beside. */
export type ReleaseTable = {
  name: 'months' | 'years' | ReleasedDimension;
  columns: { key: string; metric: ReleasedMetric; period: string | null }[];
  lines: { key: string; values: (number | null)[] }[];
};

/** The tables of a release in the order people read them; a table without a number is not there. */
export function tablesOf(cells: Cell[]): ReleaseTable[] {
  const tables = [yearsOf(cells), ...releasedDimensions.map((name) => dimensionOf(name, cells)), monthsOf(cells)];
  return tables.filter(({ lines }) => lines.length > 0);
}

function monthsOf(cells: Cell[]): ReleaseTable {
  return byPeriod('months', cells, (a, b) => (a < b ? 1 : -1));
}

function yearsOf(cells: Cell[]): ReleaseTable {
  return byPeriod('years', cells, (a, b) => (a < b ? -1 : 1));
}

function byPeriod(name: 'months' | 'years', all: Cell[], order: (a: string, b: string) => number): ReleaseTable {
  const cells = all.filter(({ table }) => table === name);
  const metrics = releasedMetrics.filter((metric) => cells.some((cell) => cell.metric === metric));
  const periods = [...new Set(cells.map(({ period }) => period))].sort(order);
  return {
    name,
    columns: metrics.map((metric) => ({ key: metric, metric, period: null })),
    lines: periods.map((period) => ({
      key: period,
      values: metrics.map(
        (metric) => cells.find((cell) => cell.period === period && cell.metric === metric)?.value ?? null,
      ),
    })),
  };
}

function dimensionOf(name: ReleasedDimension, all: Cell[]): ReleaseTable {
  const cells = all.filter(({ table }) => table === name);
  const years = [...new Set(all.filter(({ table }) => table === 'years').map(({ period }) => period))].sort();
  const totals = new Map<string, number>();
  for (const { key, value } of cells) totals.set(key, (totals.get(key) ?? 0) + value);
  const codes = [...totals].sort(([a, of], [b, than]) => than - of || (a < b ? -1 : 1)).map(([key]) => key);
  return {
    name,
    columns: years.map((year) => ({ key: year, metric: 'cases_handled', period: year })),
    lines: (name === 'age_band' ? codes.sort() : codes).map((key) => ({
      key,
      values: years.map((year) => cells.find((cell) => cell.period === year && cell.key === key)?.value ?? 0),
    })),
  };
}

/** What a line is called. */
export function lineName(table: ReleaseTable['name'], key: string, texts: Texts): string {
  if (table === 'years') return key;
  return table === 'months' ? texts.month(key) : label(labels[table], key, texts.locale);
}

/** What a column is called. */
export function columnName({ metric, period }: ReleaseTable['columns'][number], { t }: Texts): string {
  return period ?? t(`figures.metrics.${metric}.name`);
}

/** A share of the published rows, from published numbers only; none where a case may be in several rows. */
export function publishedShare(cell: Cell, cells: Cell[]): number | null {
  if (cell.table === 'region' || (severalAnswers as readonly string[]).includes(cell.table)) return null;
  const rows = cells.filter(({ table, period }) => table === cell.table && period === cell.period);
  const whole = sum(rows.map(({ value }) => value));
  return whole === 0 ? null : (100 * cell.value) / whole;
}

/**
 * Cases since the first month: the published years and, of the year that is not over, the published months. Rounded anew
 * each month it would give away by how much it grew.
 */
export function sinceTheFirst(cells: Cell[]): number {
  const cases = cells.filter(({ metric, table }) => metric === 'cases_handled' && table !== 'months');
  const years = cases.filter(({ table }) => table === 'years');
  const complete = new Set(years.map(({ period }) => period));
  const months = cells.filter(
    ({ table, metric, period }) =>
      table === 'months' && metric === 'cases_handled' && !complete.has(period.slice(0, 4)),
  );
  return sum([...years, ...months].map(({ value }) => value));
}

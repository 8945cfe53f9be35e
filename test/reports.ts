import type { Figure, FigureRow, Metric, Question } from '@/features/figures/input';
import type { BySpan, MonthlyReport } from '@/features/reports/queries';

type Counts = Record<string, number>;

/** The countries of the published May 2023 figures. */
export const may2023: Counts = { KH: 1233, PH: 469, LA: 276, MM: 205, TH: 187, VN: 34, MY: 30, AE: 4 };

const rowsOf = (counts: Counts): FigureRow[] =>
  Object.entries(counts)
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => b.value - a.value || a.key.localeCompare(b.key));
const sumOf = (counts: Counts) => Object.values(counts).reduce((sum, value) => sum + value, 0);

/** A figure as the engine would answer it, from plain counts. */
export function aFigure(metric: Metric, counts: Counts, question: Partial<Question> = {}, absent: Counts = {}): Figure {
  return {
    metric,
    by: 'destination',
    from: '2020-01-01',
    to: '2023-05-31',
    asOf: '2023-05-31',
    ...question,
    unit: metric.startsWith('persons') ? 'person' : 'case',
    total: sumOf(counts) + sumOf(absent),
    answered: sumOf(counts),
    rows: rowsOf(counts),
    absent: rowsOf(absent),
  };
}

type Shape = {
  month?: string;
  asOf?: string;
  running?: boolean;
  handled?: Counts;
  unknown?: Counts;
  thisMonth?: Counts;
  thisYear?: Counts;
  southeastAsia?: number;
  returned?: [month: number, year: number, total: number];
  retrafficked?: Counts;
  channels?: Counts;
};

/** A report with these counts in it; everything not named is zero. */
export function aReport(shape: Shape = {}): MonthlyReport {
  const { month = '2023-05', asOf = '2023-05-31', running = false, handled = may2023, unknown = {} } = shape;
  const spans = (metric: Metric, inMonth: Counts, inYear: Counts, all: Counts, absent: Counts = {}): BySpan => ({
    month: aFigure(metric, inMonth, { from: `${month}-01`, to: asOf, asOf }),
    yearToDate: aFigure(metric, inYear, { from: `${month.slice(0, 4)}-01-01`, to: asOf, asOf }),
    cumulative: aFigure(metric, all, { to: asOf, asOf }, absent),
  });
  const [returnedMonth, returnedYear, returnedTotal] = shape.returned ?? [0, 0, 0];
  const asia = { KH: shape.southeastAsia ?? 0 };
  return {
    month,
    asOf,
    running,
    handled: spans('cases_handled', shape.thisMonth ?? {}, shape.thisYear ?? {}, handled, unknown),
    southeastAsia: spans('cases_handled', {}, {}, asia),
    repatriated: spans('persons_repatriated', { KH: returnedMonth }, { KH: returnedYear }, { KH: returnedTotal }),
    channels: aFigure('cases_handled', shape.channels ?? {}, { by: 'channel', to: asOf, asOf }),
    retrafficked: spans('cases_retrafficked', {}, {}, shape.retrafficked ?? {}),
  };
}

import type { Metric } from '@/features/figures/input';
import type { Locale } from '@/lib/locale';
import { textsFor } from '@/lib/texts';
import { narrative } from './narrative';
import type { MonthlyReport } from './queries';
import { type ReportTable, reportTables } from './tables';

export type Definition = { metric: Metric; name: string; unit: string; definition: string; exclusions: string };

/** A whole report in one language, as words and numbers. Every form it takes (screen, PDF, XLSX, CSV) is made of this. */
export type ReportDocument = {
  locale: Locale;
  month: string;
  title: string;
  asOf: string;
  /** A sentence while the month runs, else nothing. */
  running: string | null;
  paragraphs: string[];
  tables: ReportTable[];
  definitions: Definition[];
  /** Where the audit stood when this left the machine, as its checkpoint is printed; nothing on the screen. */
  mark: string | null;
};

export function documentOf(report: MonthlyReport, locale: Locale, mark: string | null = null): ReportDocument {
  const { t, day, month } = textsFor(locale);
  const words = { month: month(report.month), day: day(report.asOf) };
  const tables = reportTables(report, locale);
  return {
    locale,
    month: report.month,
    title: t('reports.document.title', words),
    asOf: t('reports.report.asOf', words),
    running: report.running ? t('reports.report.running', words) : null,
    paragraphs: narrative(report, locale),
    tables,
    definitions: definitionsOf(tables, locale),
    mark,
  };
}

/** What each number of the tables counts, once per kind of number. */
function definitionsOf(tables: ReportTable[], locale: Locale): Definition[] {
  const { t } = textsFor(locale);
  const units = new Map(tables.map(({ metric, unit }) => [metric, unit]));
  return [...units].map(([metric, unit]) => ({
    metric,
    unit,
    name: t(`figures.metrics.${metric}.name`),
    definition: t(`figures.metrics.${metric}.definition`),
    exclusions: t(`figures.metrics.${metric}.exclusions`),
  }));
}

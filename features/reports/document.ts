import type { Metric } from '@/features/figures/input';
import type { Locale } from '@/lib/locale';
import { textsFor } from '@/lib/texts';
import { narrative } from './narrative';
import type { MonthlyReport } from './queries';
import { type MonthSeries, monthSeries } from './series';
import { type ReportTable, reportTables, type Section } from './tables';

export type Definition = { metric: Metric; name: string; unit: string; definition: string; exclusions: string };

/** What a report is as an edition, in words: its number, how far it has come, and a line that says both. */
export type EditionWords = { number: number; state: 'draft' | 'reviewed' | 'issued' | 'withdrawn'; line: string };

/** How the numbers of an issued edition would read today: a heading, then each number that changed, and why. */
export type RevisionNote = { title: string; lines: string[] };

/** A whole report in one language, as words and numbers. Every form it takes (screen, PDF, XLSX, CSV) is made of this. */
export type ReportDocument = {
  locale: Locale;
  month: string;
  title: string;
  /** The one office it speaks of; nothing where it speaks of all. */
  office: string | null;
  /** In whose name it is issued; not on reports issued before this was said. */
  issuer?: string;
  asOf: string;
  /** A sentence while the month runs, else nothing. */
  running: string | null;
  paragraphs: string[];
  tables: ReportTable[];
  /** Cases handled month by month, to be drawn; with its title. */
  months?: MonthSeries;
  definitions: Definition[];
  /** Where the audit stood when this left the machine, as its checkpoint is printed; nothing on the screen. */
  mark: string | null;
  /** Nothing on a report that is counted as it is read. */
  edition: EditionWords | null;
  /** What was learnt since earlier editions were issued; most often nothing. */
  revisions: RevisionNote[];
};

/**
 * What a document has beyond its figures: which sections in which order, paragraphs that were written over, and the
 * name of the one office it speaks of.
 */
type Given = Partial<Pick<ReportDocument, 'mark' | 'edition' | 'revisions' | 'paragraphs' | 'issuer'>> & {
  sections?: readonly Section[];
  office?: string;
};

export function documentOf(report: MonthlyReport, locale: Locale, given: Given = {}): ReportDocument {
  const { t, day, month } = textsFor(locale);
  const { office } = given;
  const words = { month: month(report.month), day: day(report.asOf), office: office ?? '' };
  const tables = reportTables(report, locale, given.sections);
  return {
    locale,
    month: report.month,
    title: t(office ? 'reports.document.titleOfOffice' : 'reports.document.title', words),
    office: office ?? null,
    ...(given.issuer && { issuer: given.issuer }),
    asOf: t('reports.report.asOf', words),
    running: report.running ? t('reports.report.running', words) : null,
    paragraphs: given.paragraphs ?? narrative(report, locale, office),
    tables,
    ...(report.byMonth && { months: monthSeries(report.byMonth, locale) }),
    definitions: definitionsOf(tables, locale),
    mark: given.mark ?? null,
    edition: given.edition ?? null,
    revisions: given.revisions ?? [],
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

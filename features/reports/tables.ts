import type { Figure, Question } from '@/features/figures/input';
import { rateOf, type Tally } from '@/features/retrafficking/rules';
import type { Locale } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { BySpan, MonthlyReport, Span } from './queries';
import { FIRST_MONTH } from './rules';

export const sections = ['handled', 'periods', 'repatriated', 'retrafficked', 'channels'] as const;
export type Section = (typeof sections)[number];

/** One column of numbers: which stretch of time, out of how many, and what was asked for. */
export type Measure = { span: Span; title: string; from: string; to: string; answered: number; question: Question };

/** One line: an answer, the reason for having none, a part of the total, or the total itself. */
export type Line = { kind: 'answer' | 'absent' | 'total' | 'part'; code: string; label: string; values: number[] };

/**
 * A table as plain words and numbers. Screen, PDF, XLSX and CSV all show this and nothing else, so they cannot differ.
 * Shares follow from a value and its measure's denominator (`shareOf`).
 */
export type ReportTable = {
  section: Section;
  title: string;
  heading: string;
  metric: Figure['metric'];
  unit: string;
  asOf: string;
  measures: Measure[];
  shares: boolean;
  lines: Line[];
  notes: string[];
};

/** The tables of a report in one language, in the order in which they are read. */
export function reportTables(
  report: MonthlyReport,
  locale: Locale,
  wanted: readonly Section[] = sections,
): ReportTable[] {
  const texts = textsFor(locale);
  const { handled, southeastAsia, repatriated, channels, retrafficked } = report;
  const asia = (spans: Span[]) =>
    partLine(
      spans.map((span) => southeastAsia[span].total),
      texts,
    );
  const tables: Record<Section, () => ReportTable> = {
    handled: () =>
      byCountry('handled', handled, ['cumulative'], texts, { shares: true, after: [asia(['cumulative'])] }),
    periods: () =>
      byCountry('periods', handled, ['month', 'yearToDate'], texts, { after: [asia(['month', 'yearToDate'])] }),
    repatriated: () => byCountry('repatriated', repatriated, ['month', 'yearToDate', 'cumulative'], texts),
    retrafficked: () => {
      const table = byCountry('retrafficked', retrafficked, ['month', 'yearToDate', 'cumulative'], texts);
      return { ...table, notes: [...table.notes, ...againNote(report.again, texts)] };
    },
    channels: () => byChannel(channels, texts),
  };
  return wanted.map((section) => tables[section]());
}

/** A share in percent, as precise as it is; null where there is nothing to divide by, or nothing to say. */
export function shareOf(table: ReportTable, line: Line, at: number): number | null {
  const { answered } = table.measures[at] ?? { answered: 0 };
  const value = line.values[at] ?? 0;
  if (!table.shares || line.kind === 'absent' || answered === 0) return null;
  // Where some gave no answer or several, the total is not the sum of the shares.
  if (line.kind === 'total' && (value !== answered || table.section === 'channels')) return null;
  return (value * 100) / answered;
}

type Extras = { shares?: boolean; after?: Line[] };

function byCountry(section: Section, figures: BySpan, spans: Span[], texts: Texts, extras: Extras = {}): ReportTable {
  const { t, locale } = texts;
  const asked = spans.map((span) => ({ span, figure: figures[span] }));
  return tableOf(section, asked, texts, {
    heading: t('reports.columns.country'),
    name: (code) => label('country', code, locale),
    totalLabel: t('reports.lines.world'),
    ...extras,
  });
}

function byChannel(figure: Figure, texts: Texts): ReportTable {
  const { t, locale } = texts;
  return tableOf('channels', [{ span: 'cumulative', figure }], texts, {
    heading: t('reports.columns.channel'),
    name: (code) => label('recruitment_channel', code, locale),
    totalLabel: t('reports.lines.total'),
    shares: true,
  });
}

type Asked = { span: Span; figure: Figure }[];
type Words = Extras & { heading: string; name: (code: string) => string; totalLabel: string };

function tableOf(section: Section, asked: Asked, texts: Texts, words: Words): ReportTable {
  const { t, locale } = texts;
  const { heading, name, totalLabel, shares = false, after = [] } = words;
  const [{ figure }] = asked as [Asked[number]];
  const total = asked.map((one) => one.figure.total);
  return {
    section,
    title: t(`reports.tables.${section}`),
    heading,
    metric: figure.metric,
    unit: t(`reports.unit.${figure.unit}`),
    asOf: figure.asOf,
    shares,
    measures: asked.map((one) => measureOf(one.span, one.figure, texts)),
    lines: [
      ...lines('answer', asked, (one) => one.rows, name, locale),
      ...lines(
        'absent',
        asked,
        (one) => one.absent,
        (code) => absentName(code, texts),
        locale,
      ),
      { kind: 'total', code: 'total', label: totalLabel, values: total },
      ...after,
    ],
    notes: notesOf(section, asked, shares, texts),
  };
}

/** The codes of all spans with their values side by side, largest of the longest span first, then by name. */
function lines(
  kind: Line['kind'],
  asked: Asked,
  pick: (figure: Figure) => Figure['rows'],
  name: (code: string) => string,
  locale: Locale,
) {
  const values = asked.map(({ figure }) => new Map(pick(figure).map(({ key, value }) => [key, value])));
  const codes = [...new Set(values.flatMap((map) => [...map.keys()]))];
  const made: Line[] = codes.map((code) => ({
    kind,
    code,
    label: name(code),
    values: values.map((map) => map.get(code) ?? 0),
  }));
  const order = new Intl.Collator(locale);
  return made
    .filter((line) => line.values.some((value) => value > 0))
    .sort((a, b) => (b.values.at(-1) ?? 0) - (a.values.at(-1) ?? 0) || order.compare(a.label, b.label));
}

function measureOf(span: Span, figure: Figure, { t, month }: Texts): Measure {
  const { metric, by, where, from = '', to, asOf, answered } = figure;
  const words = { month: month(asOf.slice(0, 7)), year: asOf.slice(0, 4), since: month(FIRST_MONTH) };
  const question = { metric, by, where, from, to, asOf };
  return { span, title: t(`reports.span.${span}`, words), from, to: to ?? asOf, answered, question };
}

function partLine(values: number[], { t }: Texts): Line {
  return { kind: 'part', code: 'southeast_asia', label: t('reports.lines.southeastAsia'), values };
}

/** Of those who returned a year ago or longer, how many were taken again; and of whom it cannot be said yet. */
function againNote(again: Tally | undefined, { t, percent }: Texts): string[] {
  if (!again || again.returned === 0) return [];
  const rate = rateOf(again);
  if (rate === null) return [t('reports.notes.againNobody', again)];
  return [t('reports.notes.again', { ...again, rate: percent(rate) })];
}

function absentName(code: string, { t, locale }: Texts): string {
  return t('reports.lines.absent', { reason: label('value_absence', code, locale).toLocaleLowerCase(locale) });
}

function notesOf(section: Section, asked: Asked, shares: boolean, { t, day }: Texts): string[] {
  const [{ figure }] = asked as [Asked[number]];
  const words = {
    unit: t(`reports.unit.${figure.unit}`),
    from: day(figure.from ?? ''),
    to: day(figure.to ?? figure.asOf),
    asOf: day(figure.asOf),
  };
  const { answered, total } = figure;
  return [
    t(asked.length === 1 ? 'reports.notes.scope' : 'reports.notes.scopes', words),
    ...(shares && answered > 0 ? [t('reports.notes.denominator', { answered, absent: total - answered })] : []),
    ...(section === 'channels' ? [t('reports.notes.several')] : []),
    ...(figure.unit === 'person' ? [t('reports.notes.persons')] : []),
  ];
}

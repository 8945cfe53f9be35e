import type { Block, TableRow } from '@/lib/paper/blocks';
import { ink } from '@/lib/paper/ink';
import { type Paper, print } from '@/lib/paper/print';
import { type Texts, textsFor } from '@/lib/texts';
import { barsOf } from './chart';
import type { ReportDocument } from './document';
import { about, factsOf, isUnfinished, mainFigures } from './front';
import { monthsToDraw } from './series';
import { type Line, type ReportTable, shareOf } from './tables';

/** The report as a document to print or send: cover, contents, text, tables and charts, marked up for screen readers. */
export function reportPdf(document: ReportDocument, madeAt: Date): Promise<Buffer> {
  return print(reportPaper(document, madeAt));
}

export function reportPaper(document: ReportDocument, madeAt: Date): Paper {
  const texts = textsFor(document.locale);
  const { t, moment } = texts;
  const made = t('reports.document.madeOn', { moment: moment(madeAt) });
  return {
    title: document.title,
    language: document.locale,
    madeAt,
    head: [document.title, [document.edition?.line, document.asOf].filter(Boolean).join(' · ')],
    foot: [made, ...(document.mark ? [t('reports.document.mark', { mark: document.mark })] : [])],
    pageName: (page, pages) => t('reports.document.page', { page, pages }),
    blocks: [
      ...cover(document, madeAt, texts),
      ...spoken(document, texts),
      ...document.tables.flatMap((table) => sectionOf(table, texts)),
      ...definitions(document, texts),
      ...revisions(document, texts),
    ],
  };
}

const quiet = (text: string) => [{ text, color: ink.quiet }];

function cover(document: ReportDocument, madeAt: Date, texts: Texts): Block[] {
  const { t } = texts;
  const { title, edition, running } = document;
  return [
    { kind: 'space', height: 140 },
    { kind: 'text', words: [{ text: document.issuer ?? t('app.name'), weight: 'bold', color: ink.accent }], size: 14 },
    { kind: 'heading', level: 1, text: title },
    { kind: 'text', words: quiet([document.asOf, edition?.line].filter(Boolean).join(' · ')), size: 14, above: 4 },
    ...(isUnfinished(document) ? [warning(t('reports.document.draft'))] : []),
    ...(running ? [warning(running)] : []),
    { kind: 'space', height: 40 },
    { kind: 'facts', rows: factsOf(document, madeAt, texts) },
    { kind: 'heading', level: 2, text: t('reports.document.contents'), newPage: true },
    { kind: 'contents' },
    { kind: 'heading', level: 2, text: t('reports.document.notThese'), listed: true },
    { kind: 'list', items: about(texts) },
  ];
}

const warning = (text: string): Block => ({ kind: 'panel', paragraphs: [text] });

/** What is read aloud and what is seen first: one page that stands for the rest. */
function spoken(document: ReportDocument, texts: Texts): Block[] {
  const { t } = texts;
  const tiles = mainFigures(document, texts);
  const handled = document.tables.find(({ section }) => section === 'handled');
  return [
    { kind: 'heading', level: 2, text: t('reports.document.readAloud'), newPage: true, listed: true },
    { kind: 'panel', paragraphs: document.paragraphs },
    ...(tiles.length > 0
      ? ([
          { kind: 'heading', level: 2, text: t('reports.document.key'), listed: true },
          { kind: 'tiles', tiles },
        ] satisfies Block[])
      : []),
    ...(handled ? chartOf(handled, texts) : []),
    ...monthsOf(document, texts),
  ];
}

/** A table with what it counts above it and its notes below. That of the countries is drawn on the page of main figures. */
function sectionOf(table: ReportTable, texts: Texts): Block[] {
  const [scope = '', ...notes] = table.notes;
  return [
    { kind: 'heading', level: 2, text: table.title, listed: true },
    { kind: 'text', words: quiet(scope), size: 9.5, above: 0, keep: true },
    {
      kind: 'table',
      columns: columnsOf(table, texts),
      rows: table.lines.map((line) => rowOf(table, line, texts)),
      keep: notes.length > 0,
    },
    ...notes.map((note, at): Block => {
      return { kind: 'text', words: quiet(note), size: 9, above: 4, keep: at < notes.length - 1 };
    }),
    ...(table.section === 'handled' ? [] : chartOf(table, texts)),
  ];
}

/** Cases handled month by month, where there is more than one month and any case. */
function monthsOf({ months: series }: ReportDocument, { t }: Texts): Block[] {
  const months = monthsToDraw(series);
  if (!series || months.length === 0) return [];
  const { title } = series;
  const list = months.map(({ name, text }) => t('reports.document.chartItem', { label: name, value: text })).join(', ');
  return [
    { kind: 'text', words: [{ text: `${title}.`, weight: 'bold' }], size: 9.5, above: 20, keep: true },
    { kind: 'columns', columns: months, alt: t('reports.document.chartAlt', { title, list }) },
  ];
}

/** The largest lines of a table of shares as bars, with a text in their place for who does not see them. */
function chartOf(table: ReportTable, texts: Texts): Block[] {
  const { t } = texts;
  const bars = barsOf(table, texts);
  if (bars.length === 0) return [];
  const list = bars.map(({ label, text }) => t('reports.document.chartItem', { label, value: text })).join(', ');
  const cut = bars.length < table.lines.filter(({ kind }) => kind === 'answer').length;
  const rest = cut ? ` ${t('reports.document.chartRest', { count: bars.length })}` : '';
  return [
    {
      kind: 'text',
      words: [{ text: `${table.title}.`, weight: 'bold' }, ...quiet(` ${table.notes[0] ?? ''}${rest}`)],
      size: 9.5,
      above: 20,
      keep: true,
    },
    { kind: 'bars', bars, alt: t('reports.document.chartAlt', { title: table.title, list }) },
  ];
}

function columnsOf(table: ReportTable, { t }: Texts) {
  return [
    { title: table.heading, align: 'left' as const },
    ...table.measures.flatMap(({ title }) => [
      { title, align: 'right' as const },
      ...(table.shares ? [{ title: t('reports.columns.share'), align: 'right' as const }] : []),
    ]),
  ];
}

const looks: Record<Line['kind'], TableRow['look']> = {
  answer: 'plain',
  absent: 'quiet',
  total: 'total',
  part: 'part',
};

function rowOf(table: ReportTable, line: Line, { number, percent }: Texts): TableRow {
  const numbers = line.values.flatMap((value, at) => {
    const share = shareOf(table, line, at);
    return [number(value), ...(table.shares ? [share === null ? '–' : percent(share)] : [])];
  });
  return { cells: [line.label, ...numbers], look: looks[line.kind] };
}

function definitions({ definitions }: ReportDocument, { t }: Texts): Block[] {
  const entries = definitions.map(({ name, unit, definition, exclusions }) => ({
    term: name,
    note: unit,
    text: `${definition} ${exclusions}`,
  }));
  return [
    { kind: 'heading', level: 2, text: t('reports.report.definitions'), listed: true },
    { kind: 'terms', entries },
  ];
}

function revisions({ revisions }: ReportDocument, { t }: Texts): Block[] {
  if (revisions.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: t('reports.document.revisions'), listed: true },
    ...revisions.flatMap(({ title, lines }): Block[] => [
      { kind: 'heading', level: 3, text: title },
      { kind: 'list', items: lines },
    ]),
  ];
}

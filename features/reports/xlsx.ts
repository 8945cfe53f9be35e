import writeExcelFile, { type Cell, type Row, type Sheet } from 'write-excel-file/node';
import { spreadsheetText } from '@/lib/spreadsheet-cell';
import { textsFor } from '@/lib/texts';
import { withoutChance } from '@/lib/zip';
import type { ReportDocument } from './document';
import { about, factsOf, isUnfinished } from './front';
import { type Line, type ReportTable, shareOf } from './tables';
import { printSetup } from './xlsx-print';

/** The report as a workbook: what is read aloud, a sheet per table, the definitions. Numbers are numbers. */
export async function reportXlsx(document: ReportDocument, madeAt: Date): Promise<Buffer> {
  const { t } = textsFor(document.locale);
  const { revisions } = document;
  const sheets = [
    { sheet: t('reports.sheets.summary'), data: summary(document, madeAt), columns: widths(...FACTS) },
    ...document.tables.map((table) => sheetOf(document, table)),
    { sheet: t('reports.sheets.definitions'), data: definitions(document), columns: widths(...DEFINITION), headRow: 1 },
    ...(revisions.length > 0
      ? [{ sheet: t('reports.sheets.revisions'), data: changes(document), columns: widths(SUMMARY) }]
      : []),
  ];
  const { title, mark } = document;
  const features = [printSetup({ title, foot: mark ?? document.asOf, madeAt, sheets })];
  const written = await writeExcelFile(sheets.map(onPaper), {
    fontFamily: 'Calibri',
    fontSize: 11,
    features,
  }).toBuffer();
  return withoutChance(written, madeAt);
}

// Widths of columns, in letters.
const SUMMARY = 95;
const FACTS = [20, 75];
const DEFINITION = [24, 8, 46, 40];
// Said, since programs without the typeface of the sheet take a height of their own.
const ROW = 16;

// Wide enough for every table to be printed on one page.
const onPaper = ({ sheet, data, columns }: Sheet<never>): Sheet<never> => ({
  sheet,
  data,
  columns,
  orientation: 'landscape',
});

const text = (value: string, style: object = {}): Cell => ({ type: String, value: spreadsheetText(value), ...style });

/** A text on as many lines as its column makes of it: some programs do not find the height by themselves. */
function wrapped(value: string, width: number, style: object = {}): Cell {
  const lines = Math.ceil(value.length / width);
  return text(value, { wrap: true, alignVertical: 'top', height: lines * 15, ...style });
}

const heading = (value: string, align: 'left' | 'right' = 'left') =>
  text(value, {
    fontWeight: 'bold',
    align,
    wrap: true,
    bottomBorderStyle: 'thin',
    backgroundColor: '#E2EFED',
    height: 20,
  });
const title = (value: string) => text(value, { fontWeight: 'bold', fontSize: 14 });
const subtitle = (value: string) => text(value, { fontWeight: 'bold' });
const widths = (...columns: number[]) => columns.map((width) => ({ width }));

function summary(document: ReportDocument, madeAt: Date): Row[] {
  const texts = textsFor(document.locale);
  const { t } = texts;
  const { running, paragraphs } = document;
  const wide = (value: string): Row => [wrapped(value, SUMMARY, { columnSpan: FACTS.length })];
  return [
    [title(document.title)],
    ...factsOf(document, madeAt, texts).map(({ name, value }): Row => [text(name), text(value)]),
    wide(t('reports.report.exact')),
    ...(isUnfinished(document) ? [wide(t('reports.document.draft'))] : []),
    ...(running ? [wide(running)] : []),
    [],
    [subtitle(t('reports.document.readAloud'))],
    ...paragraphs.map(wide),
    [],
    [subtitle(t('reports.document.notThese'))],
    ...about(texts).map(wide),
  ];
}

function sheetOf(document: ReportDocument, table: ReportTable) {
  const { t } = textsFor(document.locale);
  const numbers = table.measures.length * (table.shares ? 2 : 1);
  const head = [
    heading(table.heading),
    ...table.measures.flatMap((measure) => [
      heading(measure.title, 'right'),
      ...(table.shares ? [heading(t('reports.columns.share'), 'right')] : []),
    ]),
  ];
  const data: Row[] = [
    [title(table.title)],
    ...table.notes.map((note) => [wrapped(note, 36 + 20 * numbers, { columnSpan: 1 + numbers })]),
    [],
    head,
    ...table.lines.map((line) => rowOf(table, line)),
  ];
  const columns = widths(36, ...Array(numbers).fill(20));
  return { sheet: t(`reports.sheets.${table.section}`), data, columns, headRow: table.notes.length + 3 };
}

function rowOf(table: ReportTable, line: Line): Row {
  const style = line.kind === 'total' ? { fontWeight: 'bold', topBorderStyle: 'thin' } : {};
  const number = (value: number, format: string): Cell => ({ type: Number, value, format, ...style }) as Cell;
  const numbers = line.values.flatMap((value, at) => {
    const share = shareOf(table, line, at);
    const shareCell = share === null ? text('', style) : number(share / 100, '0.0%');
    return [number(value, '#,##0'), ...(table.shares ? [shareCell] : [])];
  });
  return [text(line.label, { ...style, height: ROW }), ...numbers];
}

/** What was learnt since earlier editions. */
function changes({ revisions }: ReportDocument): Row[] {
  return revisions.flatMap((note) => [
    [subtitle(note.title)],
    ...note.lines.map((line): Row => [wrapped(line, SUMMARY)]),
    [],
  ]);
}

function definitions(document: ReportDocument): Row[] {
  const { t } = textsFor(document.locale);
  return [
    ['metric', 'unit', 'definition', 'exclusions'].map((key) => heading(t(`reports.columns.${key as 'metric'}`))),
    ...document.definitions.map(({ name, unit, definition, exclusions }) =>
      [name, unit, definition, exclusions].map((words, at) => wrapped(words, DEFINITION[at] ?? 1)),
    ),
  ];
}

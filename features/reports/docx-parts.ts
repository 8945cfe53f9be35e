import {
  AlignmentType,
  BorderStyle,
  type ITableCellOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { ChartRun } from 'docx/charts';
import { ink } from '@/lib/paper/ink';
import type { Texts } from '@/lib/texts';
import { barsOf } from './chart';
import type { Fact } from './front';
import { type Line, type ReportTable, shareOf } from './tables';

/** Between the margins of an A4 page, in twentieths of a point. */
export const WIDTH = 11906 - 2 * 1134;

const color = (hex: string) => hex.slice(1).toUpperCase();
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thin = { style: BorderStyle.SINGLE, size: 4, color: color(ink.line) };
const thick = { style: BorderStyle.SINGLE, size: 8, color: color(ink.edge) };
const bare = { top: none, bottom: none, left: none, right: none };
const borders = { ...bare, bottom: thin, insideHorizontal: thin, insideVertical: none };

/** Names and what they are, side by side. */
export function factTable(facts: Fact[]): Table {
  const rows = facts.map(
    ({ name, value }) =>
      new TableRow({ cantSplit: true, children: [cell(name, 2800, { quiet: true }), cell(value, WIDTH - 2800, {})] }),
  );
  return new Table({ width: { size: WIDTH, type: WidthType.DXA }, columnWidths: [2800, WIDTH - 2800], borders, rows });
}

// A table up to this long stays on one page.
const STAYS_WHOLE = 22;

/** A table of the report: its head comes again on every page, rows are never cut, the total stays with its neighbour. */
export function reportTable(table: ReportTable, texts: Texts): Table {
  const numbers = table.measures.length * (table.shares ? 2 : 1);
  const each = 1700;
  const widths = [WIDTH - numbers * each, ...Array<number>(numbers).fill(each)];
  const cells = (values: string[], look: Look) =>
    values.map((text, at) => cell(text, widths[at] ?? each, { ...look, right: at > 0 }));
  const head = [
    table.heading,
    ...table.measures.flatMap(({ title }) => [title, ...(table.shares ? [texts.t('reports.columns.share')] : [])]),
  ];
  const last = table.lines.length - 1;
  const rows = table.lines.map((line, at) => {
    const keepNext = at < last && (last < STAYS_WHOLE || at === 0 || table.lines[at + 1]?.kind !== 'answer');
    return new TableRow({
      cantSplit: true,
      children: cells(valuesOf(table, line, texts), { ...lookOf(line), keepNext }),
    });
  });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, { head: true, keepNext: true }) }),
      ...rows,
    ],
  });
}

type Look = { head?: boolean; strong?: boolean; quiet?: boolean; right?: boolean; keepNext?: boolean };

const lookOf = ({ kind }: Line): Look => ({ strong: kind === 'total', quiet: kind === 'absent' });

function valuesOf(table: ReportTable, line: Line, { number, percent }: Texts): string[] {
  const numbers = line.values.flatMap((value, at) => {
    const share = shareOf(table, line, at);
    return [number(value), ...(table.shares ? [share === null ? '–' : percent(share)] : [])];
  });
  return [line.label, ...numbers];
}

function cell(text: string, width: number, { head, strong, quiet, right, keepNext }: Look): TableCell {
  const run = new TextRun({
    text,
    bold: head || strong,
    size: head ? 18 : 20,
    color: color(quiet ? ink.quiet : ink.text),
  });
  const edges: ITableCellOptions['borders'] = head ? { bottom: thick } : strong ? { top: thick } : undefined;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    ...(edges ? { borders: edges } : {}),
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: color(ink.tint) } } : {}),
    children: [
      new Paragraph({
        alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0, line: 250, lineRule: LineRuleType.AUTO },
        keepNext,
        children: [run],
      }),
    ],
  });
}

/** A chart of the word processor itself, whose numbers can be opened and changed. */
export function chartOf(table: ReportTable, texts: Texts): Paragraph[] {
  const { t } = texts;
  const bars = barsOf(table, texts);
  if (bars.length === 0) return [];
  const list = bars.map(({ label, text }) => t('reports.document.chartItem', { label, value: text })).join(', ');
  const chart = new ChartRun({
    type: 'bar',
    title: { text: table.title, font: { size: 10, bold: true } },
    legend: false,
    categories: bars.map(({ label }) => label),
    series: [
      { name: table.measures[0]?.title ?? table.title, values: bars.map(({ value }) => value), color: color(ink.bar) },
    ],
    // The largest on top, as in the table.
    categoryAxis: { reverseOrder: true },
    valueAxis: { visible: false, gridlines: false },
    dataLabels: { value: true, numberFormat: '#,##0' },
    gapWidth: 50,
    chartArea: { border: 'none' },
    transformation: { width: 620, height: 60 + bars.length * 26 },
    altText: {
      name: table.title,
      title: table.title,
      description: t('reports.document.chartAlt', { title: table.title, list }),
    },
  });
  return [new Paragraph({ spacing: { before: 200 }, children: [chart] })];
}

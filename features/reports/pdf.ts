import { join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { type Texts, textsFor } from '@/lib/texts';
import { PAPER_FONT, reportChart } from './chart';
import type { ReportDocument } from './document';
import { type Line, type ReportTable, shareOf } from './tables';

export const ink = {
  text: '#221f1b',
  quiet: '#5c5449',
  line: '#ddd5c9',
  edge: '#857b6d',
  tint: '#e2efed',
  accent: '#0b5c5a',
};

const fontsFolder = join(process.cwd(), 'node_modules/@fontsource/source-sans-3/files');
const font = (weight: number) => join(fontsFolder, `source-sans-3-latin-${weight}-normal.woff`);

pdfmake.setFonts({
  [PAPER_FONT]: { normal: font(400), bold: font(700), italics: font(400), bolditalics: font(700) },
});
// A report brings everything with it: nothing is fetched, no other file is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontsFolder));

/** The report as a document to print or send: selectable text, tables that repeat their heads, one drawn chart. */
export async function reportPdf(document: ReportDocument, madeAt: Date): Promise<Buffer> {
  return printed(pdfDefinition(document, madeAt));
}

/** Any document of ours on paper, in the fonts this file brings along. */
export function printed(definition: TDocumentDefinitions): Promise<Buffer> {
  return pdfmake.createPdf(definition).getBuffer();
}

export function pdfDefinition(document: ReportDocument, madeAt: Date): TDocumentDefinitions {
  const texts = textsFor(document.locale);
  return {
    info: { title: document.title, creator: 'Pulang', producer: 'Pulang' },
    language: document.locale,
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [48, 64, 48, 60],
    defaultStyle: { font: PAPER_FONT, fontSize: 10, lineHeight: 1.15, color: ink.text },
    header: headerOf(document),
    footer: footerOf(document, madeAt, texts),
    content: [
      { text: document.title, fontSize: 22, bold: true },
      { text: subtitle(document, texts), color: ink.quiet, margin: [0, 2, 0, 10] },
      boxed(document.paragraphs),
      ...document.tables.flatMap((table) => [tableOf(table, texts), ...chartOf(table, document)]),
      ...definitionsOf(document, texts),
    ],
  };
}

function subtitle({ asOf, running }: ReportDocument, { t }: Texts): string {
  return [`${asOf}.`, t('reports.report.exact'), ...(running ? [running] : [])].join(' ');
}

const CONTENT_WIDTH = 595 - 2 * 48;

/** The drawing follows the table whose numbers it shows. */
function chartOf({ section }: ReportTable, document: ReportDocument): Content[] {
  const svg = section === 'handled' ? reportChart(document, 'paper', CONTENT_WIDTH) : undefined;
  return svg ? [{ svg, width: CONTENT_WIDTH, font: PAPER_FONT, margin: [0, 0, 0, 14] }] : [];
}

/** The first page says the same in large letters. */
function headerOf(document: ReportDocument) {
  const header: Content = {
    columns: [{ text: document.title }, { text: document.asOf, alignment: 'right' }],
    margin: [48, 30, 48, 0],
    fontSize: 9,
    color: ink.quiet,
  };
  return (page: number): Content => (page === 1 ? '' : header);
}

function footerOf({ mark }: ReportDocument, madeAt: Date, { t, moment }: Texts) {
  const made = t('reports.document.madeOn', { moment: moment(madeAt) });
  const marked = mark ? `\n${t('reports.document.mark', { mark })}` : '';
  return (page: number, pages: number): Content => ({
    columns: [
      { text: `${made}${marked}`, width: '*' },
      { text: t('reports.document.page', { page, pages }), alignment: 'right', width: 90 },
    ],
    margin: [48, 20, 48, 0],
    fontSize: 9,
    color: ink.quiet,
  });
}

function boxed(paragraphs: string[]): Content {
  return {
    table: {
      widths: ['*'],
      body: [
        [{ stack: paragraphs.map((text) => ({ text, margin: [0, 2, 0, 4] })), fontSize: 11, fillColor: ink.tint }],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (at) => (at === 0 ? 3 : 0),
      vLineColor: () => ink.accent,
      ...padding(12, 6),
    },
    margin: [0, 0, 0, 12],
  };
}

// A table up to this long stays on one page with its title and notes.
const STAYS_WHOLE = 24;

function tableOf(table: ReportTable, texts: Texts): Content {
  const columns = 1 + table.measures.length * (table.shares ? 2 : 1);
  const title: TableCell = { text: table.title, fontSize: 13, bold: true, colSpan: columns, margin: [0, 0, 0, 2] };
  const body: TableCell[][] = [
    [title, ...Array(columns - 1).fill('')],
    headOf(table, texts),
    ...table.lines.map((line) => rowOf(table, line, texts)),
  ];
  return {
    lineHeight: 1,
    unbreakable: table.lines.length <= STAYS_WHOLE,
    margin: [0, 6, 0, 14],
    stack: [
      {
        table: {
          headerRows: 2,
          keepWithHeaderRows: 3,
          dontBreakRows: true,
          widths: ['*', ...Array(columns - 1).fill(table.measures.length > 2 ? 88 : 96)],
          body,
        },
        layout: rules(table),
      },
      ...table.notes.map((text) => ({ text, fontSize: 9, color: ink.quiet, margin: [0, 3, 0, 0] }) satisfies Content),
    ],
  };
}

function headOf(table: ReportTable, { t }: Texts): TableCell[] {
  const cell = (text: string, alignment: 'left' | 'right'): TableCell => ({
    text,
    alignment,
    bold: true,
    fontSize: 9,
    color: ink.quiet,
  });
  return [
    cell(table.heading, 'left'),
    ...table.measures.flatMap(({ title }) => [
      cell(title, 'right'),
      ...(table.shares ? [cell(t('reports.columns.share'), 'right')] : []),
    ]),
  ];
}

function rowOf(table: ReportTable, line: Line, { number, percent }: Texts): TableCell[] {
  const bold = line.kind === 'total';
  const color = line.kind === 'absent' ? ink.quiet : ink.text;
  return [
    { text: line.label, bold, color },
    ...line.values.flatMap((value, at) => {
      const share = shareOf(table, line, at);
      const shown = [number(value), ...(table.shares ? [share === null ? '–' : percent(share)] : [])];
      return shown.map((text): TableCell => ({ text, alignment: 'right', bold, color }));
    }),
  ];
}

/** Fine lines between rows, a strong one under the head and over the total; none upright. */
function rules(table: ReportTable): CustomTableLayout {
  const total = 2 + table.lines.findIndex(({ kind }) => kind === 'total');
  const strong = (at: number) => at === 2 || at === total;
  return {
    hLineWidth: (at) => (at < 2 ? 0 : strong(at) ? 1 : 0.5),
    hLineColor: (at) => (strong(at) ? ink.edge : ink.line),
    vLineWidth: () => 0,
    ...padding(4, 1.5),
    paddingLeft: (at) => (at === 0 ? 0 : 4),
  };
}

function padding(side: number, upright: number) {
  return { paddingLeft: () => side, paddingRight: () => side, paddingTop: () => upright, paddingBottom: () => upright };
}

function definitionsOf(document: ReportDocument, { t }: Texts): Content[] {
  const entries = document.definitions.map(
    ({ name, unit, definition, exclusions }): Content => ({
      unbreakable: true,
      margin: [0, 0, 0, 6],
      stack: [
        {
          text: [
            { text: name, bold: true },
            { text: ` (${unit})`, color: ink.quiet },
          ],
        },
        { text: `${definition} ${exclusions}` },
      ],
    }),
  );
  const [first, ...rest] = entries;
  const title: Content = { text: t('reports.report.definitions'), fontSize: 13, bold: true, margin: [0, 6, 0, 4] };
  return [{ unbreakable: true, stack: first ? [title, first] : [title] }, ...rest];
}

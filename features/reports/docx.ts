import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LeaderType,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { ink } from '@/lib/paper/ink';
import { type Texts, textsFor } from '@/lib/texts';
import { withoutChance } from '@/lib/zip';
import type { ReportDocument } from './document';
import { chartOf, factTable, reportTable, WIDTH } from './docx-parts';
import { about, factsOf, isUnfinished } from './front';

/** The report as a document to write on in: headings are styles, the contents a field, charts carry their numbers. */
export async function reportDocx(document: ReportDocument, madeAt: Date): Promise<Buffer> {
  const texts = textsFor(document.locale);
  const made = new Document({
    title: document.title,
    creator: 'Pulang',
    lastModifiedBy: 'Pulang',
    description: document.asOf,
    styles: stylesIn(document.locale),
    numbering: { config: [{ reference: 'points', levels: [point] }] },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: MARGIN }, titlePage: true },
        headers: {
          default: new Header({ children: [headLine(document)] }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        footers: { default: footer(document, madeAt, texts), first: footer(document, madeAt, texts) },
        children: [...cover(document, madeAt, texts), ...body(document, texts)],
      },
    ],
  });
  return withoutChance(await Packer.toBuffer(made), madeAt);
}

const MARGIN = { top: 1400, bottom: 1300, left: 1134, right: 1134, header: 700, footer: 600 };
const color = (hex: string) => hex.slice(1).toUpperCase();

const point = {
  level: 0,
  format: LevelFormat.BULLET,
  text: '•',
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 360, hanging: 260 } } },
};

function stylesIn(locale: ReportDocument['locale']) {
  const language = { value: locale === 'id' ? 'id-ID' : 'en-GB' };
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: color(ink.accent) },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 21, color: color(ink.text), language },
        paragraph: { spacing: { after: 100, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { size: 60, bold: true, color: color(ink.accent) }, paragraph: { spacing: { before: 2400 } } },
      heading1: heading(30, 400),
      heading2: heading(24, 240),
    },
    paragraphStyles: [
      { id: 'Note', name: 'Note', basedOn: 'Normal', run: { size: 18, color: color(ink.quiet) } },
      {
        id: 'ReadAloud',
        name: 'Read aloud',
        basedOn: 'Normal',
        run: { size: 23 },
        paragraph: {
          indent: { left: 200, right: 200 },
          shading: { type: ShadingType.CLEAR, fill: color(ink.tint) },
          border: { left: { style: 'single' as const, size: 24, color: color(ink.accent), space: 8 } },
        },
      },
    ],
  };
}

function headLine({ title, asOf, edition }: ReportDocument): Paragraph {
  return new Paragraph({
    style: 'Note',
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    children: [new TextRun(`${title}\t${[edition?.line, asOf].filter(Boolean).join(' · ')}`)],
  });
}

function footer({ mark }: ReportDocument, madeAt: Date, { t, moment }: Texts): Footer {
  // The sentence around the two numbers, which are fields.
  const [before = '', between = '', after = ''] = t('reports.document.page', { page: '\u0001', pages: '\u0001' }).split(
    '\u0001',
  );
  const made = t('reports.document.madeOn', { moment: moment(madeAt) });
  const page = new Paragraph({
    style: 'Note',
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    children: [
      new TextRun(`${made}\t${before}`),
      new TextRun({ children: [PageNumber.CURRENT] }),
      new TextRun(between),
      new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
      new TextRun(after),
    ],
  });
  return new Footer({ children: mark ? [page, note(t('reports.document.mark', { mark }))] : [page] });
}

const note = (text: string) => new Paragraph({ style: 'Note', text });
const heading = (text: string, more: object = {}) => new Paragraph({ heading: HeadingLevel.HEADING_1, text, ...more });
const points = (items: string[]) =>
  items.map((text) => new Paragraph({ text, numbering: { reference: 'points', level: 0 } }));
const spoken = (text: string) => new Paragraph({ style: 'ReadAloud', text });

function cover(document: ReportDocument, madeAt: Date, texts: Texts) {
  const { t } = texts;
  const { title, asOf, edition, running } = document;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
    new Paragraph({ text: [asOf, edition?.line].filter(Boolean).join(' · '), spacing: { after: 600 } }),
    ...(isUnfinished(document) ? [spoken(t('reports.document.draft'))] : []),
    ...(running ? [spoken(running)] : []),
    factTable(factsOf(document, madeAt, texts)),
    new Paragraph({
      style: 'TOCHeading',
      pageBreakBefore: true,
      children: [new TextRun({ text: t('reports.document.contents'), bold: true, size: 30, color: color(ink.accent) })],
    }),
    new TableOfContents(t('reports.document.contents'), {
      hyperlink: true,
      headingStyleRange: '1-1',
      // Pages are counted by whoever opens it and asks for them: to count them here takes longer than all the rest.
      beginDirty: false,
      tabLeader: LeaderType.NONE,
    }),
    heading(t('reports.document.notThese')),
    ...points(about(texts)),
  ];
}

function body(document: ReportDocument, texts: Texts) {
  const { t } = texts;
  return [
    heading(t('reports.document.readAloud'), { pageBreakBefore: true }),
    ...document.paragraphs.map(spoken),
    ...document.tables.flatMap((table) => {
      // Nothing between heading and table: LibreOffice leaves a heading alone where two lines are to stay with a table.
      return [
        heading(table.title),
        reportTable(table, texts),
        ...table.notes.map((text) => note(text)),
        ...chartOf(table, texts),
      ];
    }),
    heading(t('reports.report.definitions')),
    ...document.definitions.flatMap(({ name, unit, definition, exclusions }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, text: `${name} (${unit})` }),
      new Paragraph({ text: `${definition} ${exclusions}` }),
    ]),
    ...(document.revisions.length > 0 ? [heading(t('reports.document.revisions'))] : []),
    ...document.revisions.flatMap(({ title, lines }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, text: title }),
      ...points(lines),
    ]),
  ];
}

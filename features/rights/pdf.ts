import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { PAPER_FONT } from '@/features/reports/chart';
import { ink, printed } from '@/features/reports/pdf';
import type { Texts } from '@/lib/texts';
import type { CopyDocument } from './document';

/** The access copy on paper, to be read without a machine. */
export function copyPdf(document: CopyDocument, { locale, t }: Texts): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    // Neutral: a title shows in windows and lists of recent files.
    info: { title: t('app.name'), creator: 'Pulang', producer: 'Pulang' },
    language: locale,
    pageSize: 'A4',
    pageMargins: [48, 56, 48, 56],
    defaultStyle: { font: PAPER_FONT, fontSize: 10, lineHeight: 1.15, color: ink.text },
    footer: (page: number, pages: number): Content => ({
      text: t('reports.document.page', { page, pages }),
      alignment: 'right',
      margin: [48, 16, 48, 0],
      fontSize: 9,
      color: ink.quiet,
    }),
    content: [
      { text: document.title, fontSize: 20, bold: true, margin: [0, 0, 0, 6] },
      ...document.lead.map((text): Content => ({ text, margin: [0, 0, 0, 6] })),
      ...document.parts.flatMap(partOf),
    ],
  };
  return printed(definition);
}

function partOf({ title, lines }: CopyDocument['parts'][number]): Content[] {
  return [
    { text: title, fontSize: 13, bold: true, margin: [0, 10, 0, 4] },
    {
      table: {
        widths: [150, '*'],
        body: lines.map(({ label, text }) => [{ text: label, color: ink.quiet }, { text }]),
      },
      layout: {
        hLineWidth: (at, node) => (at === 0 || at === node.table.body.length ? 0 : 0.5),
        hLineColor: () => ink.line,
        vLineWidth: () => 0,
        paddingLeft: (at) => (at === 0 ? 0 : 6),
        paddingRight: () => 0,
        paddingTop: () => 3,
        paddingBottom: () => 3,
      },
    },
  ];
}

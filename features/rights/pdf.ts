import type { Block } from '@/lib/paper/blocks';
import { print } from '@/lib/paper/print';
import type { Texts } from '@/lib/texts';
import type { CopyDocument } from './document';

/** The access copy on paper, to be read without a machine, or by one that speaks. */
export function copyPdf(document: CopyDocument, { locale, t }: Texts, madeAt = new Date()): Promise<Buffer> {
  return print({
    // Neutral: a title shows in windows and lists of recent files.
    title: t('app.name'),
    language: locale,
    madeAt,
    head: null,
    foot: [],
    pageName: (page, pages) => t('reports.document.page', { page, pages }),
    blocks: [
      { kind: 'heading', level: 1, text: document.title, size: 20 },
      ...document.lead.map((text): Block => ({ kind: 'text', words: [{ text }] })),
      ...document.parts.flatMap(partOf),
    ],
  });
}

function partOf({ title, lines }: CopyDocument['parts'][number]): Block[] {
  return [
    { kind: 'heading', level: 2, text: title, listed: true, size: 13 },
    { kind: 'facts', rows: lines.map(({ label, text }) => ({ name: label, value: text })), above: 4 },
  ];
}

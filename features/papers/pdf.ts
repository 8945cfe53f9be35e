import type { Block } from '@/lib/paper/blocks';
import { print } from '@/lib/paper/print';
import type { Texts } from '@/lib/texts';
import type { CaseFilePaper } from './case-file';
import type { Letter } from './letter';

// Neutral: a title shows in windows and lists of recent files.
const around = ({ t, locale }: Texts, madeAt: Date) => ({
  title: t('app.name'),
  language: locale,
  madeAt,
  head: null,
  pageName: (page: number, pages: number) => t('reports.document.page', { page, pages }),
});

/** A case file on paper: a cover that says who printed it, when and why, then part after part. */
export function caseFilePdf(paper: CaseFilePaper, texts: Texts, madeAt: Date): Promise<Buffer> {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: paper.title, size: 24 },
    { kind: 'facts', rows: paper.cover.map(({ label, text }) => ({ name: label, value: text })), above: 10 },
    { kind: 'panel', paragraphs: [paper.warning] },
    ...paper.parts.flatMap(({ title, lines }, at): Block[] => [
      { kind: 'heading', level: 2, text: title, listed: true, size: 13, newPage: at === 0 },
      { kind: 'facts', rows: lines.map(({ label, text }) => ({ name: label, value: text })), above: 4 },
    ]),
  ];
  return print({ ...around(texts, madeAt), foot: [paper.foot], blocks });
}

/** A letter on paper. It is the office's own: nothing of ours stands on it but the number of the page. */
export function letterPdf({ from, on, to, subject, paragraphs, close }: Letter, texts: Texts, madeAt: Date) {
  const text = (line: string, above = 6, keep = false): Block => ({
    ...{ kind: 'text', words: [{ text: line }], size: 11, above, keep },
  });
  const blocks: Block[] = [
    { kind: 'text', words: [{ text: from, weight: 'bold' }], size: 13 },
    text(on, 22),
    ...to.map((line, at) => text(line, at === 0 ? 16 : 0)),
    { kind: 'heading', level: 1, text: subject, size: 13 },
    // Nobody signs a page on which nothing else stands.
    ...paragraphs.map((line, at) => text(line, 10, at === paragraphs.length - 1)),
    ...close.map((line, at) => text(line, at === 0 ? 26 : at === 1 ? 56 : 0, at < close.length - 1)),
  ];
  return print({ ...around(texts, madeAt), foot: [], blocks });
}

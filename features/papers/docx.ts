import { Document, Packer, Paragraph, TextRun } from 'docx';
import type { Locale } from '@/lib/locale';
import { withoutChance } from '@/lib/zip';
import type { Letter } from './letter';

const MARGIN = { top: 1400, bottom: 1300, left: 1400, right: 1400 };

/** A letter to write on in. Whoever opens it may change every word: what left is in the audit, not in the file. */
export async function letterDocx(letter: Letter, language: Locale, madeAt: Date): Promise<Buffer> {
  const { from, on, to, subject, paragraphs, close } = letter;
  const line = (text: string, before = 0, { bold = false, keepNext = false } = {}) =>
    new Paragraph({
      ...{ keepNext, keepLines: keepNext, spacing: { before, after: 60, line: 290 } },
      children: [new TextRun({ text, bold })],
    });
  const made = new Document({
    title: 'Pulang',
    creator: 'Pulang',
    lastModifiedBy: 'Pulang',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: language === 'id' ? 'id-ID' : 'en-GB' } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: MARGIN } },
        children: [
          line(from, 0, { bold: true }),
          line(on, 360),
          ...to.map((text, at) => line(text, at === 0 ? 280 : 0)),
          line(subject, 280, { bold: true, keepNext: true }),
          ...paragraphs.map((text, at) => line(text, 160, { keepNext: at === paragraphs.length - 1 })),
          ...close.map((text, at) =>
            line(text, at === 0 ? 400 : at === 1 ? 1000 : 0, { keepNext: at < close.length - 1 }),
          ),
        ],
      },
    ],
  });
  return withoutChance(await Packer.toBuffer(made), madeAt);
}

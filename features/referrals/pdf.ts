import type { Block } from '@/lib/paper/blocks';
import { print } from '@/lib/paper/print';
import type { Texts } from '@/lib/texts';
import type { ReferralDocument } from './document';

/** A referral on paper. Its title in windows and lists of recent files is neutral. */
export function referralPdf(document: ReferralDocument, { locale, t }: Texts, madeAt: Date): Promise<Buffer> {
  return print({
    title: t('app.name'),
    language: locale,
    madeAt,
    head: null,
    foot: [document.foot],
    pageName: (page, pages) => t('reports.document.page', { page, pages }),
    blocks: [
      { kind: 'heading', level: 1, text: document.title, size: 20 },
      ...document.lead.map((text): Block => ({ kind: 'text', words: [{ text }] })),
      ...document.parts.flatMap(({ title, lines }): Block[] => [
        { kind: 'heading', level: 2, text: title, listed: true, size: 13 },
        ...(lines.every(({ label }) => label === '')
          ? lines.map(({ text }): Block => ({ kind: 'text', words: [{ text }] }))
          : [
              {
                kind: 'facts' as const,
                rows: lines.map(({ label, text }) => ({ name: label, value: text })),
                above: 4,
              },
            ]),
      ]),
    ],
  });
}

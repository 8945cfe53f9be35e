import { expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';
import { barriersIn, takeApart } from '@/test/pdf';
import { letterPdf } from './pdf';

const close = ['Hormat kami,', 'Ayu', 'KBRI Phnom Penh'];
const paragraph = 'Mohon memberitahukan kepada kami bila rujukan ini diterima.';

test('However long a letter is, nobody signs a page on which nothing else stands', async () => {
  for (let many = 18; many < 26; many += 1) {
    const letter = {
      from: 'KBRI Phnom Penh',
      on: '1 Desember 2026',
      to: ['Kepada Yth.', 'RPTC'],
      subject: 'Perihal: x',
    };
    const paragraphs = Array.from({ length: many }, () => paragraph);
    const pdf = await letterPdf({ ...letter, paragraphs, close }, textsFor('id'), new Date('2026-12-01T03:00:00Z'));
    const parts = takeApart(pdf);
    expect(barriersIn(parts)).toEqual([]);
    expect([...(parts.pages.at(-1)?.drawn.matchAll(/\/MCID \d+/g) ?? [])].length).toBeGreaterThan(close.length);
  }
});

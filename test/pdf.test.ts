import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { print } from '@/lib/paper/print';
import { barriersIn, takeApart } from './pdf';

const paper = {
  title: 'Ruang tunggu',
  language: 'id',
  madeAt: new Date('2026-11-30T03:00:00Z'),
  head: null,
  foot: [],
  pageName: (page: number) => `${page}`,
};

test('The reading of PDF files finds what a screen reader would stumble over', async () => {
  const doc = new PDFDocument({ compress: true });
  const chunks: Buffer[] = [];
  const plain = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(chunks))));
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.text('Anybody there?');
  doc.end();
  const found = barriersIn(takeApart(await plain)).map((line) => line.replace(/\d+/g, 'n'));
  for (const barrier of ['no language', 'not marked', 'no title', 'page n: no order of tabs'])
    expect(found).toContain(barrier);
  expect(found.some((line) => line.startsWith('page n: unmarked'))).toBe(true);
});

test('The reading of PDF files misses a scope, a text and an element that were taken away', async () => {
  const whole = await print({
    ...paper,
    blocks: [
      { kind: 'heading', level: 1, text: 'Ruang tunggu' },
      { kind: 'bars', alt: 'Dua batang', bars: [{ label: 'A', value: 2, text: '2' }] },
      { kind: 'facts', rows: [{ name: 'Nama', value: 'Nilai' }] },
    ],
  });
  expect(barriersIn(takeApart(whole))).toEqual([]);
  const without = (what: RegExp, instead: string) =>
    barriersIn(takeApart(Buffer.from(whole.toString('latin1').replace(what, instead), 'latin1')));
  expect(without(/\/Scope \/Row/, '/Scoop /Row').join()).toContain('no scope');
  expect(without(/\/Alt \(/, '/Alter (').join()).toContain('no text');
  expect(without(/\/S \/TD\n/, '/S /P\n').join()).toContain('row');
  expect(without(/\/S \/H1\n/, '/S /H3\n').join()).toContain('H3');
  expect(without(/\/K \[0\]/, '/K [7]').join()).toContain('stands 0 times');
});

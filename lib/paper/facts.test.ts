import { expect, test } from 'vitest';
import { barriersIn, takeApart } from '@/test/pdf';
import { factPieces } from './facts';
import { makeRuler } from './lines';
import { paged } from './pages';
import { CONTENT_WIDTH, print } from './print';

const HEIGHT = 686;
const account = 'Pagi harinya mereka dipindahkan dengan tiga mobil ke gedung lain di dekat perbatasan. '.repeat(120);
const piecesOf = (rows: { name: string; value: string }[]) =>
  factPieces({ kind: 'facts', rows }, makeRuler(), CONTENT_WIDTH);

test('An account longer than a page goes on over pages: no line is lost under the edge, none stands alone', () => {
  const pages = paged(piecesOf([{ name: 'Kejadian menurut penuturannya', value: account }]), HEIGHT);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    const end = page.at(-1);
    expect((end?.y ?? 0) + (end?.piece.height ?? 0)).toBeLessThanOrEqual(HEIGHT);
    expect(page.length).toBeGreaterThan(1);
  }
});

test('A long answer begins under the short ones before it, not on a page of its own', () => {
  const short = Array.from({ length: 8 }, (_, n) => ({ name: `Pertanyaan ${n}`, value: 'Ya' }));
  const [first] = paged(piecesOf([...short, { name: 'Kejadian', value: account }]), HEIGHT);
  expect((first ?? []).length).toBeGreaterThan(20);
});

test('What goes on over pages is one cell to a screen reader', async () => {
  const pdf = await print({
    ...{ title: 'Ruang tunggu', language: 'id', madeAt: new Date('2026-11-30T03:00:00Z'), head: null, foot: [] },
    pageName: (page) => `${page}`,
    blocks: [
      { kind: 'heading', level: 1, text: 'Ruang tunggu' },
      {
        kind: 'facts',
        rows: [
          { name: 'Kejadian', value: account },
          { name: 'Negara', value: 'Kamboja' },
        ],
      },
    ],
  });
  const parts = takeApart(pdf);
  expect(barriersIn(parts)).toEqual([]);
  expect(parts.pages.length).toBeGreaterThan(1);
  expect(parts.elements('TR').length).toBe(2);
});

test('A blank that does not break keeps two words on one line', () => {
  const { linesOf } = makeRuler();
  const told = (text: string) =>
    linesOf([{ text }], 10, 100).map(({ segments }) => segments.map((each) => each.text).join(''));
  expect(told('Dokumen perjalanan GA\u00a0867').at(-1)).toBe('GA\u00a0867');
});

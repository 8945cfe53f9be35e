import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paged } from './pages';
import type { Piece } from './sheet';

const HEIGHT = 100;
const piece = fc.record({
  height: fc.integer({ min: 1, max: 60 }),
  above: fc.integer({ min: 0, max: 20 }),
  keep: fc.boolean(),
});
const strip = (shape: Partial<Piece>): Piece => ({ height: 10, draw: () => undefined, ...shape });

test('Whatever the strips: all are placed in order, none over the edge, none over another', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (shapes) => {
      const pieces = shapes.map(strip);
      const pages = paged(pieces, HEIGHT);
      expect(pages.flat().map((placed) => placed.piece)).toEqual(pieces);
      for (const page of pages) {
        let y = 0;
        for (const placed of page) {
          expect(placed.y).toBeGreaterThanOrEqual(y);
          y = placed.y + placed.piece.height;
        }
        expect(y).toBeLessThanOrEqual(HEIGHT);
        expect(page.length).toBeGreaterThan(0);
      }
    }),
  );
});

test('What belongs together goes to the next page together, if a page holds it', () => {
  const [first, second] = paged(
    [strip({ height: 80 }), strip({ keep: true }), strip({ keep: true }), strip({})],
    HEIGHT,
  );
  expect(first?.length).toBe(1);
  expect(second?.length).toBe(3);
});

test('A table that goes on has its head again', () => {
  const head = strip({ height: 15 });
  const rows = Array.from({ length: 12 }, () => strip({ head }));
  const pages = paged(rows, HEIGHT);
  expect(pages.slice(1).map((page) => page[0]?.piece)).toEqual(pages.slice(1).map(() => head));
  expect(pages.flat().filter(({ piece }) => piece !== head).length).toBe(12);
});

import type { Block } from './blocks';
import { columnPiece } from './columns';
import { ink } from './ink';
import type { Line, Ruler } from './lines';
import { container, decoration, drawLine, element, type Piece, rule, type Sheet } from './sheet';

type Columns = Extract<Block, { kind: 'columns' }>;
type Bars = Extract<Block, { kind: 'bars' }>;
type Tiles = Extract<Block, { kind: 'tiles' }>;

/** What is looked at: bars, and large numbers side by side. */
export function figurePieces(block: Bars | Columns | Tiles, ruler: Ruler, width: number): Piece[] {
  if (block.kind === 'columns') return [columnPiece(block, ruler, width)];
  return [block.kind === 'bars' ? barPiece(block, ruler, width) : tilePiece(block, ruler, width)];
}

const SIZE = 9;
const ROW = 17;

/** Bars lying down with their names before them and their numbers behind; one figure with one text instead. */
function barPiece({ bars, alt }: Bars, ruler: Ruler, width: number): Piece {
  const lineOf = (text: string) => ruler.linesOf([{ text }], SIZE, width)[0] as Line;
  const drawn = bars.map((bar) => ({ ...bar, name: lineOf(bar.label), number: lineOf(bar.text) }));
  const names = Math.min(width * 0.45, Math.max(...drawn.map(({ name }) => name.width)) + 10);
  const numbers = Math.max(...drawn.map(({ number }) => number.width)) + 8;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const height = bars.length * ROW;
  return {
    height: height + 8,
    above: 6,
    draw: (sheet, y) => {
      const { doc, x } = sheet;
      const long = width - names - numbers;
      const box = { alt, bbox: [x, y, x + width, y + height], placement: 'Block' };
      element(
        sheet,
        sheet.root,
        'Figure',
        () => {
          drawn.forEach(({ name, number, value }, at) => {
            const top = y + at * ROW;
            const size = (long * value) / most;
            drawLine(sheet, name, x + names - 10 - name.width, top + 2, SIZE);
            doc.rect(x + names, top + 2.5, size, ROW - 5).fill(ink.bar);
            drawLine(sheet, number, x + names + size + 5, top + 2, SIZE);
          });
          doc
            .moveTo(x + names, y)
            .lineTo(x + names, y + height)
            .lineWidth(0.75)
            .strokeColor(ink.edge)
            .stroke();
        },
        box,
      );
    },
  };
}

const TILE = { label: 9, value: 26, gap: 14 };

/** Numbers that are seen from across the table: a table of two rows to a screen reader. */
function tilePiece({ tiles }: Tiles, ruler: Ruler, width: number): Piece {
  const each = (width - TILE.gap * (tiles.length - 1)) / tiles.length;
  const labels = tiles.map(({ label }) => ruler.linesOf([{ text: label, color: ink.quiet }], TILE.label, each - 4));
  const deep = Math.max(...labels.map((lines) => lines.length)) * TILE.label * 1.25;
  const place = (sheet: Sheet, at: number) => sheet.x + at * (each + TILE.gap);
  return {
    height: deep + TILE.value * 1.3 + 12,
    above: 12,
    draw: (sheet, y) => {
      decoration(sheet, () => {
        tiles.forEach((_, at) => {
          rule(sheet, place(sheet, at), y, each, ink.accent, 1.5);
        });
      });
      const table = container(sheet, sheet.root, 'Table');
      const row = (cells: () => void, made = container(sheet, table, 'TR')) => {
        current = made;
        cells();
        made.end();
      };
      let current = table;
      row(() => {
        labels.forEach((lines, at) => {
          const words = () =>
            lines.forEach((line, nth) => {
              drawLine(sheet, line, place(sheet, at), y + 7 + nth * TILE.label * 1.25, TILE.label);
            });
          element(sheet, current, 'TH', words, { scope: 'Column' });
        });
      });
      row(() => {
        tiles.forEach(({ value }, at) => {
          const line = ruler.linesOf([{ text: value, weight: 'bold', color: ink.accent }], TILE.value, each)[0] as Line;
          element(sheet, current, 'TD', () => drawLine(sheet, line, place(sheet, at), y + 7 + deep, TILE.value));
        });
      });
      table.end();
    },
  };
}

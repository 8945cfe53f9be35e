import type { Block } from './blocks';
import { ink } from './ink';
import type { Line, Ruler } from './lines';
import { drawLine, element, type Piece } from './sheet';

type Columns = Extract<Block, { kind: 'columns' }>;

const SIZE = 7.5;
const HIGH = 70;
const LINE = SIZE * 1.25;

/** Bars standing one beside the other in the order of time, their numbers above them and their names beneath. */
export function columnPiece({ columns, alt }: Columns, ruler: Ruler, width: number): Piece {
  const lineOf = (text: string) => ruler.linesOf([{ text: text || ' ', color: ink.text }], SIZE, width)[0] as Line;
  const drawn = columns.map((column) => ({
    ...column,
    number: lineOf(column.text),
    names: column.label.split('\n').map(lineOf),
  }));
  const each = width / Math.max(1, columns.length);
  // Of a few months none is a wall.
  const wide = Math.min(each * 0.7, 26);
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const deep = Math.max(1, ...drawn.map(({ names }) => names.length)) * LINE;
  const height = LINE + 3 + HIGH + 4 + deep;
  return {
    height: height + 6,
    above: 6,
    draw: (sheet, y) => {
      const { doc, x } = sheet;
      const foot = y + LINE + 3 + HIGH;
      const box = { alt, bbox: [x, y, x + width, y + height], placement: 'Block' };
      const draw = () => {
        for (const [at, { value, number, names }] of drawn.entries()) {
          const middle = x + (at + 0.5) * each;
          const tall = (HIGH * value) / most;
          doc.rect(middle - wide / 2, foot - tall, wide, tall).fill(ink.bar);
          drawLine(sheet, number, middle - number.width / 2, foot - tall - LINE - 1, SIZE);
          for (const [nth, name] of names.entries())
            drawLine(sheet, name, middle - name.width / 2, foot + 4 + nth * LINE, SIZE);
        }
        doc
          .moveTo(x, foot)
          .lineTo(x + width, foot)
          .lineWidth(0.75)
          .strokeColor(ink.edge)
          .stroke();
      };
      element(sheet, sheet.root, 'Figure', draw, box);
    },
  };
}

import type { Block } from './blocks';
import { ink } from './ink';
import { LINE_HEIGHT, type Line, type Ruler } from './lines';
import { container, decoration, drawLine, drawLines, type Element, element, marked, type Piece, rule } from './sheet';
import { opened, PAD, SIZE } from './tables';

type Facts = Extract<Block, { kind: 'facts' }>;

const NAMES = 138;
const VALUES_FROM = 150;
const LINE = SIZE * LINE_HEIGHT;
// So many lines of facts stay on one page with their title.
const STAY_WHOLE = 22;
// A fact of more lines than these may go on over the page.
const STAYS = 5;

/** Names and what they are, side by side. A long answer goes on over the page, its first and last lines never alone. */
export function factPieces({ rows, above = 10 }: Facts, ruler: Ruler, width: number): Piece[] {
  const open = opened();
  const set = rows.map(({ name, value }) => ({
    names: ruler.linesOf([{ text: name, color: ink.quiet }], SIZE, NAMES),
    values: ruler.linesOf([{ text: value }], SIZE, width - VALUES_FROM),
  }));
  const whole = set.reduce((sum, { values }) => sum + values.length, 0) <= STAY_WHOLE;
  return set.flatMap(({ names, values }, at) => {
    const last = at === rows.length - 1;
    const parts = values.length > STAYS && values.length > names.length ? values.map((line) => [line]) : [values];
    let row: Element;
    let cell: Element;
    return parts.map((lines, nth): Piece => {
      const [first, end] = [nth === 0, nth === parts.length - 1];
      const tall = parts.length === 1 ? Math.max(1, names.length, lines.length) : lines.length;
      return {
        height: tall * LINE + (first ? PAD + 1 : 0) + (end ? PAD + 1 : 0),
        above: at === 0 && first ? above : 0,
        keep: end ? !last && whole : nth < Math.max(2, names.length) || nth === parts.length - 2,
        draw: (sheet, y) => {
          const top = first ? y + PAD + 1 : y;
          if (first) {
            decoration(sheet, () => rule(sheet, sheet.x, y, width, ink.line));
            row = container(sheet, open(sheet, 'TBody'), 'TR');
            const box = { x: sheet.x, y: top, width: NAMES };
            element(sheet, row, 'TH', () => drawLines(sheet, names, box, SIZE), { scope: 'Row' });
            cell = container(sheet, row, 'TD');
          }
          marked(sheet, cell, 'TD', () => {
            lines.forEach((line: Line, below) => {
              drawLine(sheet, line, sheet.x + VALUES_FROM, top + below * LINE, SIZE);
            });
          });
          if (!end) return;
          cell.end();
          row.end();
          if (last) open.end();
        },
      };
    });
  });
}

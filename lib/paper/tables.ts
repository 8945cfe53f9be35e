import type { TableBlock, TableRow } from './blocks';
import { ink } from './ink';
import { LINE_HEIGHT, type Line, type Ruler } from './lines';
import { container, decoration, drawLines, type Element, element, type Piece, rule, type Sheet } from './sheet';

type Column = { x: number; width: number; align: 'left' | 'right' };
type Cell = Line[];

export const SIZE = 10;
const HEAD_SIZE = 9;
export const PAD = 3.2;
const GAP = 12;
const NUMBERS = 92;

// A table up to this long stays on one page with its title.
const STAYS_WHOLE = 22;

/** A table as strips of a page, a row each: its head comes again on every page, and no total stands alone. */
export function tablePieces({ columns: asked, rows, keep = false }: TableBlock, ruler: Ruler, width: number): Piece[] {
  const columns = placed(asked, width);
  const open = opened();
  const cellsOf = (texts: string[], size: number, style: object): Cell[] =>
    texts.map((text, at) => ruler.linesOf([{ text, ...style }], size, columns[at]?.width ?? width));

  const headCells = cellsOf(
    asked.map(({ title }) => title),
    HEAD_SIZE,
    { weight: 'bold', color: ink.quiet },
  );
  const headHeight = heightOf(headCells, HEAD_SIZE);
  const strong = (sheet: Sheet, y: number) => decoration(sheet, () => rule(sheet, sheet.x, y, width, ink.edge, 1));
  const again: Piece = {
    height: headHeight,
    draw: (sheet, y) => {
      decoration(
        sheet,
        () => {
          headCells.forEach((lines, at) => {
            drawLines(sheet, lines, boxOf(columns[at] as Column, sheet, y + PAD), HEAD_SIZE);
          });
          rule(sheet, sheet.x, y + headHeight, width, ink.edge, 1);
        },
        'Pagination',
      );
    },
  };
  const head: Piece = {
    height: headHeight,
    above: 8,
    keep: true,
    draw: (sheet, y) => {
      drawRow(sheet, open(sheet, 'THead'), headCells, columns, y, HEAD_SIZE, () => ({ tag: 'TH', scope: 'Column' }));
      strong(sheet, y + headHeight);
    },
  };
  const totalAt = rows.findIndex(({ look }) => look === 'total');
  const body = rows.map((row, at): Piece => {
    const cells = cellsOf(row.cells, SIZE, looks[row.look ?? 'plain']);
    const height = heightOf(cells, SIZE);
    return {
      height,
      keep: at === rows.length - 1 ? keep : rows.length <= STAYS_WHOLE || at === 0 || endsWithNext(rows, at),
      ...(at > 0 ? { head: again } : {}),
      draw: (sheet, y) => {
        const kind = (nth: number) => (nth === 0 ? { tag: 'TH', scope: 'Row' } : { tag: 'TD' });
        drawRow(sheet, open(sheet, 'TBody'), cells, columns, y, SIZE, kind);
        if (at + 1 === totalAt) strong(sheet, y + height);
        else decoration(sheet, () => rule(sheet, sheet.x, y + height, width, ink.line));
        if (at === rows.length - 1) open.end();
      },
    };
  });
  return [head, ...body];
}

const looks: Record<NonNullable<TableRow['look']>, object> = {
  plain: {},
  quiet: { color: ink.quiet },
  total: { weight: 'bold' },
  part: {},
};

/** What follows the last answers (absent ones, the total, its parts) stays with them. */
function endsWithNext(rows: TableRow[], at: number): boolean {
  const plain = (row?: TableRow) => (row?.look ?? 'plain') === 'plain';
  return (
    !plain(rows[at + 1]) ||
    (plain(rows[at]) && plain(rows[at + 1]) && !plain(rows[at + 2]) && rows[at + 2] !== undefined)
  );
}

function placed(asked: TableBlock['columns'], width: number): Column[] {
  const fixed = asked.slice(1).reduce((sum, column) => sum + (column.width ?? NUMBERS) + GAP, 0);
  let x = 0;
  return asked.map(({ align, width: wide }, at) => {
    const column = { x, width: at === 0 ? width - fixed : (wide ?? NUMBERS), align };
    x += column.width + GAP;
    return column;
  });
}

const heightOf = (cells: Cell[], size: number) =>
  Math.max(1, ...cells.map((lines) => lines.length)) * size * LINE_HEIGHT + 2 * PAD;

const boxOf = (column: Column, sheet: Sheet, y: number) => ({ ...column, x: sheet.x + column.x, y });

type Kind = (at: number) => { tag: string; scope?: string };

function drawRow(sheet: Sheet, parent: Element, cells: Cell[], columns: Column[], y: number, size: number, kind: Kind) {
  const row = container(sheet, parent, 'TR');
  cells.forEach((lines, at) => {
    const { tag, scope } = kind(at);
    const draw = () => drawLines(sheet, lines, boxOf(columns[at] as Column, sheet, y + PAD), size);
    element(sheet, row, tag, draw, scope ? { scope } : {});
  });
  row.end();
}

/** The table in the tree, opened by its first row and shut after its last. */
export function opened() {
  let table: Element | undefined;
  let part: { kind: string; element: Element } | undefined;
  const open = (sheet: Sheet, kind: 'THead' | 'TBody'): Element => {
    table ??= container(sheet, sheet.root, 'Table');
    if (part?.kind !== kind) {
      part?.element.end();
      part = { kind, element: container(sheet, table, kind) };
    }
    return part.element;
  };
  open.end = () => {
    part?.element.end();
    table?.end();
  };
  return open;
}

import type { Block } from './blocks';
import { ink } from './ink';
import type { Line, Ruler } from './lines';
import { container, decoration, drawLine, type Element, marked, type Piece, rule, type Sheet } from './sheet';
import { anchorOf } from './texts';

const SIZE = 11;
const HEIGHT = 22;

/** The headings with their pages, each a link. */
export function contentsPieces(blocks: Block[], ruler: Ruler): Piece[] {
  const titles = blocks.flatMap((block) => (block.kind === 'heading' && block.listed ? [block.text] : []));
  let list: Element | undefined;
  return titles.map((text, at): Piece => {
    const first = at === 0;
    const last = at === titles.length - 1;
    return {
      height: HEIGHT,
      above: first ? 6 : 0,
      keep: !last,
      draw: (sheet, y) => {
        list ??= container(sheet, sheet.root, 'TOC');
        entry(sheet, list, text, y, ruler);
        if (last) list.end();
      },
    };
  });
}

function entry(sheet: Sheet, list: Element, text: string, y: number, ruler: Ruler) {
  const { doc, x, width } = sheet;
  const page = String(sheet.pageOf(anchorOf(text)) ?? '');
  const name = ruler.linesOf([{ text: `${text}\n` }], SIZE, width - 40)[0] as Line;
  const number = ruler.linesOf([{ text: page, color: ink.quiet }], SIZE, 40)[0] as Line;
  decoration(sheet, () => rule(sheet, x, y + HEIGHT - 3, width, ink.line));
  const item = container(sheet, list, 'TOCI');
  const link = container(sheet, item, 'Link');
  marked(sheet, link, 'Link', () => {
    drawLine(sheet, name, x, y, SIZE);
    drawLine(sheet, number, x + width - number.width, y, SIZE);
  });
  const words = { structParent: link, Contents: new String(`${text}, ${page}`) };
  doc.goTo(x, y - 1, width, HEIGHT - 4, anchorOf(text), words as never);
  link.end();
  item.end();
}

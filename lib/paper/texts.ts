import type { Block } from './blocks';
import { ink } from './ink';
import { LINE_HEIGHT, type Line, type Ruler, type Words } from './lines';
import { container, decoration, drawLine, type Element, element, marked, type Piece, type Sheet } from './sheet';

export const BODY = 10.5;
const HEADINGS = { 1: 30, 2: 16, 3: 11 };

type TextBlock = Extract<Block, { kind: 'heading' | 'text' | 'panel' | 'list' | 'terms' | 'space' }>;

/** Headings, paragraphs and lists as strips of a page, a line each. */
export function textPieces(block: TextBlock, ruler: Ruler, width: number): Piece[] {
  if (block.kind === 'space') return [{ height: block.height, draw: () => undefined }];
  if (block.kind === 'heading') return headingPieces(block, ruler, width);
  if (block.kind === 'panel') return panelPieces(block.paragraphs, ruler, width);
  if (block.kind === 'list') return listPieces(block.items, ruler, width);
  if (block.kind === 'terms') return termPieces(block.entries, ruler, width);
  const { words, size = BODY, above = 6, keep = false } = block;
  const lines = ruler.linesOf(words, size, width);
  return flowing(lines, { size, above, keep, tag: 'P' });
}

/** Under which name a link finds a heading. */
export const anchorOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');

function headingPieces(block: Extract<Block, { kind: 'heading' }>, ruler: Ruler, width: number): Piece[] {
  const { level, text, newPage, listed } = block;
  const size = block.size ?? HEADINGS[level];
  const color = level === 3 ? ink.text : ink.accent;
  const lines = ruler.linesOf([{ text, weight: 'bold', color }], size, width);
  const anchor = anchorOf(text);
  return [
    {
      height: lines.length * size * 1.2 + (level === 2 ? 4 : 2),
      above: level === 2 ? 26 : 10,
      keep: true,
      newPage,
      ...(listed ? { anchor } : {}),
      draw: (sheet, y) => {
        if (listed) {
          sheet.doc.addNamedDestination(anchor, 'XYZ', sheet.x, y - 12, null as never);
          sheet.doc.outline.addItem(text);
        }
        element(sheet, sheet.root, `H${level}`, () => {
          lines.forEach((line, at) => {
            drawLine(sheet, line, sheet.x, y + at * size * 1.2, size);
          });
        });
      },
    },
  ];
}

type Flow = {
  size: number;
  above: number;
  keep: boolean;
  tag: string;
  indent?: number;
  parent?: (sheet: Sheet) => Element;
  /** Drawn under each line, the white above the first included. */
  ground?: (sheet: Sheet, y: number, height: number) => void;
  first?: (sheet: Sheet, y: number) => void;
  done?: () => void;
};

/** Lines that may go on over the page; the first two and the last two stay together. */
export function flowing(lines: Line[], flow: Flow): Piece[] {
  const { size, tag, indent = 0 } = flow;
  const height = size * LINE_HEIGHT;
  let open: Element | undefined;
  return lines.map((line, at): Piece => {
    const above = at === 0 ? flow.above : 0;
    const last = at === lines.length - 1;
    return {
      height,
      above,
      keep: last ? flow.keep : at === 0 || at === lines.length - 2,
      draw: (sheet, y, gap) => {
        const { ground, first } = flow;
        if (ground) decoration(sheet, () => ground(sheet, y - gap, height + gap));
        if (at === 0) first?.(sheet, y);
        open ??= container(sheet, flow.parent?.(sheet) ?? sheet.root, tag);
        marked(sheet, open, tag, () => drawLine(sheet, line, sheet.x + indent, y, size));
        if (!last) return;
        open.end();
        flow.done?.();
      },
    };
  });
}

const PANEL = { size: 11.5, side: 16, gap: 7, edge: 3 };

/** Paragraphs on a tinted ground with a strong edge: what is read aloud. */
function panelPieces(paragraphs: string[], ruler: Ruler, width: number): Piece[] {
  const { size, side, gap, edge } = PANEL;
  const ground = ({ doc, x, width: wide }: Sheet, y: number, height: number) => {
    // A hair of overlap, lest the strips show a seam on some screens.
    doc.rect(x, y, wide, height + 0.3).fill(ink.tint);
    doc.rect(x, y, edge, height + 0.3).fill(ink.accent);
  };
  const pad = (keep: boolean): Piece => ({
    height: gap,
    keep,
    draw: (sheet, y) => decoration(sheet, () => ground(sheet, y, gap)),
  });
  const texts = paragraphs.flatMap((text, at) =>
    flowing(ruler.linesOf([{ text }], size, width - 2 * side), {
      size,
      above: at === 0 ? 0 : gap,
      keep: at === paragraphs.length - 1,
      tag: 'P',
      indent: side,
      ground,
    }),
  );
  return [{ ...pad(true), above: 8 }, ...texts, pad(false)];
}

function listPieces(items: string[], ruler: Ruler, width: number): Piece[] {
  const indent = 14;
  let list: Element | undefined;
  return items.flatMap((text, at) => {
    let item: Element | undefined;
    return flowing(ruler.linesOf([{ text }], BODY, width - indent), {
      size: BODY,
      above: 5,
      keep: false,
      tag: 'LBody',
      indent,
      parent: () => item as Element,
      first: (sheet, y) => {
        list ??= container(sheet, sheet.root, 'L');
        item = container(sheet, list, 'LI');
        const [mark] = sheet.ruler.linesOf([{ text: '•', color: ink.accent, weight: 'bold' }], BODY, indent);
        element(sheet, item, 'Lbl', () => drawLine(sheet, mark as Line, sheet.x + 2, y, BODY));
      },
      done: () => {
        item?.end();
        if (at === items.length - 1) list?.end();
      },
    });
  });
}

/** Words that are explained, each with its explanation below. */
function termPieces(entries: Extract<Block, { kind: 'terms' }>['entries'], ruler: Ruler, width: number): Piece[] {
  return entries.flatMap(({ term, note, text }, at) => {
    const name: Words[] = [{ text: term, weight: 'bold' }, ...(note ? [{ text: ` (${note})`, color: ink.quiet }] : [])];
    return [
      ...flowing(ruler.linesOf(name, BODY, width), { size: BODY, above: 9, keep: true, tag: 'H3' }),
      ...flowing(ruler.linesOf([{ text }], BODY, width), {
        size: BODY,
        above: 1,
        keep: at < entries.length - 1,
        tag: 'P',
      }),
    ];
  });
}

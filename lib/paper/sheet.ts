import { fontCalled } from './fonts';
import type { Line, Ruler } from './lines';
import { LINE_HEIGHT } from './lines';

export type Element = PDFKit.PDFStructureElement;

/** What a piece draws on: the document, the place of its text, and the tree that a screen reader follows. */
export type Sheet = {
  doc: PDFKit.PDFDocument;
  ruler: Ruler;
  x: number;
  width: number;
  root: Element;
  /** The page of a heading, once all is laid out. */
  pageOf: (anchor: string) => number | undefined;
};

/** A strip of a page that is never cut. `above` is the white before it, which falls away at the top of a page. */
export type Piece = {
  height: number;
  above?: number;
  /** Stays on one page with the piece that follows. */
  keep?: boolean;
  newPage?: boolean;
  /** Drawn again at the top of a page that this piece begins. */
  head?: Piece;
  anchor?: string;
  draw: (sheet: Sheet, y: number, above: number) => void;
};

/** Draws what a screen reader is to read, as an element of the tree; its kind is a word of the PDF standard. */
export function element(sheet: Sheet, parent: Element, kind: string, draw: () => void, options: object = {}): Element {
  const made = sheet.doc.struct(kind, options);
  parent.add(made);
  marked(sheet, made, kind, draw);
  made.end();
  return made;
}

/** More of an element that is open: the part of it on this page. */
export function marked({ doc }: Sheet, parent: Element, kind: string, draw: () => void) {
  const content = doc.markStructureContent(kind);
  draw();
  doc.endMarkedContent();
  parent.add(content);
}

/** An element that holds others. */
export function container(sheet: Sheet, parent: Element, kind: string, options: object = {}): Element {
  const made = sheet.doc.struct(kind, options);
  parent.add(made);
  return made;
}

/** Draws what only pleases the eye, or repeats what was said: a screen reader skips it. */
export function decoration({ doc }: Sheet, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout') {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

export function drawLine({ doc }: Sheet, line: Line, x: number, y: number, size: number) {
  let at = x;
  for (const { font, text, color, width } of line.segments) {
    doc
      .font(fontCalled(font) as never, font)
      .fontSize(size)
      .fillColor(color)
      .text(text, at, y, { lineBreak: false });
    at += width;
  }
}

/** Lines one below the other; `align` within `width`. */
export function drawLines(sheet: Sheet, lines: Line[], box: Box, size: number) {
  lines.forEach((line, at) => {
    const x = box.align === 'right' ? box.x + box.width - line.width : box.x;
    drawLine(sheet, line, x, box.y + at * size * LINE_HEIGHT, size);
  });
}

export type Box = { x: number; y: number; width: number; align?: 'left' | 'right' };

export function rule({ doc }: Sheet, x: number, y: number, width: number, color: string, thick = 0.5) {
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(thick)
    .strokeColor(color)
    .stroke();
}

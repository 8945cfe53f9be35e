import PDFDocument from 'pdfkit';
import { partTime } from '../part-time';
import type { Block } from './blocks';
import { contentsPieces } from './contents';
import { factPieces } from './facts';
import { figurePieces } from './figures';
import { ink } from './ink';
import { type Line, makeRuler, type Ruler } from './lines';
import { type Placed, paged } from './pages';
import { decoration, drawLine, type Piece, rule, type Sheet } from './sheet';
import { tablePieces } from './tables';
import { textPieces } from './texts';

/** A document to print: what is read, and what stands around it on every page. */
export type Paper = {
  title: string;
  language: string;
  /** Stands in the file instead of the clock, so that the same document is the same bytes. */
  madeAt: Date;
  /** Left and right over every page but the first; null where nothing is to stand there. */
  head: [string, string] | null;
  /** The foot of every page, line by line, and how a page is called. */
  foot: string[];
  pageName: (page: number, pages: number) => string;
  blocks: Block[];
};

const PAGE = { width: 595.28, height: 841.89, side: 56, top: 80, bottom: 76 };
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.side;

/** The document as PDF 1.7, marked up for screen readers as PDF/UA-1 asks. */
export async function print(paper: Paper): Promise<Buffer> {
  const ruler = makeRuler();
  const rest = partTime();
  const pieces: Piece[] = [];
  for (const block of paper.blocks) {
    pieces.push(...piecesOf(block, paper, ruler));
    await rest();
  }
  const pages = paged(pieces, PAGE.height - PAGE.top - PAGE.bottom);
  const doc = openDocument(paper);
  const done = collected(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet: Sheet = { doc, ruler, root, x: PAGE.side, width: CONTENT_WIDTH, pageOf: finder(pages) };
  for (const [at, page] of pages.entries()) {
    drawPage(sheet, paper, page, at + 1, pages.length);
    await rest();
  }
  root.end();
  doc.end();
  return done;
}

function piecesOf(block: Block, { blocks }: Paper, ruler: Ruler): Piece[] {
  if (block.kind === 'contents') return contentsPieces(blocks, ruler);
  if (block.kind === 'bars' || block.kind === 'columns' || block.kind === 'tiles')
    return figurePieces(block, ruler, CONTENT_WIDTH);
  if (block.kind === 'facts') return factPieces(block, ruler, CONTENT_WIDTH);
  if (block.kind === 'table') return tablePieces(block, ruler, CONTENT_WIDTH);
  return textPieces(block, ruler, CONTENT_WIDTH);
}

function openDocument({ title, language, madeAt }: Paper): PDFKit.PDFDocument {
  const options = {
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: null,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: 'Pulang', Producer: 'Pulang', CreationDate: madeAt, ModDate: madeAt },
  };
  // The types know neither a document without a first font nor the newest kinds of PDF.
  return new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

function finder(pages: Placed[][]): Sheet['pageOf'] {
  const found = new Map(
    pages.flatMap((page, at) => page.flatMap(({ piece }) => (piece.anchor ? [[piece.anchor, at + 1] as const] : []))),
  );
  return (anchor) => found.get(anchor);
}

function drawPage(sheet: Sheet, paper: Paper, placed: Placed[], page: number, pages: number) {
  sheet.doc.addPage();
  decoration(sheet, () => around(sheet, paper, page, pages), 'Pagination');
  for (const { piece, y, above } of placed) piece.draw(sheet, PAGE.top + y, above);
}

const SMALL = 8.5;
// A strip of colour over the cover, from edge to edge.
const BAND = 14;

/** The running head and foot. The first page says the same in large letters, so it has no head. */
function around(sheet: Sheet, { head, foot, pageName }: Paper, page: number, pages: number) {
  const { x, width } = sheet;
  if (head && page === 1) sheet.doc.rect(0, 0, PAGE.width, BAND).fill(ink.accent);
  if (head && page > 1) {
    ends(sheet, head, 44);
    rule(sheet, x, 60, width, ink.line);
  }
  const top = PAGE.height - 52;
  rule(sheet, x, top - 8, width, ink.line);
  const lines = foot.length > 0 ? foot : [''];
  lines.forEach((line, at) => {
    ends(sheet, [line, at === 0 ? pageName(page, pages) : ''], top + at * SMALL * 1.35);
  });
}

function ends(sheet: Sheet, [left, right]: [string, string], y: number) {
  const lineOf = (text: string) => sheet.ruler.linesOf([{ text, color: ink.quiet }], SMALL, sheet.width)[0] as Line;
  const end = lineOf(right);
  drawLine(sheet, lineOf(left), sheet.x, y, SMALL);
  drawLine(sheet, end, sheet.x + sheet.width - end.width, y, SMALL);
}

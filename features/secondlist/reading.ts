import { parse } from 'csv-parse/sync';
import type { Refused } from '@/lib/errors';

/** A list as it was given: cells as text, row by row, empty rows left in place so that numbers are those of the sheet. */
export type Rows = string[][];

export const MOST_LINES = 5_000;
export const MOST_BYTES = 2_000_000;
export const MOST_COLUMNS = 100;
/** Lines above and below the people: a title, headings, a sum. */
const ROOM = 20;
/** With empty rows, and with every line of cells that have several. */
export const MOST_ROWS = 25_000;

export type Unreadable =
  | 'empty'
  | 'too-large'
  | 'too-many-lines'
  | 'too-many-columns'
  | 'not-a-list'
  | 'old-workbook'
  | 'broken-workbook'
  | 'packed-too-tight'
  | 'too-slow';

export type Kind = 'text' | 'workbook' | 'old-workbook' | 'other';

const starts = (bytes: Buffer, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);

/** What a file is, by its content: names and types are whatever somebody called it. */
export function kindOf(bytes: Buffer): Kind {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'workbook';
  // Before 2007, or a workbook under a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-workbook';
  if (hasWideMark(bytes)) return 'text';
  return starts(bytes, 0x25, 0x50, 0x44, 0x46) || bytes.includes(0) ? 'other' : 'text';
}

const hasWideMark = (bytes: Buffer) => starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff);

/** The text of a file: UTF-8, UTF-16 with its mark, else what Windows wrote in Western Europe. */
export function textIn(bytes: Buffer): string {
  if (hasWideMark(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads CSV with commas, semicolons or tabs, and cells pasted from a spreadsheet. */
export function readText(given: string): { rows: Rows } | Refused<Unreadable> {
  if (Buffer.byteLength(given) > MOST_BYTES) return { refused: 'too-large' };
  const { text, delimiter } = delimited(given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const told = withoutEmptyEnd(text, delimiter);
  // Counted before anything is read: reading what nobody has a use for would keep everybody waiting.
  return hasMoreLines(told, MOST_ROWS) ? { refused: 'too-many-lines' } : checked(parsed(told, delimiter));
}

/** Empty rows at the end, of which a spreadsheet may write a million. They hold no quotation mark, so they end no cell. */
function withoutEmptyEnd(text: string, delimiter: string): string {
  let end = text.length;
  while (end > 0 && ['\n', '\t', ' ', delimiter].includes(text[end - 1] ?? '')) end -= 1;
  const lineEnd = text.indexOf('\n', end);
  return end === 0 ? '' : text.slice(0, lineEnd < 0 ? text.length : lineEnd);
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > most;
}

/** The limits of every list, wherever it comes from. */
export function checked(given: Rows): { rows: Rows } | Refused<Unreadable> {
  if (given.length > MOST_ROWS) return { refused: 'too-many-lines' };
  const rows = given.map((row) => row.map((cell) => cell.replaceAll('\0', '').normalize('NFC').trim()));
  const told = rows.filter(hasWords).length;
  if (told === 0) return { refused: 'empty' };
  if (told > MOST_LINES + ROOM) return { refused: 'too-many-lines' };
  if (rows.some((row) => row.length > MOST_COLUMNS)) return { refused: 'too-many-columns' };
  return { rows };
}

export const hasWords = (row: string[]) => row.some((cell) => cell !== '');

function parsed(text: string, delimiter: string): Rows {
  const options = { delimiter, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: false };
  try {
    return parse(text, options) as Rows;
  } catch {
    // A quotation mark somewhere is a part of a name and not the beginning of a cell: line by line the others are still read.
    return text.split('\n').map((line) => cellsIn(line, delimiter));
  }
}

/** The cells of one line. A quotation mark that is never closed, or stands within a cell, is a sign like others. */
function cellsIn(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const closed = closingMark(line, at, delimiter);
    const next = line.indexOf(delimiter, at);
    const end = closed ?? (next < 0 ? line.length : next);
    cells.push(closed === null ? line.slice(at, end) : line.slice(at + 1, end).replaceAll('""', '"'));
    at = end + (closed === null ? 1 : 2);
  }
  return cells;
}

/** Where the quotation mark stands that ends the cell beginning here; null where none does. */
function closingMark(line: string, at: number, delimiter: string): number | null {
  if (line[at] !== '"') return null;
  let mark = line.indexOf('"', at + 1);
  while (mark >= 0 && line[mark + 1] === '"') mark = line.indexOf('"', mark + 2);
  return mark >= 0 && (mark + 1 === line.length || line[mark + 1] === delimiter) ? mark : null;
}

const delimiters = ['\t', ';', ','] as const;
const LOOKED_AT = 50;

/** The text without a line that only names its delimiter (Excel writes `sep=;`), and the delimiter. */
function delimited(text: string): { text: string; delimiter: string } {
  const [line, named] = /^sep=([,;\t])\n/i.exec(text) ?? [];
  if (line && named) return { text: text.slice(line.length), delimiter: named };
  const even = delimiters.map((delimiter) => ({ delimiter, ...evenness(text, delimiter) }));
  const [best] = even.sort((a, b) => b.share - a.share || b.cells - a.cells);
  return { text, delimiter: best && best.share > 0 ? best.delimiter : ',' };
}

/** How many of the first lines have as many cells as most have, were this the delimiter. */
function evenness(text: string, delimiter: string): { share: number; cells: number } {
  const counts = countsPerLine(text, delimiter);
  const often = new Map<number, number>();
  for (const count of counts) if (count > 0) often.set(count, (often.get(count) ?? 0) + 1);
  const [most] = [...often].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most ? { share: most[1] / counts.length, cells: most[0] } : { share: 0, cells: 0 };
}

function countsPerLine(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let [count, length, quoted] = [0, 0, false];
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (sign === '\n' && !quoted) {
      if (length > 0) counts.push(count);
      [count, length] = [0, 0];
      if (counts.length === LOOKED_AT) return counts;
    } else {
      length += 1;
      if (sign === delimiter && !quoted) count += 1;
    }
  }
  return length > 0 ? [...counts, count] : counts;
}

import type { Words } from './lines';

/** What a document of ours is made of, in the order in which it is read. `lib/paper/print.ts` sets it on pages. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; newPage?: boolean; listed?: boolean; size?: number }
  | { kind: 'text'; words: Words[]; size?: number; above?: number; keep?: boolean }
  | { kind: 'panel'; paragraphs: string[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'terms'; entries: { term: string; note?: string; text: string }[] }
  | { kind: 'facts'; rows: { name: string; value: string }[]; above?: number }
  | { kind: 'tiles'; tiles: { label: string; value: string }[] }
  | { kind: 'bars'; alt: string; bars: { label: string; value: number; text: string }[] }
  | { kind: 'columns'; alt: string; columns: { label: string; value: number; text: string }[] }
  | { kind: 'contents' }
  | { kind: 'space'; height: number }
  | TableBlock;

export type TableBlock = {
  kind: 'table';
  columns: { title: string; align: 'left' | 'right'; width?: number }[];
  rows: TableRow[];
  /** Stays with what follows: notes, a drawing. */
  keep?: boolean;
};

/** A total and its neighbours stay together: none alone on a page. */
export type TableRow = { cells: string[]; look?: 'plain' | 'quiet' | 'total' | 'part' };

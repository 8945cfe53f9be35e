import { read } from '../house';

export type Row = { act: string; record: string; answers: string[] };

/** The rows of one table of docs/access.md, found by the heading above it. */
export function tableUnder(heading: string): { head: string[]; rows: Row[] } {
  const [, rest = ''] = read('docs/access.md').split(`## ${heading}\n`);
  const [part = ''] = rest.split('\n## ');
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return {
    head: head.slice(2),
    rows: rows.map(([act = '', record = '', ...answers]) => ({ act, record, answers })),
  };
}

import type { ReactNode } from 'react';
import { Table } from '@/components/table';
import { reader } from '@/lib/reader';
import { type Line, type ReportTable, shareOf } from '../tables';

/** One table of the report with what it says about itself. */
export async function FigureTable({ table }: { table: ReportTable }) {
  const { t } = await reader();
  const columns = [
    { key: 'name', title: table.heading },
    ...table.measures.flatMap(({ span, title }) => [
      { key: span, title, numeric: true },
      ...(table.shares ? [{ key: `${span}-share`, title: t('reports.columns.share'), numeric: true }] : []),
    ]),
  ];
  const rows = await Promise.all(
    table.lines.map(async (line) => ({ key: `${line.kind}-${line.code}`, cells: await cellsOf(table, line) })),
  );
  return (
    <>
      <Table caption={table.title} columns={columns} rows={rows} />
      {table.notes.map((note) => (
        <p key={note} className="mt-2 max-w-prose text-sm text-quiet">
          {note}
        </p>
      ))}
    </>
  );
}

const NO_BREAK = '\u00a0';

async function cellsOf(table: ReportTable, line: Line) {
  const { number, percent } = await reader();
  const numbers = line.values.flatMap((value, at) => {
    const share = shareOf(table, line, at);
    return [number(value), ...(table.shares ? [share === null ? '–' : percent(share).replace(' ', NO_BREAK)] : [])];
  });
  const cells = [line.label, ...numbers];
  return cells.map(inLook[line.kind]);
}

const plain = (cell: string) => cell;
const inLook: Record<Line['kind'], (cell: string) => ReactNode> = {
  answer: plain,
  part: plain,
  absent: (cell) => <span className="text-quiet">{cell}</span>,
  total: (cell) => <strong>{cell}</strong>,
};

import type { ReactNode } from 'react';
import { Table } from '@/components/table';
import { listHref } from '@/features/figures/addresses';
import { NumberLink } from '@/features/figures/components/figure-table';
import { reader } from '@/lib/reader';
import { type Line, type ReportTable, shareOf } from '../tables';

/** One table of the report with what it says about itself. `linked`: its numbers lead to the cases behind them. */
export async function FigureTable({ table, linked }: { table: ReportTable; linked: boolean }) {
  const { t } = await reader();
  const columns = [
    { key: 'name', title: table.heading },
    ...table.measures.flatMap(({ span, title }) => [
      { key: span, title, numeric: true },
      ...(table.shares ? [{ key: `${span}-share`, title: t('reports.columns.share'), numeric: true }] : []),
    ]),
  ];
  const rows = await Promise.all(
    table.lines.map(async (line) => ({ key: `${line.kind}-${line.code}`, cells: await cellsOf(table, line, linked) })),
  );
  return (
    <>
      <Table caption={table.title} columns={columns} rows={rows} />
      {table.notes.map((note) => (
        <p key={note} className="mt-2 max-w-3xl text-sm text-pretty text-quiet">
          {note}
        </p>
      ))}
    </>
  );
}

async function cellsOf(table: ReportTable, line: Line, linked: boolean): Promise<ReactNode[]> {
  const { number, percent } = await reader();
  const look = inLook[line.kind];
  const numbers = line.values.flatMap((value, at) => {
    const share = shareOf(table, line, at);
    const { span, title } = table.measures[at] ?? { span: '', title: '' };
    const href = linked && value > 0 ? behind(table, line, at) : undefined;
    const label = `${line.label}, ${title}: ${number(value)}`;
    return [
      href ? (
        <NumberLink key={span} href={href} label={label}>
          {look(number(value))}
        </NumberLink>
      ) : (
        look(number(value))
      ),
      ...(table.shares ? [look(share === null ? '–' : percent(share))] : []),
    ];
  });
  return [look(line.label), ...numbers];
}

/** Where the cases behind a number are listed. A list cannot ask for countries that are not known. */
function behind(table: ReportTable, line: Line, at: number): string | undefined {
  const question = table.measures[at]?.question;
  if (!question || (line.kind === 'absent' && question.by === 'destination')) return undefined;
  if (line.kind === 'total') return listHref(question);
  if (line.kind === 'part') return listHref({ ...question, where: { region: 'southeast_asia' } });
  return listHref(question, line.code);
}

const plain = (cell: string): ReactNode => cell;
const inLook: Record<Line['kind'], (cell: string) => ReactNode> = {
  answer: plain,
  part: plain,
  absent: (cell) => <span className="text-quiet">{cell}</span>,
  total: (cell) => <strong>{cell}</strong>,
};

import type { ReactNode } from 'react';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { type Cell, nameOf } from '../statistics';
import { columnName, lineName, type ReleaseTable, tablesOf } from '../tables';

type Props = {
  cells: Cell[];
  /** The exact counts, for those inside; beside each number that leaves. */
  exact?: Cell[];
  /** What an earlier release said already: everything else is new. */
  before?: Cell[];
  texts: Texts;
};

/** The tables of a release; with the exact counts beside them while it is looked at inside. */
export function ReleaseTables({ cells, exact, before, texts }: Props) {
  const tables = tablesOf(cells);
  const inside = exact && new Map(exact.map((cell) => [nameOf(cell), cell.value]));
  const known = before && new Set(before.map(nameOf));
  return (
    <div className="grid gap-8">
      {tables.map((table) => (
        <section key={table.name} className="grid gap-2">
          <h3 className="font-bold">{texts.t(`releases.tables.${table.name}`)}</h3>
          <OneTable table={table} inside={inside} known={known} texts={texts} />
        </section>
      ))}
    </div>
  );
}

type One = { table: ReleaseTable; inside?: Map<string, number>; known?: Set<string>; texts: Texts };

function OneTable({ table, inside, known, texts }: One) {
  const { t, number } = texts;
  const head = table.name === 'months' || table.name === 'years' ? 'period' : 'answer';
  const columns = [
    { key: 'name', title: t(`releases.heads.${head}`) },
    ...table.columns.map((column) => ({ key: column.key, title: columnName(column, texts), numeric: true })),
  ];
  const rows = table.lines.map(({ key, values }) => ({
    key,
    cells: [
      lineName(table.name, key, texts),
      ...values.map((value, at): ReactNode => {
        const { metric, period } = table.columns[at] ?? { metric: 'cases_handled' as const, period: null };
        const name = nameOf({ table: table.name, metric, period: period ?? key, key: period ? key : '' });
        const exact = inside?.get(name);
        return (
          <span key={name} className="inline-grid justify-items-end">
            <span className={known && !known.has(name) && value !== null ? 'font-semibold' : ''}>
              {value === null ? '–' : number(value)}
            </span>
            {inside && (
              <span className="text-xs text-quiet">
                <span className="sr-only">{t('releases.proposal.exact')} </span>
                {exact === undefined ? '–' : `(${number(exact)})`}
              </span>
            )}
          </span>
        );
      }),
    ],
  }));
  return <Table caption={t(`releases.tables.${table.name}`)} columns={columns} rows={rows} />;
}

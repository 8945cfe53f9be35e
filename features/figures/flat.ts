import type { Texts } from '@/lib/texts';
import type { Figure, FigureRow } from './input';
import { type OfficeNames, periodWords, rowName, whereWords } from './labels';
import { asOfWords, viewTitle } from './titles';
import type { ViewTable } from './view';

/** A code and what it is called. */
type Named = { code: string; label: string };
export type FlatCell = { row: Named | null; column: Named | null; value: number };

/** A view for programs and files: what was asked, in words and codes, and every number once. */
export type FlatView = {
  title: string;
  metric: string;
  name: string;
  unit: Figure['unit'];
  definition: string;
  exclusions: string;
  from: string | null;
  to: string | null;
  asOf: string;
  where: Record<string, string>;
  scope: string;
  rows: string | null;
  columns: string | null;
  total: number;
  answered: { rows: number | null; columns: number | null };
  rowTotals: (Named & { value: number })[];
  columnTotals: (Named & { value: number })[];
  rowsAbsent: (Named & { value: number })[];
  columnsAbsent: (Named & { value: number })[];
  /** The crossings that are not empty. */
  cells: FlatCell[];
};

export function flatView(table: ViewTable, texts: Texts, offices?: OfficeNames): FlatView {
  const { question, whole, split, across, rows = null, columns = null } = table;
  const { t } = texts;
  const named = (figure: Figure, key: string): Named => ({
    code: key,
    label: rowName(figure.by ?? 'destination', key, texts, offices),
  });
  const listed = (figure: Figure | undefined, of: 'rows' | 'absent') =>
    figure ? figure[of].map(({ key, value }: FigureRow) => ({ ...named(figure, key), value })) : [];
  return {
    title: viewTitle(table, texts),
    metric: question.metric,
    name: t(`figures.metrics.${question.metric}.name`),
    unit: whole.unit,
    definition: t(`figures.metrics.${question.metric}.definition`),
    exclusions: t(`figures.metrics.${question.metric}.exclusions`),
    from: question.from ?? null,
    to: question.to ?? null,
    asOf: question.asOf,
    where: { ...question.where } as Record<string, string>,
    scope: [
      periodWords(question, texts),
      asOfWords(question, texts),
      ...whereWords(question.where, texts, offices),
    ].join('; '),
    rows,
    columns,
    total: whole.total,
    answered: { rows: split?.answered ?? null, columns: across?.answered ?? null },
    rowTotals: listed(split, 'rows'),
    columnTotals: listed(across, 'rows'),
    rowsAbsent: listed(split, 'absent'),
    columnsAbsent: listed(across, 'absent'),
    cells: cellsOf(table, named),
  };
}

function cellsOf({ split, across, cells }: ViewTable, named: (figure: Figure, key: string) => Named): FlatCell[] {
  if (!split || !across) return [];
  return split.rows.flatMap((row, n) =>
    across.rows.flatMap((column, at) => {
      const value = cells[n]?.[at] ?? 0;
      return value === 0 ? [] : [{ row: named(split, row.key), column: named(across, column.key), value }];
    }),
  );
}

/** Every number of a view on a line of its own: crossings, then rows, columns and the whole. */
export function linesOf({ cells, rowTotals, columnTotals, rowsAbsent, columnsAbsent, total }: FlatView) {
  const only = (value: number, row: Named | null, column: Named | null): FlatCell => ({ row, column, value });
  return [
    ...cells.map((cell) => ({ kind: 'cell' as const, ...cell })),
    ...rowTotals.map((each) => ({ kind: 'row' as const, ...only(each.value, each, null) })),
    ...rowsAbsent.map((each) => ({ kind: 'rowAbsent' as const, ...only(each.value, each, null) })),
    ...columnTotals.map((each) => ({ kind: 'column' as const, ...only(each.value, null, each) })),
    ...columnsAbsent.map((each) => ({ kind: 'columnAbsent' as const, ...only(each.value, null, each) })),
    { kind: 'total' as const, ...only(total, null, null) },
  ];
}

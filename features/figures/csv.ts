import { stringify } from 'csv-stringify/sync';
import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import type { Texts } from '@/lib/texts';
import { type FlatView, linesOf } from './flat';

const columns = [
  'kind',
  'rowCode',
  'row',
  'columnCode',
  'column',
  'value',
  'unit',
  'metric',
  'scope',
  'definition',
] as const;

/** A view as one flat table, a number on a line: for programs, and for people who filter. Numbers have a point. */
export function viewCsv(view: FlatView, { t }: Texts): Buffer {
  const head = columns.map((name) => t(`figures.file.${name}`));
  const lines = linesOf(view).map(({ kind, row, column, value }) => [
    kind,
    row?.code ?? null,
    row?.label ?? null,
    column?.code ?? null,
    column?.label ?? null,
    value,
    t(`figures.count.${view.unit}`),
    view.name,
    view.scope,
    view.definition,
  ]);
  const cells = [head, ...lines].map((line) => line.map(spreadsheetCell));
  return Buffer.from(stringify(cells, { bom: true, record_delimiter: 'windows' }));
}

import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import { spreadsheetText } from '@/lib/spreadsheet-cell';
import type { Texts } from '@/lib/texts';
import type { FlatView } from './flat';

/** A view as a workbook: the table as it stands on the page, and what it counts on a second sheet. */
export function viewXlsx(view: FlatView, texts: Texts): Promise<Buffer> {
  const { t } = texts;
  const sheets = [
    {
      sheet: t('figures.file.sheet'),
      data: tableOf(view, texts),
      columns: [{ width: 36 }, ...view.columnTotals.map(() => ({ width: 16 })), { width: 16 }],
    },
    { sheet: t('figures.file.definition'), data: definition(view, texts), columns: [{ width: 24 }, { width: 90 }] },
  ];
  return writeExcelFile(
    sheets.map((sheet) => ({ ...sheet, orientation: 'landscape' as const })),
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBuffer();
}

const text = (value: string, style: object = {}): Cell => ({ type: String, value: spreadsheetText(value), ...style });
const number = (value: number, style: object = {}): Cell =>
  ({ type: Number, value, format: Number.isInteger(value) ? '#,##0' : '#,##0.0', ...style }) as Cell;
const heading = (value: string, align: 'left' | 'right' = 'left') =>
  text(value, { fontWeight: 'bold', align, wrap: true, bottomBorderStyle: 'thin', backgroundColor: '#E2EFED' });
const strong = { fontWeight: 'bold', topBorderStyle: 'thin' };
const quiet = { fontStyle: 'italic' };

function tableOf(view: FlatView, { t }: Texts): Row[] {
  const values = new Map(view.cells.map(({ row, column, value }) => [`${row?.code}\n${column?.code}`, value]));
  const total = view.columns ? t('figures.total') : t(`figures.count.${view.unit}`);
  const blank = view.columnTotals.map(() => text(''));
  return [
    [text(view.title, { fontWeight: 'bold', fontSize: 14 })],
    [text(view.scope)],
    [],
    [
      heading(view.rows ? t(`figures.dimensions.${view.rows as 'sex'}`) : t('figures.file.metric')),
      ...view.columnTotals.map(({ label }) => heading(label, 'right')),
      heading(total, 'right'),
    ],
    ...view.rowTotals.map((row) => [
      text(row.label),
      ...view.columnTotals.map((column) => number(values.get(`${row.code}\n${column.code}`) ?? 0)),
      number(row.value),
    ]),
    ...view.rowsAbsent.map((row) => [text(row.label, quiet), ...blank, number(row.value, quiet)]),
    [
      text(t('figures.total'), strong),
      ...view.columnTotals.map(({ value }) => number(value, strong)),
      number(view.total, strong),
    ],
  ];
}

function definition(view: FlatView, { t }: Texts): Row[] {
  const facts: [string, string][] = [
    [t('figures.file.metric'), view.name],
    [t('figures.file.unit'), t(`figures.count.${view.unit}`)],
    [t('figures.file.definition'), view.definition],
    [t('figures.file.exclusions'), view.exclusions],
    [t('figures.file.scope'), view.scope],
  ];
  return facts.map(([name, words]) => [
    text(name, { fontWeight: 'bold', alignVertical: 'top' }),
    text(words, { wrap: true, alignVertical: 'top', height: Math.ceil((words.length * 1.1) / 90) * 15 }),
  ]);
}

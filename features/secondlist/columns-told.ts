import type { Texts } from '@/lib/texts';
import type { Given } from './given';
import { hasWords, type Rows } from './reading';

/** What the screen is told of the columns of a list: where its headings may be, and what each column seems to hold. */
export type ColumnsOfList = {
  head: number;
  heads: { code: string; label: string }[];
  columns: { at: number; heading: string; samples: string[]; field: string }[];
};

const SAMPLES = 3;
const HEADS = 12;

export function columnsOfList(
  rows: Rows,
  { head, fields }: { head: number; fields: readonly (string | null)[] },
  { t }: Texts,
): ColumnsOfList {
  const below = rows.slice(head + 1);
  const heads = rows
    .slice(0, HEADS)
    .flatMap((row, at) =>
      hasWords(row)
        ? [{ code: String(at), label: t('secondlist.told.row', { number: at + 1, cells: shortened(row) }) }]
        : [],
    );
  const told = fields.map((field, at) => ({
    at,
    heading: rows[head]?.[at] || t('secondlist.told.column', { number: at + 1 }),
    samples: below
      .map((row) => row[at] ?? '')
      .filter(Boolean)
      .slice(0, SAMPLES),
    field: field ?? '',
  }));
  return { head, heads, columns: told.filter(({ samples }) => samples.length > 0) };
}

const shortened = (row: string[]) => row.filter(Boolean).slice(0, 4).join(' · ').slice(0, 60);

/** How much was read, and what was not read as it looks in the spreadsheet. */
export function notesOn({ rows, sheet = 1, sheets = 1, formulas = 0, unreckoned = 0 }: Given, { t }: Texts): string[] {
  return [
    t('secondlist.told.rows', { count: rows.filter(hasWords).length }),
    ...(sheets > 1 ? [t('secondlist.told.sheet', { sheet, sheets })] : []),
    ...(formulas > 0 ? [t('secondlist.told.formulas', { count: formulas })] : []),
    ...(unreckoned > 0 ? [t('secondlist.told.unreckoned', { count: unreckoned })] : []),
  ];
}

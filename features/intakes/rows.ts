import { isField } from '@/features/cases/fields';
import type { Raw } from '@/features/cases/input';
import { foldName, foldPassport } from '@/features/people/rules';
import { sexOf } from '@/features/secondlist/columns';
import { type Order, orderOf, readDate } from '@/features/secondlist/dates';
import { hasWords, type Rows } from '@/features/secondlist/reading';
import { isDay } from '@/lib/calendar';
import type { IntakeColumns, IntakeField } from './columns';

/** What holds for every row that says nothing else. */
export type Common = { officeId: string; destination: string; handledOn: string; citizenship: string };

/** What a worker typed over a cell that could not be taken, by the place of the row and the question. */
export type Edits = Record<string, Partial<Record<IntakeField, string>>>;

/** A row as the form for one case would send it. `number` is its place in the spreadsheet. */
export type ListedRow = { number: number; raw: Raw };

type Listed = { rows: Rows; columns: IntakeColumns; common: Common; edits: Edits; day: string };

/** The people of a list, row by row, as far as it can be read; what cannot is left as it stands, for the form to refuse. */
export function rowsIn({ rows, columns: { head, fields }, common, edits, day }: Listed): ListedRow[] {
  const below = rows.map((cells, at) => ({ cells, number: at + 1 })).slice(head + 1);
  const orders = new Map(
    (['birth', 'handledOn'] as const).map((field) => [
      field as string,
      orderOf(below.flatMap(({ cells }) => cells.filter((_, at) => fields[at] === field))),
    ]),
  );
  const full = below.filter(({ cells }) => hasWords(cells));
  return full.map(({ cells, number }, at) => {
    const told = toldIn(cells, fields, edits[at] ?? {});
    return { number, raw: rawOf(told, common, orders, day) };
  });
}

type Told = Map<IntakeField, string>;

/** Between the parts of an answer that stands in several columns. */
const between: Partial<Record<IntakeField, string>> = { name: ' ', notes: '\n', contacts: '\n' };

function toldIn(cells: string[], fields: IntakeColumns['fields'], edits: Edits[string]): Told {
  const told: Told = new Map();
  for (const [at, field] of fields.entries()) {
    const cell = (cells[at] ?? '').trim().replace(/^'/, '');
    if (!field || cell === '' || (saysNothing(cell) && field !== 'notes')) continue;
    const before = told.get(field);
    const isOne = ['birth', 'nik', 'passport', 'phone', 'sex', 'destination', 'handledOn'].includes(field);
    if (before === undefined) told.set(field, cell);
    else if (!isOne) told.set(field, `${before}${between[field] ?? ', '}${cell}`);
  }
  for (const [field, text] of Object.entries(edits)) told.set(field as IntakeField, text);
  // A sum below the people is nobody.
  if (/^(jumlah|sub ?total|total)\b/.test(foldName(told.get('name') ?? ''))) told.delete('name');
  return told;
}

/** How lists say that there is none: most of those without papers stand in them like that. */
const saysNothing = (cell: string) =>
  /^(-+|–|—|\.+|\?+|n\/?a|nihil|none|nil|null|tidak ada|tdk ada|tidak punya|belum ada|tidak diketahui|unknown)$/i.test(
    cell,
  );

function rawOf(told: Told, common: Common, orders: Map<string, Order>, day: string): Raw {
  const raw: Raw = {};
  for (const [field, value] of Object.entries(common)) if (value) raw[field] = [value];
  for (const [field, cell] of told) {
    const read = isField(field) && readers[field]?.(cell, orders.get(field) ?? 'day-first', day);
    if (cell) raw[field] = [read || cell];
  }
  return raw;
}

type Read = (cell: string, order: Order, day: string) => string | null;

const readers: Partial<Record<string, Read>> = {
  birth: readDate,
  handledOn: (cell, order, day) => {
    const told = readDate(cell, order, day);
    return told && isDay(told) ? told : null;
  },
  sex: sexOf,
  passport: foldPassport,
  // A spreadsheet takes the first 0 of a number away; people write 00 for the plus.
  phone: (cell) => {
    const digits = cell.replace(/[\s().-]/g, '');
    return /^8\d{8,11}$/.test(digits) ? `0${digits}` : digits.replace(/^00/, '+');
  },
};

/** Whether a row says who it is about: sex, a date or an address alone is about nobody. */
export const tellsWho = (raw: Raw): boolean =>
  ['name', 'aliases', 'nik', 'passport', 'phone'].some((field) => Object.hasOwn(raw, field));

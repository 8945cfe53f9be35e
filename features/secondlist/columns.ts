import type { Facts } from '@/features/people/facts';
import { foldName, foldNik, foldPassport, foldPhone } from '@/features/people/rules';
import { type Order, orderOf, readDate } from './dates';
import { hasWords, type Rows } from './reading';

/** What a column of a counterpart's list may hold. Several may hold parts of a name. */
export const listFields = ['name', 'aliases', 'birth', 'nik', 'passport', 'phone', 'sex', 'address'] as const;
export type ListField = (typeof listFields)[number];

/** What each column holds, by its place; `head` is the row with the headings, -1 where there is none. */
export type Columns = { head: number; fields: (ListField | null)[] };

/** A person of the list. `number` is the row in their sheet; `unread` what stood there and could not be read. */
export type Line = { number: number; cells: string[]; facts: Facts; unread: { field: ListField; text: string }[] };

const LONGEST = 200;

const headings: [ListField, RegExp, RegExp?][] = [
  ['aliases', /\b(alias|aka|panggilan|julukan|nick ?name|nama lain|other names?)\b/],
  [
    'birth',
    /lahir|birth|\b(dob|ttl|tgl lhr)\b/,
    /^(tempat|tmpt?|kota) lahir$|^(place|country|city|province) of birth$|birthplace|^(tahun|year) di/,
  ],
  ['nik', /\b(nik|ktp|nomor induk|national id|id (no|number|card|ktp))\b/, /nama|name/],
  [
    'passport',
    /\b(pass?port?|pass?por|sprlp|splp|travel document (no|number))\b/,
    /nama|name|berlaku|expir|issue|terbit/,
  ],
  [
    'phone',
    /\b(telepon|telpon|telp|tlp|hp|handphone|phone|mobile|whats ?app|wa|tel|cell|kontak|contact)\b/,
    /nama|name|email|darurat|emergency|keluarga|family/,
  ],
  ['sex', /kelamin|\b(sex|gender|jk|l p|p l|m f|f m)\b/],
  ['address', /\b(alamat|address)\b/, /e ?mail/],
  [
    'name',
    /\b(nama|name|names|surname|surnames)\b/,
    /ayah|ibu|father|mother|agen|perusahaan|company|kantor|office|keluarga|family member|sponsor|perekrut|recruiter|user ?name|file/,
  ],
];

/** The field a heading speaks of, in Indonesian or English; null when it is something else. */
export function fieldOfHeading(heading: string): ListField | null {
  const folded = foldName(heading);
  if (folded === '' || folded.length > 60) return null;
  return headings.find(([, is, not]) => is.test(folded) && !not?.test(folded))?.[0] ?? null;
}

const LOOKED_AT = 12;

/** What the columns seem to hold: by their headings, where there are none by what stands in them. */
export function guessColumns(rows: Rows, today: string): Columns {
  const known = rows
    .slice(0, LOOKED_AT)
    .map((row) => row.filter((cell) => fieldOfHeading(cell) && !/\d{4}/.test(cell)).length);
  const best = Math.max(0, ...known);
  return columnsUnder(rows, best > 0 ? known.indexOf(best) : -1, today);
}

/** The same under headings that the worker has pointed at. */
export function columnsUnder(rows: Rows, head: number, today: string): Columns {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const fields = Array.from({ length: width }, (_, at) => fieldOfHeading(rows[head]?.[at] ?? ''));
  if (!fields.includes('name') || head < 0) fillByContent(fields, rows.slice(head + 1), today);
  return { head, fields };
}

const SAMPLE = 60;
const MOSTLY = 0.6;
/** In this order: what has the strictest form is recognised first. */
const forms: [ListField, (cell: string, today: string) => boolean][] = [
  ['nik', (cell) => foldNik(cell) !== ''],
  ['passport', (cell) => foldPassport(cell) !== ''],
  ['sex', (cell) => sexOf(cell) !== null],
  ['birth', (cell, today) => readDate(cell, 'day-first', today) !== null],
  ['phone', (cell) => /^[+0]|^62/.test(cell) && foldPhone(cell) !== ''],
  ['name', (cell) => /^\p{L}[\p{L}\p{M}\s.,'’`()/-]+$/u.test(cell) && cell.length > 2],
];

function fillByContent(fields: (ListField | null)[], below: Rows, today: string): void {
  for (const [field, fits] of forms) {
    if (fields.includes(field)) continue;
    const at = fields.findIndex((known, column) => {
      const cells = below
        .map((row) => row[column] ?? '')
        .filter(Boolean)
        .slice(0, SAMPLE);
      return (
        known === null && cells.length > 0 && cells.filter((cell) => fits(cell, today)).length / cells.length >= MOSTLY
      );
    });
    if (at >= 0) fields[at] = field;
  }
}

/** The people of a list. Rows without anything to compare are counted and left out. */
export function linesOf(rows: Rows, { head, fields }: Columns, today: string): { lines: Line[]; without: number } {
  const below = rows.map((cells, at) => ({ cells, number: at + 1 })).slice(head + 1);
  const births = fields.map((field, at) =>
    field === 'birth' ? orderOf(below.map(({ cells }) => cells[at] ?? '')) : null,
  );
  const order = births.find((each) => each !== null) ?? 'day-first';
  const full = below.filter(({ cells }) => hasWords(cells));
  const lines = full.map((row) => ({ ...row, ...readCells(row.cells, fields, order, today) }));
  const told = lines.filter(({ facts }) => Object.values(facts).some(Boolean));
  return { lines: told, without: full.length - told.length };
}

function readCells(
  cells: string[],
  fields: Columns['fields'],
  order: Order,
  today: string,
): Pick<Line, 'facts' | 'unread'> {
  const all = (field: ListField) => cells.filter((cell, at) => fields[at] === field && cell !== '').map(short);
  const joined = (field: ListField, between: string) => all(field).join(between).slice(0, LONGEST);
  const unread: Line['unread'] = [];
  const read = (field: ListField, how: (cell: string) => string | null) => {
    const [told] = all(field);
    const value = told === undefined ? null : how(told);
    if (told !== undefined && value === null) unread.push({ field, text: told });
    return value ?? undefined;
  };
  const facts: Facts = {
    name: joined('name', ' ') || undefined,
    aliases: joined('aliases', ', ') || undefined,
    birth: read('birth', (cell) => readDate(cell, order, today)),
    nik: read('nik', (cell) => foldNik(cell) || null),
    passport: read('passport', (cell) => foldPassport(cell) || null),
    phone: read('phone', (cell) => foldPhone(cell) || null),
    sex: read('sex', sexOf),
    address: joined('address', ', ') || undefined,
  };
  return { facts, unread };
}

const short = (cell: string) => cell.replace(/\s+/g, ' ').slice(0, LONGEST);

const sexes: Record<string, string[]> = {
  female: ['p', 'pr', 'prp', 'f', 'w', 'perempuan', 'wanita', 'female', 'woman', 'cewek', 'girl', 'ms', 'mrs', '女'],
  male: ['l', 'lk', 'm', 'laki', 'laki laki', 'pria', 'male', 'man', 'cowok', 'boy', 'mr', '男'],
};

/** The code of a sex as lists write it: L and P are Indonesian, M and F English. */
export function sexOf(cell: string): string | null {
  const folded = foldName(cell);
  return Object.keys(sexes).find((code) => sexes[code]?.includes(folded)) ?? null;
}

import { foldName } from '@/features/people/rules';
import { columnsUnder, fieldOfHeading, guessColumns, listFields } from '@/features/secondlist/columns';
import type { Rows } from '@/features/secondlist/reading';

/** What a column of a list to be taken in may hold: each is a question of the form for one case. */
export const intakeFields = [
  ...listFields,
  'homeProvince',
  'destination',
  'handledOn',
  'place',
  'contacts',
  'notes',
] as const;
export type IntakeField = (typeof intakeFields)[number];

/** What each column holds, by its place; `head` is the row with the headings, -1 where there is none. */
export type IntakeColumns = { head: number; fields: (IntakeField | null)[] };

/** Asked after the headings of any list of names: what those recognise is theirs. */
const headings: [IntakeField, RegExp, RegExp?][] = [
  [
    'handledOn',
    /^(tgl|tanggal|date|hari) .*(tangani|penanganan|lapor|laporan|masuk|jemput|selamat|handled|report|rescue|arrival|intake)|^(handled|reported|rescued) on$/,
  ],
  ['homeProvince', /\b(provinsi|propinsi|province|daerah asal|asal)\b/, /negara|country/],
  [
    'contacts',
    /(keluarga|darurat|family|emergency|next of kin|wali|guardian)/,
    /hubungan|relation|^(jumlah|number of)|anggota|member/,
  ],
  ['place', /\b(perusahaan|compound|kompleks|company|lokasi|location|tempat kerja|workplace|gedung|building)\b/],
  [
    'destination',
    /\b(negara|country|tujuan|destination)\b/,
    /warga|citizen|asal|home|origin|lahir|birth|terbit|issue|nationality/,
  ],
  ['notes', /\b(keterangan|catatan|ket|remarks?|notes?|comments?)\b/],
];

const FARTHEST = 60;

/** The field a heading speaks of, in Indonesian or English; null when it is something else. */
export function intakeFieldOf(heading: string): IntakeField | null {
  const known = fieldOfHeading(heading);
  if (known) return known;
  const folded = foldName(heading);
  if (folded === '' || folded.length > FARTHEST) return null;
  return headings.find(([, is, not]) => is.test(folded) && !not?.test(folded))?.[0] ?? null;
}

/** What an office said of columns under the same heading before: a field, or that they are of no use. */
export type Remembered = (heading: string) => IntakeField | 'none' | undefined;

/** What the columns seem to hold: as this office said before, else by their headings and what stands in them. */
export function guessIntakeColumns(rows: Rows, today: string, remembered: Remembered): IntakeColumns {
  return withMore(rows, guessColumns(rows, today), remembered);
}

/** The same under headings that the worker has pointed at. */
export function intakeColumnsUnder(rows: Rows, head: number, today: string, remembered: Remembered): IntakeColumns {
  return withMore(rows, columnsUnder(rows, head, today), remembered);
}

function withMore(rows: Rows, { head, fields }: IntakeColumns, remembered: Remembered): IntakeColumns {
  const more = fields.map((field, at) => {
    const heading = rows[head]?.[at] ?? '';
    const said = heading ? remembered(heading) : undefined;
    if (said) return said === 'none' ? null : said;
    return field ?? intakeFieldOf(heading);
  });
  return { head, fields: more };
}

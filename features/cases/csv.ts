import { spreadsheetCell } from '@/lib/spreadsheet-cell';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { type CodedRow, exportedLists, placeOf, type ToldColumn } from './queries/coded-rows';

type Words = 'labels' | 'codes';

const columns = [
  'reference',
  'office',
  'handledOn',
  'status',
  'closedOn',
  'closureReason',
  'destination',
  'currentCountry',
  'sex',
  'birthYear',
  'province',
  ...exportedLists,
  'startedOn',
  'endedOn',
  'exitManner',
  'returnStatus',
  'returnedOn',
  'returnMode',
  'returnBasis',
  'returnFunding',
  'retrafficking',
] as const;

/** The headings of an export of cases. */
export function exportedHead({ t }: Texts, words: Words): string[] {
  return columns.map((name) => (words === 'codes' ? name : t(`cases.csv.${name}`)));
}

/** Cases as rows: codes for programs, or the words of the reader's language. Several answers stand in one cell. */
export function exportedRows(rows: CodedRow[], texts: Texts, words: Words): (string | number | null)[][] {
  const say = (list: Parameters<typeof label>[0], code: string) =>
    code === '' || words === 'codes' ? code : label(list, code, texts.locale);
  return rows.map(({ told, lists }) =>
    columns.map((name) => {
      if (isList(name)) return (lists[name] ?? []).map((code) => say(name, code)).join('; ');
      const [value = '', list] = [told[placeOf[name]], listOf[name]];
      if (name === 'birthYear') return value === '' ? null : Number(value);
      return list ? say(list, value) : value;
    }),
  );
}

/** The columns that hold codes, and of which list. */
const listOf: Partial<Record<ToldColumn, Parameters<typeof label>[0]>> = {
  status: 'case_status',
  closureReason: 'case_closure_reason',
  destination: 'country',
  currentCountry: 'country',
  sex: 'sex',
  province: 'province',
  exitManner: 'exit_manner',
  returnStatus: 'repatriation_status',
  returnMode: 'repatriation_mode',
  returnBasis: 'repatriation_basis',
  returnFunding: 'repatriation_funding',
  retrafficking: 'retrafficking',
};

const isList = (name: (typeof columns)[number]): name is (typeof exportedLists)[number] =>
  (exportedLists as readonly string[]).includes(name);

/** The headings as a line, behind the mark by which spreadsheets know UTF-8. */
export function casesCsvHead(texts: Texts, words: Words): Buffer {
  return Buffer.from(`\ufeff${lines([exportedHead(texts, words)])}`);
}

/** Cases as lines. */
export function casesCsv(rows: CodedRow[], texts: Texts, words: Words): Buffer {
  return Buffer.from(lines(exportedRows(rows, texts, words)));
}

/** Lines as RFC 4180 has them. */
function lines(rows: (string | number | null)[][]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  return typeof value === 'string' ? textCell(value) : value === null ? '' : String(value);
}

// Most texts of an export are words of the vocabulary, and come thousands of times.
const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

function textCell(text: string): string {
  const made = known.get(text);
  if (made !== undefined) return made;
  const safe = spreadsheetCell(text);
  const quoted = /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, quoted);
  return quoted;
}

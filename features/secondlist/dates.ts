import { isDay } from '@/lib/calendar';

/** Which comes first where both could be a month. */
export type Order = 'day-first' | 'month-first';

const words: [RegExp, number][] = [
  [/^ja?n/, 1],
  [/^[fp]e?b/, 2],
  [/^ma?r/, 3],
  [/^ap/, 4],
  [/^(mei|may)/, 5],
  [/^jun/, 6],
  [/^jul/, 7],
  [/^a(g|ug)/, 8],
  [/^sep/, 9],
  [/^o[kc]t/, 10],
  [/^no[vp]/, 11],
  [/^de[sc]/, 12],
];
const OLDEST = 1900;
const DAY = 24 * 3_600_000;
/** Serial number 1 of spreadsheets is the first day of 1900; they count a 29 February that year did not have. */
const BEFORE_FIRST = Date.UTC(1899, 11, 30);

/**
 * A birth date in any usual form as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: with numbers or the names of months, Indonesian or
 * English, behind a birthplace, as the serial number of a spreadsheet, in Buddhist years. Null when it is none, or to come.
 */
export function readDate(given: string, order: Order, today: string): string | null {
  const text = datePart(given);
  const told = fromNumbers(text, order, today) ?? fromWords(text, today) ?? fromOneNumber(text, today);
  return told && told <= today.slice(0, told.length) && Number(told.slice(0, 4)) >= OLDEST ? told : null;
}

/** The order of a whole column: month first only where no line contradicts and at least one shows it. */
export function orderOf(column: string[]): Order {
  let [dayFirst, monthFirst] = [false, false];
  for (const cell of column) {
    const [, first, second] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}$/.exec(datePart(cell)) ?? [];
    if (Number(first) > 12) dayFirst = true;
    if (Number(second) > 12) monthFirst = true;
  }
  return monthFirst && !dayFirst ? 'month-first' : 'day-first';
}

/** Without a birthplace in front ("Cirebon, 12-03-1999"), a time behind, and signs of other scripts. */
function datePart(given: string): string {
  const plain = given
    .normalize('NFKC')
    .trim()
    .replace(/[年月]/g, '-')
    .replace(/日/g, '');
  const timeless = plain.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm|z)?$/i, '');
  const behindPlace = /^[\p{L}\s.'()/-]*[,:;]\s*(\d.*)$/u.exec(timeless)?.[1];
  return (behindPlace ?? timeless).trim().toLowerCase();
}

function fromNumbers(text: string, order: Order, today: string): string | null {
  const [, y, m, d] = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text) ?? [];
  if (y && m && d) return day(Number(y), Number(m), Number(d)) ?? day(Number(y), Number(d), Number(m));
  const [, first, second, year] = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})$/.exec(text) ?? [];
  if (first && second && year) {
    const [one, two] = order === 'day-first' ? [second, first] : [first, second];
    const full = yearOf(year, today);
    return day(full, Number(one), Number(two)) ?? day(full, Number(two), Number(one));
  }
  const [, month, ofYear] = /^(\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
  return month && ofYear ? monthIn(yearOf(ofYear, today), Number(month)) : null;
}

function fromWords(text: string, today: string): string | null {
  const parts = text
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .split(/[\s,./-]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u)
    .filter(Boolean);
  const at = parts.findIndex((part) => monthOf(part) !== undefined);
  const month = monthOf(parts[at] ?? '');
  const numbers = parts.filter((_, n) => n !== at);
  if (!month || numbers.length === 0 || numbers.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const year = numbers.at(-1) ?? '';
  if (numbers.length === 1) return year.length === 4 ? monthIn(yearOf(year, today), month) : null;
  return numbers.length === 2 ? day(yearOf(year, today), month, Number.parseInt(numbers[0] ?? '', 10)) : null;
}

function fromOneNumber(text: string, today: string): string | null {
  if (/^\d{4}$/.test(text)) return String(yearOf(text, today));
  if (/^\d{5}([.,]\d+)?$/.test(text)) return serial(Number.parseInt(text, 10));
  const [, y = '', m, d] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (/^(19|20)/.test(y)) return day(Number(y), Number(m), Number(d));
  const [, first, second, year] = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text) ?? [];
  return year ? day(Number(year), Number(second), Number(first)) : null;
}

const serial = (days: number) => new Date(BEFORE_FIRST + days * DAY).toISOString().slice(0, 10);

const monthOf = (part: string): number | undefined =>
  /^\p{L}{3,}/u.test(part) ? words.find(([form]) => form.test(part))?.[1] : undefined;

/** Two digits mean the last hundred years; years beyond 2400 are Buddhist. */
function yearOf(digits: string, today: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year > Number(today.slice(2, 4)) ? 1900 + year : 2000 + year;
  return year > 2400 && year < 2700 ? year - 543 : year;
}

const two = (number: number) => String(number).padStart(2, '0');

function day(given: number, month: number, date: number): string | null {
  const told = `${given > 2400 ? given - 543 : given}-${two(month)}-${two(date)}`;
  return isDay(told) ? told : null;
}

const monthIn = (year: number, month: number) => (month >= 1 && month <= 12 ? `${year}-${two(month)}` : null);

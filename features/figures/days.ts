/** Days as numbers since the end of 1949, so that a column of them is small; 0 where there is none. Good until 2129. */
const START = Date.UTC(1949, 11, 31);
const LAST = 65_535;
/** The last day, where a period has no end. */
export const NEVER = LAST;
export const FIRST_YEAR = 1950;
/** How many months there are until the last day. */
export const MONTHS = 180 * 12;

/** The number of a day `YYYY-MM-DD`; one that lies outside is the first or the last. */
export function dayNumber(day: string | undefined): number {
  if (!day) return 0;
  const [year, month, date] = [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)];
  return Math.min(LAST, Math.max(1, (Date.UTC(year, month - 1, date) - START) / 86_400_000));
}

function digits(text: string, from: number, until: number): number {
  let value = 0;
  for (let at = from; at < until; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** Which month a day falls in, counted from January 1950. */
export function monthNumber(day: number): number {
  months ??= monthsOfDays();
  return months[day] as number;
}

/** The first day of a month that is counted from January 1950. */
export const firstDayOf = (month: number) => Math.min(LAST, (Date.UTC(FIRST_YEAR, month, 1) - START) / 86_400_000);

let months: Uint16Array | undefined;

function monthsOfDays(): Uint16Array {
  const all = new Uint16Array(LAST + 1);
  for (let month = 0, day = 1; day <= LAST; month += 1) {
    const length = new Date(Date.UTC(1950, month + 1, 0)).getUTCDate();
    all.fill(month, day, day + length);
    day += length;
  }
  return all;
}

/** `2023-05`. */
export const monthText = (month: number) =>
  `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/** `2023-Q2`. */
export const quarterText = (quarter: number) => `${FIRST_YEAR + Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;

/** The forms in which identifiers are compared. Empty when the words cannot be such an identifier. */
export function foldNik(words: string): string {
  const digits = words.replace(/[\s.-]/g, '');
  return /^\d{16}$/.test(digits) ? digits : '';
}

export function foldPassport(words: string): string {
  const folded = words.replace(/[\s.-]/g, '').toUpperCase();
  return /^[A-Z]{1,2}[0-9]{6,7}$/.test(folded) ? folded : '';
}

/** E.164 without the plus; a leading 0 is Indonesian. */
export function foldPhone(words: string): string {
  const digits = words.replace(/[\s().-]/g, '');
  const international = digits.startsWith('0') ? `62${digits.slice(1)}` : digits.replace(/^\+/, '');
  return /^[1-9]\d{7,14}$/.test(international) ? international : '';
}

/** A birth date as told, in the form `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; the day may come first. Null when unreadable. */
export function readBirth(words: string): string | null {
  const text = words.trim();
  const dayFirst = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  const monthFirst = /^(\d{1,2})[/. -](\d{4})$/.exec(text);
  const two = (part = '') => part.padStart(2, '0');
  let told = text;
  if (dayFirst) told = `${dayFirst[3]}-${two(dayFirst[2])}-${two(dayFirst[1])}`;
  else if (monthFirst) told = `${monthFirst[2]}-${two(monthFirst[1])}`;
  return isRealDate(told) ? told : null;
}

function isRealDate(told: string): boolean {
  const full = `${told}${'-01-01'.slice(told.length - 4)}`;
  if (!/^\d{4}(-\d{2}){0,2}$/.test(told) || full.length !== 10) return false;
  const date = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full);
}

/** For lists: enough to recognise, too little to find. `Muhammad Rizky` → `M. R.` */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 3)
    .map((part) => `${[...part][0]?.toUpperCase() ?? ''}.`)
    .join(' ');
}

export function maskNumber(number: string): string {
  return number.length > 5 ? `•••• ${number.slice(-3)}` : '••••';
}

/** Whether there is nothing but the letters and signs of ASCII, which have no marks to take away: so are most names. */
export const isPlain = (text: string): boolean => !/[^ -~]/.test(text);

/** Text as names are compared: lower case, no marks, letters and digits only, single spaces. */
export function foldName(name: string): string {
  if (isPlain(name))
    return name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

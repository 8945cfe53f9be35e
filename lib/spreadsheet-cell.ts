/** What a spreadsheet skips before it decides whether a cell is a formula: controls, marks of order, blanks. */
const skipped = /^[\p{C}\p{Z}\s]*/u;
// The minus sign has no compatible form in ASCII, yet some spreadsheets take it for one.
const opensFormula = /^[=+\-@\u2212]/;
// Not allowed in XML, and never meant: everything below the blank except tab and line ends; byte-order marks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const neverMeant = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]|\p{Cs}/gu;

/**
 * A text as a spreadsheet may show it: never a formula. A text that could start one, also behind blanks, controls or in
 * full-width forms, gets an apostrophe in front, which spreadsheets read as "this is text".
 */
export function spreadsheetText(text: string): string {
  const clean = text.replace(neverMeant, '');
  const start = clean.normalize('NFKC').replace(skipped, '');
  const risky = opensFormula.test(start) || /^[\t\r\n]/.test(clean);
  return risky ? `'${clean}` : clean;
}

/** A cell: numbers stay numbers, texts become harmless. */
export function spreadsheetCell<Value extends string | number | null>(value: Value): Value | string {
  return typeof value === 'string' ? spreadsheetText(value) : value;
}

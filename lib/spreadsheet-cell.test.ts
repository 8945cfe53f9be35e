import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadsheetCell, spreadsheetText } from './spreadsheet-cell';

const hidden = [
  '',
  ' ',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u202e',
  '\t',
  '\r',
  '\n',
  '\u0000',
  '\u0007',
  '\u00ad',
];
const starters = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];
const risky = fc
  .tuple(fc.array(fc.constantFrom(...hidden), { maxLength: 4 }), fc.constantFrom(...starters), fc.string())
  .map(([before, starter, rest]) => before.join('') + starter + rest);

describe('A cell of an export', () => {
  test('never starts a formula, however the formula hides', () => {
    fc.assert(fc.property(risky, (text) => spreadsheetText(text).startsWith("'")));
  });

  test('of any text whatever starts with nothing a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const seen = spreadsheetText(text)
          .normalize('NFKC')
          .replace(/^[\p{C}\p{Z}\s]*/u, '');
        expect(seen).not.toMatch(/^[=+\-@\u2212]/);
        expect(spreadsheetText(text)).not.toMatch(/^[\t\r\n]/);
      }),
    );
  });

  test('is made harmless once: a second pass changes nothing', () => {
    fc.assert(fc.property(risky, (text) => spreadsheetText(spreadsheetText(text)) === spreadsheetText(text)));
  });

  test.each([
    'Kamboja',
    "Côte d'Ivoire",
    'agen perekrutan (P3MI)',
    '2.438',
    '50,6 %',
    'a=b',
    'Uni Emirat Arab - Dubai',
  ])('with a usual text is left as it is: %s', (text) => expect(spreadsheetText(text)).toBe(text));

  test('with a number stays a number, also below zero', () => {
    fc.assert(fc.property(fc.double(), (number) => Object.is(spreadsheetCell(number), number)));
    expect(spreadsheetCell(null)).toBeNull();
  });
});

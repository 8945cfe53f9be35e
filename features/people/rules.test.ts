import { describe, expect, test } from 'vitest';
import { isLike } from './name-index';
import { foldName, foldNik, foldPassport, foldPhone, maskName, readBirth } from './rules';

describe('Identifiers are compared in one form', () => {
  test.each([
    ['0812-3456-7890', '6281234567890'],
    ['+62 812 3456 7890', '6281234567890'],
    ['+855 (12) 345.678', '85512345678'],
    ['12', ''],
    ['telepon', ''],
  ])('phone %s', (told, folded) => expect(foldPhone(told)).toBe(folded));

  test.each([
    ['c 123 4567', 'C1234567'],
    ['AB-123456', 'AB123456'],
    ['1234567', ''],
  ])('passport %s', (told, folded) => expect(foldPassport(told)).toBe(folded));

  test('NIK with spaces, and never with a digit missing', () => {
    expect(foldNik('3273 0112 0399 0001')).toBe('3273011203990001');
    expect(foldNik('327301120399000')).toBe('');
  });
});

test.each([
  ['12/3/1999', '1999-03-12'],
  ['12-03-1999', '1999-03-12'],
  ['1999-03-12', '1999-03-12'],
  ['03/1999', '1999-03'],
  ['1999', '1999'],
  ['29/02/1999', null],
  ['99', null],
])('A birth date told as %s', (told, read) => expect(readBirth(told)).toBe(read));

test('A masked name is enough to recognise and too little to find', () => {
  expect(maskName('muhammad Rizky Pratama Putra')).toBe('M. R. P.');
  expect(maskName('  Suharti ')).toBe('S.');
  expect(maskName('')).toBe('');
});

test('Names are like one another up to a slip of the finger', () => {
  expect(foldName('  Nur’aini-Dewi, S.Pd. ')).toBe('nur aini dewi s pd');
  expect(isLike('riz', 'rizky')).toBe(true);
  expect(isLike('rizki', 'rizky')).toBe(true);
  expect(isLike('sulastriwaty', 'sulastriwati')).toBe(true);
  expect(isLike('ani', 'ana')).toBe(false);
  expect(isLike('budi', 'rudy')).toBe(false);
});

test.each(['  Nur Aini-Dewi, S.Pd. ', "Ma'ruf `Amin`", 'ABDUL_aziz 2', '^~', ''])(
  'A name of plain letters (%s) is folded as one with marks is',
  (name) => expect(foldName(`${name} É`)).toBe(`${foldName(name)} e`.trim()),
);

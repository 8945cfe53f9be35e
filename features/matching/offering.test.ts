import { describe, expect, test } from 'vitest';
import { agreeingNumbers, isEnough, placesLeft } from './offering';

describe('Enough is typed to look for somebody', () => {
  test.each([
    { nik: '3273011203990001' },
    { passport: 'c 1234567' },
    { phone: '0812-3456-7890' },
    { name: 'Rizky', birth: '12/03/1999' },
    { name: 'Rizky Pratama' },
  ])('with %o', (typed) => expect(isEnough(typed)).toBe(true));

  test.each([
    {},
    { name: 'Rizky' },
    { name: 'R. P.' },
    { name: 'M. Rizky' },
    { birth: '1999-03-12' },
    { nik: '327301120399' },
    { passport: 'C12' },
    { phone: '081' },
  ])('but not with %o', (typed) => expect(isEnough(typed)).toBe(false));
});

test('A number agrees when it is the same but for a slip', () => {
  const evidence = [
    { field: 'nik', code: 'serial', bits: 4 },
    { field: 'passport', code: 'slip', bits: 8 },
    { field: 'name', code: 'same', bits: 12 },
    { field: 'phone', code: 'different', bits: -1 },
  ] as const;
  expect(agreeingNumbers([...evidence])).toEqual(['passport']);
});

test('Similar names fill up to three places, and none where somebody is called the same', () => {
  const doubtful = { outcome: 'doubtful' } as const;
  expect([0, 1, 3, 5].map((count) => placesLeft(Array.from({ length: count }, () => doubtful)))).toEqual([3, 2, 0, 0]);
  expect(placesLeft([doubtful, { outcome: 'same' }])).toBe(0);
});

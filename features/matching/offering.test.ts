import { describe, expect, test } from 'vitest';
import { agreeingNumbers, isEnough, likelySameEpisode } from './offering';

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

describe('The same episode is likelier', () => {
  const earlier = { destination: 'PH', handledOn: '2026-11-03', returnedOn: null };
  const typed = { destination: 'PH', handledOn: '2026-11-12' };

  test('where two offices took somebody on for one destination within weeks', () => {
    expect(likelySameEpisode([earlier], typed)).toBe(earlier);
    expect(likelySameEpisode([earlier], { ...typed, handledOn: '2026-10-20' })).toBe(earlier);
    expect(likelySameEpisode([{ ...earlier, returnedOn: '2026-11-20' }], typed)).toBeDefined();
  });

  test('but not for another destination, months later, or after the way home', () => {
    expect(likelySameEpisode([earlier], { ...typed, destination: 'KH' })).toBeUndefined();
    expect(likelySameEpisode([earlier], { ...typed, destination: undefined })).toBeUndefined();
    expect(likelySameEpisode([earlier], { ...typed, handledOn: '2026-12-19' })).toBeUndefined();
    expect(likelySameEpisode([{ ...earlier, returnedOn: '2026-11-06' }], typed)).toBeUndefined();
  });
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

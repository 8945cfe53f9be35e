import { describe, expect, test } from 'vitest';
import { asOfDay, monthsOffered, reportMonth, spokenShare } from './rules';

describe('A month has a report', () => {
  test.each(['2020-01', '2023-05', '2026-11'])('when it lies between January 2020 and now: %s', (month) => {
    expect(reportMonth(month, '2026-11-22')).toBe(month);
  });

  test.each([
    ['2023-13', 'not-a-month'],
    ['2023-00', 'not-a-month'],
    ['2023-5', 'not-a-month'],
    ['23-05', 'not-a-month'],
    ['2023-05-01', 'not-a-month'],
    ['../2023-05', 'not-a-month'],
    ['', 'not-a-month'],
    [undefined, 'not-a-month'],
    ['2019-12', 'before-the-first'],
    ['2026-12', 'in-the-future'],
  ])('but not %s: %s', (month, refused) => {
    expect(reportMonth(month, '2026-11-22')).toEqual({ refused });
  });

  test('that speaks of its last day, and of today while it runs', () => {
    expect(asOfDay('2023-05', '2026-11-22')).toBe('2023-05-31');
    expect(asOfDay('2024-02', '2026-11-22')).toBe('2024-02-29');
    expect(asOfDay('2026-11', '2026-11-22')).toBe('2026-11-22');
  });

  test('and stands in the list, newest first, none left out', () => {
    const months = monthsOffered('2021-02-03');
    expect(months).toHaveLength(14);
    expect(months[0]).toBe('2021-02');
    expect(months.at(-1)).toBe('2020-01');
  });
});

describe('A share said aloud', () => {
  test.each([
    [1233, 2438, 'around', 50],
    [1, 2, 'exactly', 50],
    [73, 100, 'exactly', 73],
    [732, 1000, 'around', 73],
    [738, 1000, 'around', 74],
    [1, 3, 'around', 33],
    [2, 3, 'around', 67],
    [494, 1000, 'around', 50],
    [2, 2, 'exactly', 100],
    [999, 1000, 'over', 99],
    [985, 1000, 'around', 99],
    [1, 250, 'under', 1],
    [43, 1000, 'around', 4],
  ])('%i of %i is %s %i percent', (value, whole, kind, percent) => {
    expect(spokenShare(value, whole)).toEqual({ kind, percent });
  });
});

import { describe, expect, test } from 'vitest';
import { beside, inTurn, isKept, lineOf } from './promise';

describe('What is promised', () => {
  test('is kept as a ratio where there is a floor, else as it stands', () => {
    expect(isKept({ what: 'a page', measured: 20, floor: 10, most: 2 })).toBe(true);
    expect(isKept({ what: 'a page', measured: 21, floor: 10, most: 2 })).toBe(false);
    expect(isKept({ what: 'a page', measured: 21, most: 30 })).toBe(true);
    expect(isKept({ what: 'pages', measured: 4, floor: 10, least: 0.5, unit: '/s' })).toBe(false);
  });

  test('is never kept by what was not measured', () => {
    expect(isKept({ what: 'memory', measured: Number.NaN, floor: 10, most: 2 })).toBe(false);
  });

  test('is told with its floor, its ratio and its target', () => {
    expect(lineOf({ what: 'a page', measured: 21, floor: 10, most: 2 })).toMatch(
      /a page +21\.0 ms +10\.0 ms +2\.10 × +at most 2 × +NOT$/,
    );
  });

  test('is measured in turn, forwards and backwards', async () => {
    const log: string[] = [];
    const act = (name: string) => async () => ({ clock: log.push(name), worked: 1 });
    const times = await inTurn({ ours: act('ours'), bare: act('bare') }, { rounds: 2, warm: 1 });
    expect(log).toEqual(['bare', 'ours', 'ours', 'bare', 'bare', 'ours']);
    expect(times.ours.map(({ clock }) => clock)).toEqual([3, 6]);
    expect(times.bare.map(({ clock }) => clock)).toEqual([4, 5]);
  });

  test('is told by the clock, and in brackets by what the servers worked', () => {
    const ours = [8, 9, 10].map((clock) => ({ clock, worked: 3 }));
    const bare = [2, 3, 4].map((clock) => ({ clock, worked: 2 }));
    expect(beside(ours, bare)).toEqual({ measured: 9, floor: 3, worked: 1.5 });
    expect(lineOf({ what: 'a page', ...beside(ours, bare), most: 2 })).toContain('3.00 ×    (1.50 ×)');
  });
});

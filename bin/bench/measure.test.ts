import { describe, expect, test } from 'vitest';
import { compare, quantile, told } from './measure';

describe('A comparison', () => {
  test('takes both in turn, each first as often as the other, and gets ready outside of the time', async () => {
    const log: string[] = [];
    const act = (name: string) => async () => {
      log.push(`ready ${name}`);
      return async () => void log.push(name);
    };
    const { added } = await compare(act('full'), act('bare'), { rounds: 1, turns: 2 });
    const oneRound = ['full', 'bare', 'bare', 'full'].flatMap((name) => [`ready ${name}`, name]);
    expect(log).toEqual([...oneRound, ...oneRound]);
    expect(Number.isFinite(added.middle)).toBe(true);
  });

  test('knows the middle and the quarters', () => {
    expect([0, 0.25, 0.5, 1].map((part) => quantile([4, 1, 3, 2, 5], part))).toEqual([1, 2, 3, 5]);
    expect(quantile([1, 2], 0.5)).toBe(1.5);
  });

  test('is told with its sign', () => {
    const line = told('SQLite: opening', { with: 1.1, without: 1, added: { middle: 10, low: -2, high: 12.34 } });
    expect(line).toContain('+10.0 %  (-2.0 % to +12.3 %; 1.10 ms with, 1.00 ms without)');
  });
});

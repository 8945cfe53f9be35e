import { expect, test } from 'vitest';
import { tickedIn, tickedText } from './input';

test('What was ticked travels in an address as runs, and is read again as it was', () => {
  const ticked = [3, 1, 2, 5, 9, 10];
  expect(tickedText(ticked)).toBe('1-3.5.9-10');
  const isTicked = tickedIn(tickedText(ticked));
  expect([1, 2, 3, 4, 5, 6, 9, 10, 11].filter((position) => isTicked?.(position))).toEqual([1, 2, 3, 5, 9, 10]);
});

test('Nobody is ticked where nobody was, or where an address would grow too long; never everybody', () => {
  const odd = Array.from({ length: 2_500 }, (_, n) => 2 * n + 1);
  for (const text of [tickedText([]), tickedText(odd), 'x', '-', '..', '7-3'])
    expect([0, 1, 3, 5, 7].some((position) => tickedIn(text)?.(position) && position > 0)).toBe(false);
  expect(tickedIn(undefined)).toBeNull();
});

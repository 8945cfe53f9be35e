import { expect, test } from 'vitest';
import { atMost } from './at-most';

test('No more than four pieces of work go on at a time, and each is done, also after one that failed', async () => {
  const inTurn = atMost(4);
  let going = 0;
  let most = 0;
  const piece = (n: number) =>
    inTurn(async () => {
      going += 1;
      most = Math.max(most, going);
      await new Promise((done) => setTimeout(done, 1));
      going -= 1;
      if (n === 3) throw new Error('three');
      return n;
    });
  const done = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => piece(n)));
  expect(most).toBe(4);
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(19);
});

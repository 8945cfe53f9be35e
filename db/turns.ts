import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work on one connection takes turns: each waits for the one before, whatever became of it. */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

const PATIENCE = 10;

/**
 * For long work on a connection that answers at once: lets everybody else have a turn, as often as they would notice and
 * no oftener, because on a busy server each turn given away is a long one.
 */
export function givingWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < PATIENCE) return;
    await nextTurn();
    since = performance.now();
  };
}

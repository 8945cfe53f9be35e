import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { putStore, type Reader, store } from '@/db/store';
import { freshBase } from '@/test/base';
import { ayu, eko, machine } from '@/test/people';
import { isReadable, presentClockTrouble } from './queries';

freshBase();

/** What reads nothing any more. */
const gone = new Proxy({} as Reader, {
  get: () => () => {
    throw new Error('gone');
  },
});

describe('Whoever looks after the machine', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);

  beforeEach(async () => {
    await change(machine, (_tx, audit) => audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'now' } }));
  });

  test('hears nothing of a clock that is right', async () => {
    expect(await presentClockTrouble(eko)).toBeNull();
  });

  test('hears that the clock is two days behind what was written', async () => {
    expect(await presentClockTrouble(eko, inDays(-2))).toEqual({ kind: 'behind', minutes: 2 * 24 * 60 });
  });

  test('is nobody else', async () => {
    await expect(presentClockTrouble(ayu)).rejects.toThrow('upkeep');
  });
});

describe('A load balancer', () => {
  test('hears that the base answers', async () => {
    expect(await isReadable()).toBe(true);
  });

  test('hears when it does not', async () => {
    const there = await store();
    await putStore({ ...there, reader: gone });
    expect(await isReadable()).toBe(false);
    await putStore(there);
    expect(await isReadable()).toBe(true);
  });
});

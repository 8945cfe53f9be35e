import { expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { machine } from '@/test/people';
import { change } from './change';
import { untilWritten } from './until-written';

freshBase();

test('An answer is asked for again once something was written, and where it failed', async () => {
  let asked = 0;
  const ask = () => untilWritten('how many', async () => ++asked);
  expect([await ask(), await ask(), await untilWritten('another', async () => 'one')]).toEqual([1, 1, 'one']);
  await change(machine, (_tx, audit) => audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } }));
  expect([await ask(), await ask()]).toEqual([2, 2]);
  const failing = () => Promise.reject(new Error('not now'));
  await expect(untilWritten('fails', failing)).rejects.toThrow('not now');
  expect(await untilWritten('fails', async () => 'now')).toBe('now');
});

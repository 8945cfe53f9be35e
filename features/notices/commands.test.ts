import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { freshBase } from '@/test/base';
import { ayu, citra, machine } from '@/test/people';
import { notify, readNotices } from './commands';
import { noticesOf, unreadNotices } from './queries';

freshBase();

test('Citra is told, once though she was named twice, and reads it; Ayu cannot read it for her', async () => {
  await change(machine, async (tx, audit) => {
    await notify(tx, [citra.id, citra.id], 'emergency-opened', { reference: 'PNH-2026-00001' });
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
  });
  expect(await unreadNotices(citra)).toBe(1);
  const [notice] = await noticesOf(citra);
  expect(notice).toMatchObject({ kind: 'emergency-opened', details: { reference: 'PNH-2026-00001' } });
  expect(await readNotices(ayu, [notice?.id ?? ''])).toEqual({ refused: 'nothing-new' });
  expect(await readNotices(citra, [notice?.id ?? ''])).toEqual({ read: 1 });
  expect(await unreadNotices(citra)).toBe(0);
  expect(await noticesOf(ayu)).toEqual([]);
});

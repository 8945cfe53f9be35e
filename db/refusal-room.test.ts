import { and, eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { freshBase } from '@/test/base';
import { ayu, bagus } from '@/test/people';
import { change, notYours, recordRefusal } from './change';
import { db } from './client';
import { auditEntries } from './schema';

freshBase();

const told = async (actorId: string) =>
  (
    await (
      await db()
    )
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.act, 'refused'), eq(auditEntries.actorId, actorId)))
  ).map(({ details }) => JSON.parse(details));

test('What was refused for want of rights is recorded; what is not possible now is not', async () => {
  const actor = { ...ayu, id: 'user-one' };
  expect(await change(actor, async () => ({ refused: 'same-person' as const }))).toEqual({ refused: 'same-person' });
  expect(await change(actor, async () => ({ refused: 'stale' as const }))).toEqual({ refused: 'stale' });
  expect(await notYours(actor, 'office.open')).toEqual({ refused: 'not-yours' });
  expect(await told(actor.id)).toEqual([
    { act: 'change', reason: 'same-person' },
    { act: 'office.open', reason: 'not-yours' },
  ]);
});

test('A burst is twenty entries and a count, of one actor alone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    const [one, other] = [
      { ...ayu, id: 'user-burst' },
      { ...bagus, id: 'user-other' },
    ];
    const tried = { act: 'see', subject: { kind: 'case', id: 'PNH-2026-00001' }, reason: 'not-there' } as const;
    for (let n = 0; n < 100; n += 1) await recordRefusal(one, tried);
    await recordRefusal(other, tried);
    expect([(await told(one.id)).length, (await told(other.id)).length]).toEqual([20, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(async () =>
      expect((await told(one.id)).at(-1)).toEqual({ act: 'many', reason: 'many', count: 80 }),
    );
  } finally {
    vi.useRealTimers();
  }
});

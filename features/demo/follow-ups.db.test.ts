import { expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { followUps } from '@/db/schema';
import { dueFollowUps, overdueFollowUps } from '@/features/followups/queries/due';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra } from '@/test/people';
import { loadDemo } from './commands';

freshBase();

test('Ayu’s list looks like work: a handful late, some soon, most asked after', { timeout: 120_000 }, async () => {
  await loadDemo();
  for (const worker of [ayu, bagus]) {
    const late = await overdueFollowUps(worker);
    expect(late).toBeGreaterThan(1);
    expect(late).toBeLessThan(8);
  }
  const all = await dueFollowUps(citra, { whose: 'office', state: 'open', office: '' });
  expect(all.overdue).toBeLessThan((await (await db()).$count(followUps)) / 4);
  expect(await firstBrokenLink()).toBeNull();
});

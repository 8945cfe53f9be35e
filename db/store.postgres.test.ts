import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { ayu } from '@/test/people';
import { change } from './change';
import { db } from './client';
import { offices } from './schema';
import { store } from './store';

freshBase();

const onServer = /^postgres/.test(process.env.DATABASE_URL ?? '');

test.skipIf(!onServer)(
  'A connection that the server ends in the middle of a change ends the change alone',
  async () => {
    const { transact } = await store();
    const cut = transact(async (tx) => {
      const [own] = await tx.select({ pid: sql<number>`pg_backend_pid()` }).from(sql`(select 1) as one`);
      await transact(async (other) => {
        await other.select({ done: sql`pg_terminate_backend(${own?.pid})` }).from(sql`(select 1) as one`);
        return { commit: true, value: undefined };
      });
      // The news arrives while nothing is being asked.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { commit: true, value: await tx.$count(offices) };
    });
    await expect(cut).rejects.toThrow();
    await change(ayu, async (_tx, audit) =>
      audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } }),
    );
    expect(await (await db()).$count(offices)).toBe(3);
  },
);

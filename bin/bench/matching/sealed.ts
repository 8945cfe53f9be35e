import { join } from 'node:path';
import { change } from '@/db/change';
import { KEY_VERSION, makePersonKeys } from '@/db/keys';
import { persons } from '@/db/schema';
import { openStore, putStore } from '@/db/store';
import { sealIdentity } from '@/features/people/identity';
import { currentMemory } from '@/features/people/memory';
import { newId } from '@/lib/id';
import type { Code } from '@/lib/vocabulary';
import { inFolder } from '../folder';
import { stopwatch, type Took } from '../measure';
import type { People } from './trial';

const AT_ONCE = 1_000;

/** How long the first question after unlocking waits: every identity of a base is read, opened and put in. */
export function afterUnlock(base: People): Promise<Took> {
  return inFolder(async (folder) => {
    const store = await openStore(process.env.DATABASE_URL ?? `file:${join(folder, 'pulang.db')}`);
    await store.migrate();
    await putStore(store);
    for (let from = 0; from < base.size; from += AT_ONCE) await seal(base, from);
    const stop = stopwatch();
    await currentMemory();
    const took = stop();
    await putStore(undefined);
    await store.close();
    return took;
  });
}

async function seal({ size, facts }: People, from: number): Promise<void> {
  const ids = Array.from({ length: Math.min(AT_ONCE, size - from) }, () => newId());
  const keys = await makePersonKeys(ids);
  await change({ kind: 'machine', name: 'test' }, async (tx, audit) => {
    const identitySeq = await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'bench' } });
    const rows = ids.map((id, n) => {
      const { sex, homeProvince, ...identity } = facts(from + n);
      return {
        ...{ id, identitySeq, keyVersion: KEY_VERSION, createdAt: new Date(), sex: sex as Code<'sex'> | null },
        homeProvince: homeProvince as (typeof persons.$inferInsert)['homeProvince'],
        identity: sealIdentity(id, keys.get(id) as Buffer, identity),
      };
    });
    for (let n = 0; n < rows.length; n += 100) await tx.insert(persons).values(rows.slice(n, n + 100));
  });
}

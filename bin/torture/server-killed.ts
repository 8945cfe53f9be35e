import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inspect, makeArena, makeBase, sleep, startWriters } from './arena';
import { openLedger } from './ledger';
import { startServer } from './postgres';
import { runRounds, type Trial } from './rounds';

/**
 * The PostgreSQL server is killed with every process it has, and started again. The app is not: each of its writers
 * must write again by itself. Then the app is killed too, and the base is looked at.
 */
export async function serverKilled({ rounds, seed }: Trial): Promise<boolean> {
  const ledger = openLedger();
  const arena = makeArena();
  const server = await startServer(process.env.DATABASE_URL ?? '');
  try {
    const shared = await makeBase();
    return await runRounds('server-killed', { rounds, seed, ledger }, async (chance, round) => {
      const writers = startWriters(ledger, `${seed}/${round}`, shared);
      await writers.until(([kind]) => kind === 'done');
      await sleep(chance.whole(0, 500));
      await server.kill();
      await writers.until(([kind]) => kind === 'lost');
      const before = ledger.counts.acknowledged;
      await server.start();
      const again = await Promise.race([
        writers.until(() => ledger.counts.acknowledged >= before + 16),
        setTimeout(120_000, null, { ref: false }),
      ]);
      await writers.kill();
      const faults = await inspect(ledger, shared);
      return again ? faults : ['the app did not write again after the server came back', ...faults];
    });
  } finally {
    await server.remove();
    rmSync(arena, { recursive: true });
  }
}

import { rmSync } from 'node:fs';
import type { Chance } from '@/features/demo/chance';
import { inspect, makeArena, makeBase, sleep, startWriters, type Writers } from './arena';
import { openLedger } from './ledger';
import { runRounds, type Trial } from './rounds';

/** The app is killed (SIGKILL) at a random moment: one time in five while it starts, else while eight people write. */
export async function appKilled({ rounds, seed }: Trial): Promise<boolean> {
  const ledger = openLedger();
  const arena = makeArena();
  const shared = await makeBase();
  const sound = await runRounds('app-killed', { rounds, seed, ledger }, async (chance, round) => {
    const writers = startWriters(ledger, `${seed}/${round}`, shared);
    await someMoment(chance, writers.until);
    await writers.kill();
    return inspect(ledger, shared);
  });
  if (sound) rmSync(arena, { recursive: true });
  else console.log(`app-killed: the base is kept in ${arena}`);
  return sound;
}

/** Anywhere within a start, or a moment after one of the first sixty writes was acknowledged, however slow the machine is. */
export async function someMoment(chance: Chance, until: Writers['until']): Promise<void> {
  const starting = chance.yes(0.2);
  if (starting) return sleep(chance.whole(0, 1000));
  let left = chance.whole(1, 60);
  await until(([kind]) => {
    if (kind === 'done') left -= 1;
    return left <= 0;
  });
  await sleep(chance.whole(0, 100));
}

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

/** Anywhere within a start, or within a moment after the first acknowledged write. */
export async function someMoment(chance: Chance, until: Writers['until'], longest = 500): Promise<void> {
  const wait = chance.whole(0, longest);
  const starting = chance.yes(0.2);
  if (!starting) await until(([kind]) => kind === 'done');
  await sleep(starting ? 2 * wait : wait);
}

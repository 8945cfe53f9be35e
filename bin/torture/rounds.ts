import { type Chance, chanceFrom } from '@/features/demo/chance';
import type { Ledger } from './ledger';

export type Trial = { rounds: number; seed: string; quiet?: boolean };

type Round = (chance: Chance, round: number) => Promise<string[]>;

/** Runs round after round on the same base; prints every fault and the sum. Answers whether there was none. */
export async function runRounds(name: string, trial: Trial & { ledger: Ledger }, round: Round): Promise<boolean> {
  const began = Date.now();
  let faulty = 0;
  for (let n = 1; n <= trial.rounds; n++) {
    const faults = await round(chanceFrom(`${trial.seed}/${name}/${n}`), n);
    if (faults.length > 0) faulty += 1;
    if (trial.quiet) continue;
    for (const fault of faults.slice(0, 5)) console.log(`${name}, round ${n}: ${fault}`);
    if (faults.length > 5) console.log(`${name}, round ${n}: and ${faults.length - 5} more`);
    if (n % 10 === 0 && n < trial.rounds)
      console.log(`${name}: ${n} rounds, ${trial.ledger.counts.acknowledged} writes`);
  }
  const { acknowledged, underWay, stale } = trial.ledger.counts;
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(
    `${name}: ${trial.rounds} rounds, ${acknowledged} acknowledged writes, ${underWay} cut off, ${stale} refused as stale, ` +
      `${faulty} rounds with faults (${seconds} s, seed ${trial.seed})`,
  );
  return faulty === 0;
}

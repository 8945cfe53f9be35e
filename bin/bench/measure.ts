/** Answers how the process ends: 0 when what is promised holds. */
export type Bench = (args: string[]) => Promise<number>;

export type Comparison = { with: number; without: number; added: { middle: number; low: number; high: number } };

/** Gets ready, which is not measured, and answers what is. */
type Act = () => Promise<() => Promise<unknown>>;

/**
 * How much longer `full` takes than `bare`, in percent: turn by turn within each round, so that whatever else the machine
 * does falls on both; then the median of the rounds, with the quarter below and above.
 */
export async function compare(full: Act, bare: Act, { rounds, turns }: { rounds: number; turns: number }) {
  const all: { with: number; without: number; added: number }[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const times: [number[], number[]] = [[], []];
    for (let turn = 0; turn < turns; turn += 1) {
      // Whoever goes second finds a warmer cache: they change places.
      const order = turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
      for (const which of order) times[which].push(await timeOf(which === 0 ? full : bare));
    }
    // The first round is for warming up.
    // Of the differences of neighbours: what slows the machine for a while slows both.
    const differences = times[0].map((time, turn) => time - (times[1][turn] ?? Number.NaN));
    if (round >= 0) all.push({ with: middleOf(times[0]), without: middleOf(times[1]), added: middleOf(differences) });
  }
  const added = all.map((round) => (round.added / round.without) * 100);
  const without = middleOf(all.map((round) => round.without));
  return {
    with: middleOf(all.map((round) => round.with)),
    without,
    added: {
      middle: (middleOf(all.map((round) => round.added)) / without) * 100,
      low: quantile(added, 0.25),
      high: quantile(added, 0.75),
    },
  } satisfies Comparison;
}

/** Milliseconds by the clock, and those of them in which this thread worked: on a shared machine the clock tells of the others. */
export type Took = { clock: number; worked: number };

/** Starts to measure; what it answers ends it. */
export function stopwatch(): () => Took {
  const from = performance.now();
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return { clock: performance.now() - from, worked: (user + system) / 1_000 };
  };
}

async function timeOf(ready: Act): Promise<number> {
  const act = await ready();
  const from = performance.now();
  await act();
  return performance.now() - from;
}

export const middleOf = (values: number[]) => quantile(values, 0.5);

export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export function told(what: string, { with: full, without, added }: Comparison): string {
  const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)} %`;
  const times = `${full.toFixed(2)} ms with, ${without.toFixed(2)} ms without`;
  return `${what.padEnd(44)} ${signed(added.middle).padStart(8)}  (${signed(added.low)} to ${signed(added.high)}; ${times})`;
}

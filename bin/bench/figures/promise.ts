import { quantile, type Took } from '../measure';

/** One line of what is promised: measured here, beside its floor of the same run. */
export type Promised = {
  what: string;
  /** In milliseconds, or whatever `unit` says. */
  measured: number;
  unit?: 'ms' | 'MB' | 'kB' | '/s';
  /** The same ratio in time of the processor, where that was measured: on a busy machine the clock tells of the others. */
  worked?: number;
  /** What it is compared with; without one the number itself is promised. */
  floor?: number;
  /** The ratio, or the number, that is not to be passed. */
  most?: number;
  /** The same where more is better. */
  least?: number;
};

/** What could not be measured here, and why: said, and never counted as kept. */
export type Unmeasured = { what: string; why: string };

export function isKept({ measured, floor, most = Number.POSITIVE_INFINITY, least = 0 }: Promised): boolean {
  const value = floor === undefined ? measured : measured / floor;
  return value <= most && value >= least;
}

export function lineOf(line: Promised): string {
  const { what, measured, unit = 'ms', floor, worked, most, least } = line;
  const inUnit = (value: number) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
  const ratio = floor === undefined ? '' : `${(measured / floor).toFixed(2)} ×`;
  const told = (value: number) => (floor === undefined ? inUnit(value) : `${value} ×`);
  const target = [most !== undefined && `at most ${told(most)}`, least !== undefined && `at least ${told(least)}`];
  return [
    what.padEnd(66),
    inUnit(measured).padStart(11),
    (floor === undefined ? '' : inUnit(floor)).padStart(11),
    ratio.padStart(9),
    (worked === undefined ? '' : `(${worked.toFixed(2)} ×)`).padStart(11),
    ` ${target.filter(Boolean).join(', ')}`.padEnd(20),
    isKept(line) ? 'ok' : 'NOT',
  ].join(' ');
}

const clocks = (times: Took[]) => times.map(({ clock }) => clock);
export const median = (times: Took[]) => quantile(clocks(times), 0.5);
export const p95 = (times: Took[]) => quantile(clocks(times), 0.95);
export const p99 = (times: Took[]) => quantile(clocks(times), 0.99);

/** Times beside those of a floor, at one point of both; of what their servers worked always the middle. */
export function beside(times: Took[], floor: Took[], at: (times: Took[]) => number = median) {
  const worked = (all: Took[]) =>
    quantile(
      all.map((each) => each.worked),
      0.5,
    );
  return { measured: at(times), floor: at(floor), worked: worked(times) / worked(floor) };
}

/**
 * Times of several acts that are taken in turn, forwards and backwards, so that whatever else the machine does falls on
 * all of them. What comes first is for warming up.
 */
export async function inTurn<Name extends string>(
  acts: Record<Name, () => Promise<Took>>,
  { rounds, warm = 5 }: { rounds: number; warm?: number },
): Promise<Record<Name, Took[]>> {
  const names = Object.keys(acts) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as Took[]])) as Record<Name, Took[]>;
  for (let round = -warm; round < rounds; round += 1)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const time = await acts[name]();
      if (round >= 0) times[name].push(time);
    }
  return times;
}

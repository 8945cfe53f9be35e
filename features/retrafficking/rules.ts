import type { Decided } from '@/features/people/finding-column';
import { addMonths, isBefore } from '@/lib/calendar';

export const decisions = ['retrafficked', 'went_back', 'rejected'] as const satisfies readonly Decided[];

export type DecisionRefusal = 'nothing-suspected' | 'stale' | 'withheld' | 'day-in-future' | 'before-last';

/** Why a decision cannot hold from a day on. One that is older than the last would change what was reported since. */
export function cannotDecideFrom(on: string, last: { on: string }, today: string): DecisionRefusal | null {
  if (on > today) return 'day-in-future';
  return on < last.on ? 'before-last' : null;
}

/** Within how many months of the return people are looked at. */
export const horizons = [6, 12, 24] as const;
export type Horizon = (typeof horizons)[number];

/** A later episode of somebody who had returned, and what is found of it. */
export type Later = { state: 'suspected' | Decided; began?: string };

/** What became of somebody in the months after a return, as far as it is known on a day. */
export type Fate = 'again' | 'early' | 'undecided' | 'undecidedEarly' | 'observing' | 'clear';

/**
 * Taken again, where that is confirmed of an episode which began in those months; an open question, where it is only
 * suspected; both early, while the months are not over. Else still under observation, while they are not over, or not
 * taken again, as far as is known. A date that may lie in those months lies in them.
 */
export function fateOf(returnedOn: string, laters: Later[], months: Horizon, asOf: string): Fate {
  const states = withinMonths(returnedOn, laters, months).map(({ state }) => state);
  const isOver = addMonths(returnedOn, months) <= asOf;
  if (states.includes('retrafficked')) return isOver ? 'again' : 'early';
  if (states.includes('suspected')) return isOver ? 'undecided' : 'undecidedEarly';
  return isOver ? 'clear' : 'observing';
}

/** The later episodes that began after a return, in the months that are looked at. */
export function withinMonths<Any extends Later>(returnedOn: string, laters: Any[], months: Horizon): Any[] {
  const last = addMonths(returnedOn, months);
  return laters.filter(({ began }) => began && !isBefore(began, returnedOn) && !isBefore(last, began));
}

/**
 * How many of the returned had which fate. `observed` is what the rate is of: those whose months are over, with a yes or
 * a no. Whoever is taken again early waits beside it like everybody whose months are not over (`observing` holds them
 * all): counted at once, the first months after a return would show nobody but them.
 */
export type Tally = Record<(typeof tallied)[number], number>;

export const tallied = [
  'returned',
  'observed',
  'again',
  'undecided',
  'observing',
  'early',
  'undecidedEarly',
  'wentBack',
] as const;

export const noTally = (): Tally => ({
  returned: 0,
  observed: 0,
  again: 0,
  undecided: 0,
  observing: 0,
  early: 0,
  undecidedEarly: 0,
  wentBack: 0,
});

/** Adds people of one fate to a tally. Whoever went back by choice is counted beside, whatever else they are. */
export function addTo(tally: Tally, fate: Fate, count: number, wentBack: boolean): void {
  tally.returned += count;
  if (fate === 'again' || fate === 'clear') tally.observed += count;
  if (fate !== 'clear') tally[fate] += count;
  if (fate === 'early' || fate === 'undecidedEarly') tally.observing += count;
  if (wentBack && (fate === 'clear' || fate === 'observing')) tally.wentBack += count;
}

/** In percent; null where nobody has been observed yet. */
export function rateOf({ again, observed }: Tally): number | null {
  return observed === 0 ? null : (100 * again) / observed;
}

/** What the rate would be if every open question were answered with yes. */
export function rateIfAll({ again, observed, undecided }: Tally): number | null {
  return observed === 0 ? null : (100 * (again + undecided)) / (observed + undecided);
}

import type { Decided } from '@/features/people/finding-column';

export const decisions = ['retrafficked', 'went_back', 'rejected'] as const satisfies readonly Decided[];

export type DecisionRefusal = 'nothing-suspected' | 'stale' | 'withheld' | 'day-in-future' | 'before-last';

/** Why a decision cannot hold from a day on. One that is older than the last would change what was reported since. */
export function cannotDecideFrom(on: string, last: { on: string }, today: string): DecisionRefusal | null {
  if (on > today) return 'day-in-future';
  return on < last.on ? 'before-last' : null;
}

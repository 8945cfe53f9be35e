import type { Decision, IntakeList, Verdict, VerdictKind } from './list';

/** What is done with a row that nobody has decided on: what is clear is written, what is not waits. */
export function usualDecision({ is, people, twin }: Verdict): Decision {
  if (is === 'new') return 'log';
  if (is === 'broken' || is === 'repeated') return 'leave';
  // Known elsewhere at most: there it is another office's case, and the supervisors compare.
  return people.length === 0 && twin === undefined ? 'log' : 'wait';
}

/** What may be done with a row: one that is broken cannot be written, and nobody is joined with whom was not offered. */
export function choicesFor({ is, people }: Verdict): Decision[] {
  if (is === 'broken') return ['leave'];
  const asSame = people.flatMap((_, n): Decision[] => [`new-episode:${n}`, `same-episode:${n}`]);
  return [...asSame, 'log', 'wait', 'leave'];
}

/** The person a decision takes a row for, by their place among those offered. */
export function takenFor(decision: Decision): { as: 'new-episode' | 'same-episode'; at: number } | null {
  const [, as, at] = /^(new-episode|same-episode):(\d)$/.exec(decision) ?? [];
  return as && at ? { as: as as 'new-episode', at: Number(at) } : null;
}

export const bulkActs = ['known-as-suggested', 'known-left-out', 'doubtful-wait', 'doubtful-logged'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** One decision for many rows: of the known the suggestion, where exactly one person is the same. */
export function decidedTogether(act: BulkAct, verdicts: Verdict[], decisions: Decision[]): Decision[] {
  const to: Record<BulkAct, (verdict: Verdict, before: Decision) => Decision> = {
    'known-as-suggested': (verdict, before) => {
      const same = verdict.people.filter(({ outcome }) => outcome === 'same');
      const [only] = same;
      if (verdict.is !== 'known' || !only || same.length > 1 || verdict.twin !== undefined) return before;
      return `${only.suggestion}:${verdict.people.indexOf(only)}`;
    },
    'known-left-out': ({ is }, before) => (is === 'known' ? 'leave' : before),
    'doubtful-wait': ({ is }, before) => (is === 'doubtful' ? 'wait' : before),
    'doubtful-logged': ({ is }, before) => (is === 'doubtful' ? 'log' : before),
  };
  return verdicts.map((verdict, at) => to[act](verdict, decisions[at] ?? usualDecision(verdict)));
}

export type Plan = { log: number; join: number; wait: number; leave: number };

/** What confirming would do. */
export function planOf({ decisions }: Pick<IntakeList, 'decisions'>): Plan {
  const plan: Plan = { log: 0, join: 0, wait: 0, leave: 0 };
  for (const decision of decisions) {
    if (takenFor(decision)) plan.join += 1;
    else plan[decision as 'log' | 'wait' | 'leave'] += 1;
  }
  return plan;
}

export function countsOf(verdicts: Verdict[]): Record<VerdictKind, number> {
  const counts = { new: 0, known: 0, doubtful: 0, repeated: 0, broken: 0 };
  for (const { is } of verdicts) counts[is] += 1;
  return counts;
}

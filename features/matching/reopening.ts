import type { Comparison, Evidence, Outcome } from '@/features/people/facts';

/** What a pair was decided on: how the two compared at that time. */
export type Judged = { outcome: Outcome; evidence: Evidence[] };

const rank: Record<Outcome, number> = { different: 0, doubtful: 1, same: 2 };

/**
 * Whether two who were decided to be different people are to be looked at again: now they look more alike than then, or
 * something agrees that did not. Less than that was known when it was decided.
 */
export function opensAgain(decided: Judged, now: Comparison): boolean {
  if (rank[now.outcome] > rank[decided.outcome]) return true;
  return agreeingIn(now.evidence).some((field) => !agreeingIn(decided.evidence).includes(field));
}

const agreeingIn = (evidence: Evidence[]) => evidence.filter(({ bits }) => bits > 0).map(({ field }) => field);

/** Whether a comparison says something else than before; the weight of a name shifts a little with every new person. */
export function saysOther(before: Comparison, now: Comparison): boolean {
  const codes = ({ evidence }: Comparison) => evidence.map(({ field, code }) => `${field}.${code}`).join();
  return before.outcome !== now.outcome || codes(before) !== codes(now) || Math.abs(before.score - now.score) >= 1;
}

/** Evidence as a row keeps it; what cannot be read is none. */
export function evidenceFrom(kept: string | null): Evidence[] {
  try {
    const told: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(told) ? (told as Evidence[]) : [];
  } catch {
    return [];
  }
}

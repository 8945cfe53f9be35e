import type { Comparison, Evidence, Outcome } from '@/features/people/facts';

/** A piece of evidence as a row keeps it: in codes, and whether it speaks for one person. How much would tell how rare a name is. */
export type KeptEvidence = Pick<Evidence, 'field' | 'code'> & { speaksFor: boolean };

/** What a pair was decided on: how the two compared at that time. */
export type Judged = { outcome: Outcome; evidence: KeptEvidence[] };

const rank: Record<Outcome, number> = { different: 0, doubtful: 1, same: 2 };

/**
 * Whether two who were decided to be different people are to be looked at again: now they look more alike than then, or
 * something agrees that did not. Less than that was known when it was decided.
 */
export function opensAgain(decided: Judged, now: Comparison): boolean {
  if (rank[now.outcome] > rank[decided.outcome]) return true;
  return agreeingIn(withoutWeight(now.evidence)).some((field) => !agreeingIn(decided.evidence).includes(field));
}

const agreeingIn = (evidence: KeptEvidence[]) =>
  evidence.filter(({ speaksFor }) => speaksFor).map(({ field }) => field);

/** Whether a comparison says something else than before; the weight of a name shifts a little with every new person. */
export function saysOther(before: Judged & { score: number }, now: Comparison): boolean {
  const codes = (evidence: Pick<Evidence, 'field' | 'code'>[]) =>
    evidence.map(({ field, code }) => `${field}.${code}`).join();
  const isFar = Math.abs(before.score - now.score) >= 1;
  return before.outcome !== now.outcome || codes(before.evidence) !== codes(now.evidence) || isFar;
}

/** A comparison as a row keeps it. The score, in hundredths of a bit, is that of whole bits: enough to put the likeliest first. */
export function keptFrom({ outcome, score, evidence }: Comparison) {
  return { outcome, score: Math.round(score) * 100, evidence: JSON.stringify(withoutWeight(evidence)) };
}

const withoutWeight = (evidence: Evidence[]): KeptEvidence[] =>
  evidence.map(({ field, code, bits }) => ({ field, code, speaksFor: bits > 0 }));

/** Evidence as a row keeps it; what cannot be read is none. */
export function evidenceFrom(kept: string | null): KeptEvidence[] {
  try {
    const told: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(told) ? (told as KeptEvidence[]) : [];
  } catch {
    return [];
  }
}

import type { Code } from '@/lib/vocabulary';

export type StatusStep = {
  status: Code<'case_status'>;
  on: string;
  closureReason?: Code<'case_closure_reason'> | null;
};
export type ReturnStep = { status: Code<'repatriation_status'>; on: string };

/**
 * Puts dated steps into the order of their days (equal days: as told) and says until when each was in force: the day
 * of the next, that day not included; null while it lasts.
 */
export function inForce<Step extends { on: string }>(
  steps: Step[],
): (Step & { position: number; until: string | null })[] {
  const ordered = steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return ordered.map((step, n) => ({ ...step, position: n + 1, until: ordered[n + 1]?.on ?? null }));
}

/** What the case itself says of its steps: the last of each track, and the first day in Indonesia. */
export function currentState(statuses: StatusStep[], returns: ReturnStep[]) {
  const last = inForce(statuses).at(-1);
  const closed = last?.status === 'closed' || last?.status === 'closed_referred';
  return {
    status: last?.status ?? ('active' as const),
    closedOn: closed ? last.on : null,
    closureReason: closed ? (last.closureReason ?? null) : null,
    returnStatus: inForce(returns).at(-1)?.status ?? ('not_started' as const),
    returnedOn: inForce(returns).find((step) => isArrival(step.status))?.on ?? null,
  };
}

/** Counts as repatriated (vocabulary list 14). */
export function isArrival(status: Code<'repatriation_status'>): boolean {
  return status === 'arrived_indonesia' || status === 'returned_home_area';
}

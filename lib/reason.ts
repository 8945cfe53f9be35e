/** A reason of a word or two tells a reviewer nothing. */
export const REASON_MIN = 15;
const REASON_MAX = 1_000;

export type ReasonFault = 'reason-short' | 'reason-long';

/** What is wrong with a reason that somebody will read afterwards; null when nothing is. */
export function reasonFault(reason: string): ReasonFault | null {
  if (reason.trim().length < REASON_MIN) return 'reason-short';
  return reason.length > REASON_MAX ? 'reason-long' : null;
}

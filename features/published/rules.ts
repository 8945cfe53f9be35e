import type { Question } from '@/features/figures/input';
import { type Cause, kindOf } from './nearest';
import type { Comparator } from './reference';

/** How ours stands to a published figure. */
export const verdicts = ['met', 'within', 'explained', 'unexplained', 'context', 'no-number'] as const;
export type Verdict = (typeof verdicts)[number];

/** "About" and "nearly" reach a twentieth of the number. */
export const REACH = 0.05;

type Judged = {
  comparator: Comparator;
  value: number | null;
  ours: number | null;
  causes: readonly Cause[];
  /** Somebody has signed why they differ, on these very numbers. */
  signed: boolean;
};

/** Never by what one would like: a number is met, or it is within its own wording, or it differs. */
export function verdictOf({ comparator, value, ours, causes, signed }: Judged): Verdict {
  if (ours === null) return 'context';
  if (value === null) return 'no-number';
  if (ours === value) return 'met';
  if (isWithin(comparator, value, ours)) return 'within';
  return signed || causes.some((cause) => !cause.followed) ? 'explained' : 'unexplained';
}

/** Whether ours is what the words around the number allow. */
export function isWithin(comparator: Comparator, value: number, ours: number): boolean {
  if (comparator === 'gt') return ours > value;
  if (comparator === 'nearly') return ours < value && ours >= value * (1 - REACH);
  if (comparator === 'approx') return Math.abs(ours - value) <= value * REACH;
  // A whole number of percent or of times is met by what rounds to it.
  return !Number.isInteger(ours) && Math.round(ours) === value;
}

/** As an explanation keeps a number: a count as it is, percent and times in hundredths. */
export function kept(value: number | null, nearest: Question | null): number | null {
  if (value === null) return null;
  return nearest && kindOf(nearest) !== 'count' ? Math.round(100 * value) : value;
}

/** The number that was kept. */
export function unkept(value: number | null, nearest: Question | null): number | null {
  if (value === null) return null;
  return nearest && kindOf(nearest) !== 'count' ? value / 100 : value;
}

/** Whether an explanation was signed on the numbers as they are now. */
export function standsOn(
  signed: { ours: number | null; published: number | null },
  now: { ours: number | null; value: number | null; nearest: Question | null },
): boolean {
  return signed.ours === kept(now.ours, now.nearest) && signed.published === kept(now.value, now.nearest);
}

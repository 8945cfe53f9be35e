/** The largest multiple of `base` that is not more than `value`. */
export function roundedDown(value: number, base: number): number {
  return value - (value % base);
}

/**
 * The most that may be said of a sum whose parts are published too. The parts alone leave each of them `base` values. A sum
 * above this would say of its parts that none of them can be at the bottom of what it may be: five months below five
 * whose sum is twenty are five times four. So a sum is never published above what all parts but one can reach.
 */
export function mostOf(parts: readonly number[], base: number): number {
  return roundedDown(sum(parts) + (base - 1) * Math.max(0, parts.length - 1), base);
}

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Lowers the largest until all together are no more than `most`. */
export function within(most: number, values: readonly number[], base: number): number[] {
  const lowered = [...values];
  while (sum(lowered) > most) {
    const largest = lowered.indexOf(Math.max(...lowered));
    lowered[largest] = (lowered[largest] ?? 0) - base;
  }
  return lowered;
}

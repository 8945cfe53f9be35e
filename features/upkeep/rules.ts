/** Clocks of servers that agree differ by less; a minute or two is nobody's mistake. */
export const TOLERANCE_MINUTES = 5;

/**
 * What is wrong with the clock. `behind`: the base knows of later moments than now, so the clock is slow, or was fast
 * when they were written. `set`: it was put forward or back while the app ran. Minutes say by how much.
 */
export type ClockTrouble = { kind: 'behind' | 'forward' | 'back'; minutes: number };

export type Clock = {
  now: Date;
  /** The latest moment the base knows; null in an empty one. */
  newest: Date | null;
  /** How far the clock has moved against a counter that nobody can set, since the app started. */
  shiftedBy: number;
};

export function clockTrouble({ now, newest, shiftedBy }: Clock): ClockTrouble | null {
  const ahead = newest ? minutes(newest.getTime() - now.getTime()) : 0;
  if (ahead > TOLERANCE_MINUTES) return { kind: 'behind', minutes: ahead };
  const shift = minutes(shiftedBy);
  if (Math.abs(shift) <= TOLERANCE_MINUTES) return null;
  return { kind: shift > 0 ? 'forward' : 'back', minutes: Math.abs(shift) };
}

const minutes = (milliseconds: number) => Math.round(milliseconds / 60_000);

/** A span in the largest unit that says it well: `2 hari`, `3 jam`, `12 menit`. */
export function inUnits(span: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (span < 90) return { unit: 'minutes', count: span };
  return span < 36 * 60
    ? { unit: 'hours', count: Math.round(span / 60) }
    : { unit: 'days', count: Math.round(span / 1440) };
}

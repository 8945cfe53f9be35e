import { uptime } from 'node:os';

/**
 * How far the clock was put forward (positive) or back since this process first asked, in milliseconds: the moment the
 * machine was switched on never changes, unless the clock does. Sleep counts as being switched on. On macOS that moment
 * moves with the clock, and nothing is noticed.
 */
export function shiftSinceStart(now = Date.now(), up = uptime()): number {
  const switchedOn = now - up * 1000;
  held.pulangSwitchedOn ??= switchedOn;
  return switchedOn - held.pulangSwitchedOn;
}

const held = globalThis as { pulangSwitchedOn?: number };

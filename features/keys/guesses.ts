import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { giveTryBack, takeTry } from '@/db/housekeeping';
import { knownDevices } from '@/db/schema';
import { store } from '@/db/store';
import type { Refused } from '@/lib/errors';
import { minutesUntil, waitAfter } from './rules';

const A_DAY = 24 * 60 * 60 * 1000;

/** Where strangers are counted, all together. */
export const EVERYBODY = 'unlock';

/** What the base keeps of a browser that has unlocked before. */
export const browserId = (token: string) => createHash('sha256').update(`unlock:${token}`).digest('hex');

/** A browser that has unlocked before is counted by itself: strangers can slow down strangers only. */
export async function laneOf(browser: string | undefined): Promise<string> {
  if (!browser) return EVERYBODY;
  const id = browserId(browser);
  const { reader } = await store();
  const [known] = await reader.select({ id: knownDevices.id }).from(knownDevices).where(eq(knownDevices.id, id));
  return known ? `${EVERYBODY}:${id}` : EVERYBODY;
}

/** Counts a guess before it is looked at, so that of many at once only one is. A day without any is forgotten. */
export async function takeGuess(
  lane: string,
  now: Date,
): Promise<{ taken: true } | (Refused<'wait'> & { minutes: number })> {
  let freeAt = now;
  const taken = await takeTry(lane, (before) => {
    if (before && before.freeAt > now) {
      freeAt = before.freeAt;
      return null;
    }
    const failures = before && now.getTime() - before.freeAt.getTime() < A_DAY ? before.failures + 1 : 1;
    return { failures, since: now, freeAt: new Date(now.getTime() + waitAfter(failures)) };
  });
  return taken ? { taken: true } : { refused: 'wait', minutes: minutesUntil(freeAt, now) };
}

/** The guess was right: the wrong ones before it no longer count. */
export function forgiveGuesses(lane: string, now: Date): Promise<void> {
  return giveTryBack(lane, { now, forgotten: new Date(now.getTime() - 30 * A_DAY), all: true });
}

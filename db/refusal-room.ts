/**
 * How many refusals of one actor are written down one by one in a minute. What a script tries beyond is counted, and the
 * count is one entry: the audit must show the attack, not drown in it.
 */
const EACH = 20;
const MINUTE = 60_000;

type Minute = { since: number; written: number; counted: number };

// In memory: what a process that ends has counted and not yet written is a number, not an act.
const held = globalThis as { pulangRefusals?: Map<string, Minute> };

/** Makes room for one more refusal: whether to write it, and how many went unwritten in a minute that is over. */
export function takeRoom(actorId: string, now = Date.now()): { write: boolean; unwritten: number } {
  held.pulangRefusals ??= new Map();
  const minute = held.pulangRefusals.get(actorId);
  if (!minute || now - minute.since >= MINUTE) {
    held.pulangRefusals.set(actorId, { since: now, written: 1, counted: 0 });
    return { write: true, unwritten: minute?.counted ?? 0 };
  }
  if (minute.written < EACH) {
    minute.written += 1;
    return { write: true, unwritten: 0 };
  }
  minute.counted += 1;
  return { write: false, unwritten: 0 };
}

/** What is still counted and unwritten of an actor; taken away by being asked for. */
export function takeUnwritten(actorId: string): number {
  const minute = held.pulangRefusals?.get(actorId);
  const unwritten = minute?.counted ?? 0;
  if (minute) minute.counted = 0;
  return unwritten;
}

/** Whether a refusal is the first of its minute that is only counted: then somebody has to come back for the count. */
export function isFirstUnwritten(actorId: string): boolean {
  return held.pulangRefusals?.get(actorId)?.counted === 1;
}

export const untilWritten = MINUTE;

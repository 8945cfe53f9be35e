import { randomBytes } from 'node:crypto';

/**
 * What waits for a paper to be read back: a set-up that is not finished, a kit that does not count yet. In memory only.
 * Whoever closes the browser has changed nothing; they go on with the same browser, or begin again.
 */
const MINUTES = 60;
const MOST = 20;

type Kept = { value: object; until: number };

// On globalThis: Next's several bundles would else each have their own.
const memory = globalThis as { pulangPending?: Map<string, Kept> };

function all(now: number): Map<string, Kept> {
  memory.pulangPending ??= new Map();
  for (const [key, { until }] of memory.pulangPending) if (until <= now) memory.pulangPending.delete(key);
  return memory.pulangPending;
}

export const newToken = () => randomBytes(32).toString('base64url');

/** Keeps something under a key, in place of what was there; the oldest goes when there are too many. */
export function keepPending(key: string, value: object, now = Date.now()): void {
  const kept = all(now);
  kept.delete(key);
  const [oldest] = kept.keys();
  if (kept.size >= MOST && oldest) kept.delete(oldest);
  kept.set(key, { value, until: now + MINUTES * 60_000 });
}

export function pendingAt<Value extends object>(key: string | undefined, now = Date.now()): Value | null {
  return key ? ((all(now).get(key)?.value as Value | undefined) ?? null) : null;
}

export function dropPending(key: string): void {
  all(Date.now()).delete(key);
}

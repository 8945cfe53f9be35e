import { db, type Reader } from './client';
import { auditHead } from './schema';

/** What was answered since the last entry of the audit. */
type Answers = { seq: number; given: Map<string, Promise<unknown>> };

// One per open base, so that a base that was closed takes its answers along.
const held = globalThis as { pulangAnswers?: WeakMap<Reader, Answers> };
const MOST = 1_000;

/**
 * An answer that was given already, as long as nothing was written since, by any process: every change records an entry.
 * For what many pages ask and the base answers slowly. `key` names everything that it depends on beside the base.
 */
export async function untilWritten<T>(key: string, make: () => Promise<T>): Promise<T> {
  const reader = await db();
  const [head] = await reader.select({ seq: auditHead.seq }).from(auditHead);
  const seq = head?.seq ?? 0;
  held.pulangAnswers ??= new WeakMap();
  const before = held.pulangAnswers.get(reader);
  const answers = before?.seq === seq && before.given.size < MOST ? before : { seq, given: new Map() };
  held.pulangAnswers.set(reader, answers);
  const known = answers.given.get(key);
  if (known) return known as Promise<T>;
  // Read after the entry it is kept by: it can only be newer than that.
  const made = make();
  answers.given.set(key, made);
  made.catch(() => answers.given.delete(key));
  return made;
}

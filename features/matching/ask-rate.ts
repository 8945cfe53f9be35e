import { rootKey } from '@/db/master-key';
import type { Facts } from '@/features/people/facts';
import type { Staff } from '@/lib/actor';
import { fingerprint } from '@/lib/sealing';

/** So many different questions in so long: some eight cases in ten minutes, each asked about as it is typed. */
export const QUESTIONS = 60;
export const WITHIN_MINUTES = 10;

type Asked = { about: string; at: number };

// In this process's memory only: it slows down whoever tries out names, and nobody has to read it again.
const held = globalThis as { pulangQuestions?: Map<string, Asked[]> };

/** Counts a question of who may be the same person; false when there were too many. The same one again is none. */
export function mayAskAbout(actor: Staff, facts: Facts, now = new Date()): boolean {
  held.pulangQuestions ??= new Map();
  const about = fingerprint(rootKey(), 'question', JSON.stringify(facts));
  const since = now.getTime() - WITHIN_MINUTES * 60_000;
  const asked = (held.pulangQuestions.get(actor.id) ?? []).filter(({ at }) => at > since);
  const isNew = asked.every((each) => each.about !== about);
  if (isNew && asked.length >= QUESTIONS) return false;
  held.pulangQuestions.set(actor.id, isNew ? [...asked, { about, at: now.getTime() }] : asked);
  return true;
}

import { rootKey } from '@/db/master-key';
import type { Facts } from '@/features/people/facts';
import type { Staff } from '@/lib/actor';
import { fingerprint } from '@/lib/sealing';

/** So many different questions in so long: some eight cases in ten minutes, each asked about as it is typed. */
export const QUESTIONS = 60;
export const WITHIN_MINUTES = 10;

type Asked = { about: string; at: number };
/** Of whom an answer told last, in which form, and how often since. */
type Told = { submission: string; people: string[]; times: number };

// In this process's memory only: it slows down whoever tries out names, and nobody has to read it again.
const held = globalThis as { pulangQuestions?: Map<string, Asked[]>; pulangTold?: Map<string, Told> };

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

/** A case takes some six to ten questions; whoever goes on asking about the same one in the same form has another aim. */
const AGAIN = 10;

/** Whether an answer about these people says only what it said before in this form; counts that it was given again. */
export function saysNothingNew(actor: Staff, submission: string, people: string[]): boolean {
  const told = held.pulangTold?.get(actor.id);
  if (told?.submission !== submission || !people.every((id) => told.people.includes(id))) return false;
  told.times += 1;
  return told.times < AGAIN;
}

/** Remembers of whom was told. Forgetting it, as a new start does, only lets the same answer count once more. */
export function remember(actor: Staff, submission: string, people: string[]): void {
  held.pulangTold ??= new Map();
  const told = held.pulangTold.get(actor.id);
  const before = told?.submission === submission ? told.people : [];
  held.pulangTold.set(actor.id, { submission, people: [...new Set([...before, ...people])], times: 1 });
}

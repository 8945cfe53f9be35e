import type { Actor } from '../lib/actor';
import { type BaseFailure, isRefused } from '../lib/errors';
import { type Entry, type Recorder, takeChain } from './audit';
import { versionTouched } from './facts';
import { endIfShut } from './master-key';
import { isFirstUnwritten, takeRoom, takeUnwritten, untilWritten } from './refusal-room';
import { type Store, store, type Writer } from './store';

/**
 * The one door for writing. Runs `work` in one transaction, one change at a time; commits only when it recorded what
 * happened. A refusal (`{ refused: reason }`) rolls back and is answered as a value; one of rights is recorded. Inside,
 * talk only to `tx`.
 */
export async function change<T>(actor: Actor, work: (tx: Writer, audit: Recorder) => Promise<T>): Promise<T> {
  const answer = await changeIn(await store(), actor, work);
  if (isRefused(answer) && ofRights.has(answer.refused))
    await recordRefusal(actor, { act: 'change', subject: { kind: 'user', id: idOf(actor) }, reason: answer.refused });
  return answer;
}

/** The same in a base that may not be the one in use, such as one that is being restored; records no refusal. */
export async function changeIn<T>(
  base: Pick<Store, 'transact'>,
  actor: Actor,
  work: (tx: Writer, audit: Recorder) => Promise<T>,
): Promise<T> {
  // A server action answers to a POST on any page, also on the one that unlocks: here it ends.
  if (actor.kind === 'staff' || actor.name === 'sign-in') endIfShut();
  return base.transact(async (tx) => {
    const chain = await takeChain(tx, actor);
    const value = await work(tx, chain.recorder);
    if (isRefused(value)) return { commit: false, value };
    if (!chain.recorded()) throw new Error('a change that records nothing does not happen');
    await versionTouched(tx, chain.seq());
    await chain.finish();
    return { commit: true, value };
  });
}

/** The refusals that say: this is not for you. All others say that something is not possible now. */
const ofRights = new Set(['not-yours', 'same-person', 'yourself', 'not-your-office', 'not-your-form']);

const idOf = (actor: Actor) => (actor.kind === 'staff' ? actor.id : actor.name);

export type Attempt = { act: string; subject: Entry['subject']; reason: string };

/**
 * Records that somebody tried what they may not, so that it can be seen afterwards. `subject.id` never holds what was
 * typed. A base that cannot be written at the moment still answers no.
 */
export async function recordRefusal(actor: Actor, { act, subject, reason }: Attempt): Promise<void> {
  const { write, unwritten } = takeRoom(idOf(actor));
  if (unwritten > 0) await recordCount(actor, unwritten);
  if (write) await recorded(actor, { subject, details: { act, reason } });
  else if (isFirstUnwritten(idOf(actor))) countLater(actor);
}

/** Records the refusal and answers it: for commands that refuse before any change begins. */
export async function notYours(actor: Actor, act: string): Promise<{ refused: 'not-yours' }> {
  await recordRefusal(actor, { act, subject: { kind: 'user', id: idOf(actor) }, reason: 'not-yours' });
  return { refused: 'not-yours' };
}

function recordCount(actor: Actor, count: number): Promise<void> {
  const subject = { kind: 'user', id: idOf(actor) } as const;
  return recorded(actor, { subject, details: { act: 'many', reason: 'many', count } });
}

/** A burst may be the last that is heard of somebody: its count is written when its minute is over. */
function countLater(actor: Actor): void {
  setTimeout(() => {
    const count = takeUnwritten(idOf(actor));
    if (count > 0) void recordCount(actor, count);
  }, untilWritten).unref();
}

async function recorded(actor: Actor, entry: Omit<Entry, 'act'>): Promise<void> {
  await changeIn(await store(), actor, (_tx, audit) => audit.record({ act: 'refused', ...entry })).catch(
    () => undefined,
  );
}

/** Whether an error says that a unique column already holds the value. */
export function isDuplicate(error: unknown, column: string): boolean {
  // By its fields, not its class: the store may stand in another bundle of the same server.
  const { code = '', constraint = '' } = error as Partial<BaseFailure>;
  return ['SQLITE_CONSTRAINT_UNIQUE', '23505'].includes(code) && plain(constraint).includes(plain(column));
}

/** SQLite names the column as it is in the table, PostgreSQL its constraint as it is in the code. */
const plain = (name: string) => name.replaceAll('_', '').toLowerCase();

import type { Actor } from '../lib/actor';
import { type BaseFailure, isRefused } from '../lib/errors';
import { type Entry, type Recorder, takeChain } from './audit';
import { store, type Writer } from './store';

/**
 * The one door for writing. Runs `work` in one transaction, one change at a time; commits only when it recorded what
 * happened. A refusal (`{ refused: reason }`) rolls back and is answered as a value. Inside, talk only to `tx`.
 */
export async function change<T>(actor: Actor, work: (tx: Writer, audit: Recorder) => Promise<T>): Promise<T> {
  return (await store()).transact(async (tx) => {
    const chain = await takeChain(tx, actor);
    const value = await work(tx, chain.recorder);
    if (isRefused(value)) return { commit: false, value };
    if (!chain.recorded()) throw new Error('a change that records nothing does not happen');
    await chain.finish();
    return { commit: true, value };
  });
}

/** Records that somebody tried what they may not, so that it can be seen afterwards. `subject.id` never holds what was typed. */
export async function recordRefusal(actor: Actor, refused: { act: string; subject: Entry['subject']; reason: string }) {
  const { act, subject, reason } = refused;
  await change(actor, (_tx, audit) => audit.record({ act: 'refused', subject, details: { act, reason } }));
}

/** Whether an error says that a unique column already holds the value. */
export function isDuplicate(error: unknown, column: string): boolean {
  // By its fields, not its class: the store may stand in another bundle of the same server.
  const { code = '', constraint = '' } = error as Partial<BaseFailure>;
  return ['SQLITE_CONSTRAINT_UNIQUE', '23505'].includes(code) && plain(constraint).includes(plain(column));
}

/** SQLite names the column as it is in the table, PostgreSQL its constraint as it is in the code. */
const plain = (name: string) => name.replaceAll('_', '').toLowerCase();

import { and, eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personPairs } from '@/db/schema';
import type { Comparison } from '@/features/people/facts';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayJoin, mayTake } from '../access';
import { keysOf, knownPerson, personFor } from '../queries/both';
import { keptFrom } from '../reopening';
import { markPairs, stillWaits } from './mark-pairs';

/** `open` puts a decision back into the queue. That two are the same is what joining them says (`joinPersons`). */
export type Decision = 'different' | 'open';
export type Decided = { pairId: string };
export type DecideRefusal = 'not-yours' | 'already-one' | 'not-a-pair' | 'decided';

/** Decides on a pair of records that were compared, for supervisors of both. */
export async function decidePair(
  actor: Staff,
  one: string,
  other: string,
  state: Decision,
  { reason = '', comparison, pair }: { reason?: string; comparison?: Comparison; pair?: string } = {},
  now = new Date(),
) {
  const keys = await keysOf(one, other);
  return change(actor, async (tx, audit): Promise<Decided | Refused<DecideRefusal>> => {
    await personFor(actor, one, tx);
    await personFor(actor, other, tx);
    if (pair && !(await stillWaits(tx, pair))) return { refused: 'decided' };
    return decideWithin(tx, audit, actor, { one, other, state, reason, comparison, keys }, now);
  });
}

export type Deciding = {
  one: string;
  other: string;
  state: Decision;
  reason?: string;
  /** What they were compared by; needed where the pair has not been kept before. */
  comparison?: Comparison;
  keys: Map<string, Buffer>;
  /** `one` is the person of the case that is being opened in this change. */
  entering?: boolean;
};

/** The same within a change. A decision is remembered with its evidence, and never asked for again on the same. */
export async function decideWithin(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  deciding: Deciding,
  now = new Date(),
): Promise<Decided | Refused<DecideRefusal>> {
  const one = await knownPerson(actor, deciding.one, tx);
  const other = await knownPerson(actor, deciding.other, tx);
  if (one.speaker.id === other.speaker.id) return { refused: 'already-one' };
  // Erased, there is nobody any more to compare with: not even that they were compared is kept.
  if (one.speaker.erasedAt || other.speaker.erasedAt) return { refused: 'not-a-pair' };
  const allowed = deciding.entering ? mayTake(actor, other.files) : mayJoin(actor, one.files, other.files);
  if (!allowed) return { refused: 'not-yours' };
  const pairId = await keptPair(tx, deciding, now);
  if (!pairId) return { refused: 'not-a-pair' };
  if (deciding.state === 'different')
    await markPairs(tx, actor, { one: one.records, other: other.records, state: 'different' }, now);
  else await tx.update(personPairs).set({ state: 'open', reopenedAt: now }).where(eq(personPairs.id, pairId));
  for (const { files } of [one, other]) {
    const reference = files[0]?.reference;
    const details = { pair: pairId, decision: deciding.state };
    if (reference) await audit.record({ act: 'person.compared', subject: { kind: 'case', id: reference }, details });
  }
  return { pairId };
}

/** The row of a pair, made where it is not there and one knows by what; its reason is that of the newest decision. */
async function keptPair(tx: Writer, { one, other, reason, comparison, keys }: Deciding, now: Date) {
  const [oneId = one, otherId = other] = [one, other].toSorted();
  const key = keys.get(oneId);
  const sealed = key ? sealText(oneId, key, 'person_pairs', 'reason', reason ?? '') : null;
  const known = comparison && keptFrom(comparison);
  const [there] = await tx
    .update(personPairs)
    .set({ reason: sealed, ...known })
    .where(and(eq(personPairs.oneId, oneId), eq(personPairs.otherId, otherId)))
    .returning({ id: personPairs.id });
  if (there) return there.id;
  if (!known) return null;
  const id = newId(now.getTime());
  await tx.insert(personPairs).values({ id, oneId, otherId, state: 'open', ...known, foundAt: now, reason: sealed });
  return id;
}

import { and, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personPairs } from '@/db/schema';
import type { Comparison } from '@/features/people/facts';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { mayJoin } from '../access';
import { keysOf, personFor } from '../queries/both';
import { keptFrom } from '../reopening';
import { markPairs, stillWaits } from './mark-pairs';

export type Decided = { pairId: string };
export type DecideRefusal = 'not-yours' | 'already-one' | 'not-a-pair' | 'decided';

type Deciding = {
  reason?: string;
  /** What they were compared by; needed where the pair has not been kept before. */
  comparison?: Comparison;
  /** The pair this answers, which must still wait. */
  pair?: string;
};

/**
 * Decides that a pair of records are two people, for supervisors of both. It is remembered with its evidence, and never
 * asked for again on the same. That two are one is what joining them says (`joinPersons`).
 */
export async function decideDifferent(
  actor: Staff,
  oneId: string,
  otherId: string,
  deciding: Deciding = {},
  now = new Date(),
) {
  const keys = await keysOf(oneId, otherId);
  return change(actor, async (tx, audit): Promise<Decided | Refused<DecideRefusal>> => {
    const one = await personFor(actor, oneId, tx);
    const other = await personFor(actor, otherId, tx);
    if (deciding.pair && !(await stillWaits(tx, deciding.pair))) return { refused: 'decided' };
    if (one.speaker.id === other.speaker.id) return { refused: 'already-one' };
    // Erased, there is nobody any more to compare with: not even that they were compared is kept.
    if (one.speaker.erasedAt || other.speaker.erasedAt) return { refused: 'not-a-pair' };
    if (!mayJoin(actor, one.files, other.files)) return { refused: 'not-yours' };
    const pairId = await keptPair(tx, [oneId, otherId], { ...deciding, keys }, now);
    if (!pairId) return { refused: 'not-a-pair' };
    await markPairs(tx, actor, { one: one.records, other: other.records, state: 'different' }, now);
    for (const { files } of [one, other]) {
      const reference = files[0]?.reference;
      const details = { pair: pairId, decision: 'different' };
      if (reference) await audit.record({ act: 'person.compared', subject: { kind: 'case', id: reference }, details });
    }
    return { pairId };
  });
}

type Keeping = Pick<Deciding, 'reason' | 'comparison'> & { keys: Map<string, Buffer> };

/** The row of a pair, made where it is not there and one knows by what; its reason is that of the newest decision. */
async function keptPair(tx: Writer, pair: [string, string], { reason, comparison, keys }: Keeping, now: Date) {
  const [oneId = '', otherId = ''] = pair.toSorted();
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

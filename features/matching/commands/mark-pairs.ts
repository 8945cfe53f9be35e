import { and, inArray, or } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { personPairs } from '@/db/schema';
import type { Staff } from '@/lib/actor';

type Marking = { one: string[]; other: string[]; state: 'same' | 'different' };

/** What a joining, or undoing it, says of the pairs between the records of the two: each keeps what it was decided on. */
export async function markPairs(tx: Writer, actor: Staff, { one, other, state }: Marking, now: Date): Promise<void> {
  await tx
    .update(personPairs)
    .set({ state, decidedBy: actor.id, decidedAt: now, decidedEvidence: personPairs.evidence, reopenedAt: null })
    .where(
      or(
        and(inArray(personPairs.oneId, one), inArray(personPairs.otherId, other)),
        and(inArray(personPairs.oneId, other), inArray(personPairs.otherId, one)),
      ),
    );
}

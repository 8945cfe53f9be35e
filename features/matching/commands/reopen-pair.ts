import { and, eq, inArray } from 'drizzle-orm';
import { change } from '@/db/change';
import { personPairs } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { NotFound, type Refused } from '@/lib/errors';
import { mayJoin } from '../access';
import { personFor } from '../queries/both';
import { cannotTouch } from '../rules';

export type ReopenRefusal = 'not-yours' | 'already-one' | 'erased' | 'stopped' | 'waiting';

/**
 * Takes a decision on a pair back, for supervisors of both: it waits again, until somebody decides anew. People who were
 * joined are parted first (`undoJoin`).
 */
export async function reopenPair(actor: Staff, pairId: string) {
  return change(actor, async (tx, audit): Promise<{ pairId: string } | Refused<ReopenRefusal>> => {
    const [pair] = await tx.select().from(personPairs).where(eq(personPairs.id, pairId));
    if (!pair) throw new NotFound('pair');
    const one = await personFor(actor, pair.oneId, tx);
    const other = await personFor(actor, pair.otherId, tx);
    if (!mayJoin(actor, one.files, other.files)) return { refused: 'not-yours' };
    if (one.speaker.id === other.speaker.id) return { refused: 'already-one' };
    const withheld = cannotTouch([one.speaker, other.speaker]);
    if (withheld) return { refused: withheld };
    const [reopened] = await tx
      .update(personPairs)
      // `reopenedAt` would say that there is new evidence.
      .set({ state: 'open', reopenedAt: null })
      .where(and(eq(personPairs.id, pairId), inArray(personPairs.state, ['different', 'same'])))
      .returning({ id: personPairs.id });
    if (!reopened) return { refused: 'waiting' };
    for (const { files } of [one, other]) {
      const [file] = files;
      const subject = { kind: 'case', id: file?.reference ?? '' } as const;
      if (file) await audit.record({ act: 'pair.reopened', subject, details: { pair: pairId } });
    }
    return { pairId };
  });
}

import { and, eq } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db } from '@/db/client';
import { destroyPersonKeys, personKeys } from '@/db/keys';
import { drafts, intakeRows, intakes } from '@/db/schema';
import { dropDraft, saveDraft } from '@/features/drafts/commands';
import type { Staff } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { maySeeIntake } from '../access';
import { openRow } from '../content';

type CannotTake = 'not-yours' | 'decided';

/** Goes on with a waiting row in the form for one case, as a draft of the actor's own under the same key. */
export async function takeWaiting(actor: Staff, rowId: string): Promise<{ draft: string } | Refused<CannotTake>> {
  const found = await waitingRow(actor, rowId);
  if (isRefused(found)) return found;
  const { row, officeId } = found;
  const key = row.personId ? (await personKeys([row.personId])).get(row.personId) : undefined;
  const content = row.personId && key ? openRow(row.personId, key, row.content) : null;
  if (!row.personId || !content) return { refused: 'decided' };
  // Of two who press at once, the draft is the first one's.
  const saved = await saveDraft(actor, row.id, { raw: content.raw }, row.personId);
  if (isRefused(saved)) return { refused: 'decided' };
  const taken = await change(actor, async (tx, audit) => {
    const mine = await tx
      .update(intakeRows)
      .set({ state: 'taken', held: null, content: null })
      .where(isWaiting(row.id))
      .returning({ id: intakeRows.id });
    if (mine.length === 0) return { refused: 'decided' as const };
    const subject = { kind: 'office', id: officeId } as const;
    await audit.record({ act: 'intake.row-taken', subject, details: { intake: row.intakeId } });
    return { draft: row.id };
  });
  // Thrown away meanwhile, and its key with it: nobody could read the draft.
  if (isRefused(taken)) await dropDraft(actor, row.id);
  return taken;
}

/** Throws a waiting row away; the key of the person who never came to be goes with it. */
export async function dropWaiting(actor: Staff, rowId: string): Promise<{ dropped: true } | Refused<CannotTake>> {
  const found = await waitingRow(actor, rowId);
  if (isRefused(found)) return found;
  const { row, officeId } = found;
  const dropped = await change(actor, async (tx, audit) => {
    // A colleague is about to take it: their draft is sealed under the key that would go.
    if ((await tx.$count(drafts, eq(drafts.id, row.id))) > 0) return { refused: 'decided' as const };
    const gone = await tx.delete(intakeRows).where(isWaiting(row.id)).returning({ id: intakeRows.id });
    if (gone.length === 0) return { refused: 'decided' as const };
    const subject = { kind: 'office', id: officeId } as const;
    await audit.record({ act: 'intake.row-dropped', subject, details: { intake: row.intakeId } });
    return { dropped: true as const };
  });
  if (!isRefused(dropped) && row.personId) await destroyPersonKeys([row.personId]);
  return dropped;
}

const isWaiting = (id: string) => and(eq(intakeRows.id, id), eq(intakeRows.state, 'waiting'));

async function waitingRow(actor: Staff, id: string) {
  const [found] = await (await db())
    .select({ row: intakeRows, officeId: intakes.officeId })
    .from(intakeRows)
    .innerJoin(intakes, eq(intakes.id, intakeRows.intakeId))
    .where(eq(intakeRows.id, id));
  if (found && !maySeeIntake(actor, found.officeId)) return notYours(actor, 'intake.row');
  return found?.row.state === 'waiting' ? found : { refused: 'decided' as const };
}

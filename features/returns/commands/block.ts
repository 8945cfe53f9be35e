import { and, eq, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, returnBlocks } from '@/db/schema';
import { type CaseRow, caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { standingFor } from '@/features/followups/queries/file';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import type { ToldBlock } from '../input';

export type BlockRefusal = 'withheld' | 'keeping-refused' | 'sent-already' | 'blocked-already' | 'block-in-future';

/** Records what keeps somebody from going on, from a day on. A form sent twice makes one. */
export async function recordBlock(
  actor: Staff,
  reference: string,
  told: ToldBlock,
  now = new Date(),
): Promise<{ id: string } | { refused: BlockRefusal }> {
  const { personId } = await caseToChange(actor, reference);
  const key = told.note ? (await personKeys([personId])).get(personId) : undefined;
  if (told.note && !key) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const id = isSubmissionId(told.id) ? told.id : newId(now.getTime());
    const refused = await cannotBlock(tx, file, { ...told, id }, today(now));
    if (refused) return { refused };
    const { kind, from } = told;
    const note = key ? sealText(personId, key, 'return_blocks', 'note', told.note) : null;
    await tx
      .insert(returnBlocks)
      .values({ id, caseId: file.id, personId, kind, from, note, recordedAt: now, recordedBy: actor.id });
    await touched(tx, audit, file, { act: 'return.blocked', details: { block: kind, on: from } }, now);
    return { id };
  });
}

async function cannotBlock(tx: Writer, file: CaseRow, told: ToldBlock, day: string): Promise<BlockRefusal | null> {
  const known = await tx.select().from(returnBlocks).where(eq(returnBlocks.caseId, file.id));
  if (known.some(({ id }) => id === told.id)) return 'sent-already';
  if (told.from > day) return 'block-in-future';
  const stands = known.some(({ kind, until, withdrawnAt }) => kind === told.kind && !until && !withdrawnAt);
  if (stands) return 'blocked-already';
  if (!told.note) return null;
  if (await isWithheldNow(tx, file.personId)) return 'withheld';
  return (await standingFor(tx, file.personId)).keepingRefused ? 'keeping-refused' : null;
}

/** Says since when something keeps nobody any more. */
export async function endBlock(actor: Staff, reference: string, id: string, until: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [row] = await tx
      .update(returnBlocks)
      .set({ until, endedAt: now, endedBy: actor.id })
      .where(and(standing(file, id), isNull(returnBlocks.until)))
      .returning();
    if (!row) return { refused: 'ended-already' as const };
    if (until < row.from) return { refused: 'ended-before' as const };
    if (until > today(now)) return { refused: 'block-in-future' as const };
    await touched(tx, audit, file, { act: 'return.unblocked', details: { block: row.kind, on: until } }, now);
    return { id };
  });
}

/** Takes back what was recorded by mistake. */
export async function withdrawBlock(actor: Staff, reference: string, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const [row] = await tx
      .update(returnBlocks)
      .set({ withdrawnAt: now, withdrawnBy: actor.id })
      .where(standing(file, id))
      .returning();
    if (!row) return { refused: 'withdrawn-already' as const };
    const details = { block: row.kind, on: row.from };
    await touched(tx, audit, file, { act: 'return.block-withdrawn', details }, now);
    return { id };
  });
}

const standing = (file: CaseRow, id: string) =>
  and(eq(returnBlocks.id, id), eq(returnBlocks.caseId, file.id), isNull(returnBlocks.withdrawnAt));

type Done = { act: string; details: Record<string, unknown> };

/** Something was entered in the case: it is not one of the quiet ones. */
async function touched(tx: Writer, audit: Recorder, file: CaseRow, { act, details }: Done, now: Date): Promise<void> {
  await tx.update(cases).set({ updatedAt: now }).where(eq(cases.id, file.id));
  await audit.record({ act, subject: { kind: 'case', id: file.reference }, details });
}

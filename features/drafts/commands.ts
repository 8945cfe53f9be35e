import { and, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { keepTyping } from '@/db/housekeeping';
import { destroyPersonKey, makePersonKey, personKey } from '@/db/keys';
import { cases, drafts } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { seal } from '@/lib/sealing';
import { type DraftContent, draftPlace } from './content';

/**
 * Keeps a half-filled form, sealed, for the one who types it. `id` is the submission of a new case, or the form of a
 * section. `personId` is given for someone already on file; else a key is made for who may become a person.
 */
export async function saveDraft(actor: Staff, id: string, content: DraftContent, person?: string) {
  const before = await draftRow(id);
  if (before && before.userId !== actor.id) return { refused: 'not-yours' as const };
  const personId = before?.personId ?? person ?? newId();
  const key = before || person ? await personKey(personId) : await makePersonKey(personId);
  const row = { personId, content: seal(key, draftPlace(personId), JSON.stringify(content)), updatedAt: new Date() };
  if (before && (await keepTyping(id, actor.id, row.content, row.updatedAt))) return { saved: row.updatedAt };
  return change(actor, async (tx, audit) => {
    // A save that was still under way when the form was sent must not bring the draft back.
    const sent = await tx.select({ id: cases.id }).from(cases).where(eq(cases.submissionId, id)).limit(1);
    if (sent.length > 0) return { refused: 'already-sent' as const };
    await tx
      .insert(drafts)
      .values({ id, userId: actor.id, ...row })
      .onConflictDoUpdate({ target: drafts.id, set: row, setWhere: eq(drafts.userId, actor.id) });
    await audit.record({ act: 'draft.begun', subject: { kind: 'draft', id } });
    return { saved: row.updatedAt };
  });
}

/** Throws a draft away. The key of a person who never came to be goes with it. */
export async function dropDraft(actor: Staff, id: string) {
  const before = await draftRow(id);
  if (before?.userId !== actor.id) return;
  await change(actor, async (tx, audit) => {
    await tx.delete(drafts).where(and(eq(drafts.id, id), eq(drafts.userId, actor.id)));
    await audit.record({ act: 'draft.dropped', subject: { kind: 'draft', id } });
  });
  if (!(await isOnFile(before.personId))) await destroyPersonKey(before.personId);
}

async function draftRow(id: string) {
  const [row] = await (await db()).select().from(drafts).where(eq(drafts.id, id));
  return row;
}

async function isOnFile(personId: string): Promise<boolean> {
  return (await (await db()).$count(cases, eq(cases.personId, personId))) > 0;
}

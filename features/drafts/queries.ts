import { and, desc, eq, notLike } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { drafts } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { open } from '@/lib/sealing';
import { type DraftContent, draftPlace, OF_SECTIONS } from './content';

export type Draft = DraftContent & { id: string; personId: string; updatedAt: Date };

/** A draft of the actor's own; null for any other, and for one whose key was destroyed. */
export async function draftOf(actor: Staff, id: string): Promise<Draft | null> {
  const [row] = await (await db())
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, id), eq(drafts.userId, actor.id)));
  const key = row && (await personKeys([row.personId])).get(row.personId);
  if (!row || !key) return null;
  const content = JSON.parse(open(key, draftPlace(row.personId), row.content)) as DraftContent;
  return { ...content, id: row.id, personId: row.personId, updatedAt: row.updatedAt };
}

/** The actor's half-filled new cases, newest first. */
export async function newCaseDrafts(actor: Staff): Promise<{ id: string; updatedAt: Date }[]> {
  return (await db())
    .select({ id: drafts.id, updatedAt: drafts.updatedAt })
    .from(drafts)
    .where(and(eq(drafts.userId, actor.id), notLike(drafts.id, `${OF_SECTIONS}%`)))
    .orderBy(desc(drafts.updatedAt));
}

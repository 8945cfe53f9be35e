import { and, eq, lt, notLike } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { keepTyping } from '@/db/housekeeping';
import { destroyPersonKey, makePersonKey, personKeys } from '@/db/keys';
import { cases, drafts } from '@/db/schema';
import type { Machine, Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { seal } from '@/lib/sealing';
import { type DraftContent, draftPlace, isOfSection, OF_SECTIONS } from './content';

/**
 * Keeps a half-filled form, sealed, for the one who types it. `id` is the submission of a new case, or the form of a
 * section. `person` is given for someone already on file; else a key is made for who may become a person. A draft that
 * was begun under another record goes on under this one.
 */
export async function saveDraft(actor: Staff, id: string, content: DraftContent, person?: string) {
  const before = await draftRow(id);
  if (before && before.userId !== actor.id) return notYours(actor, 'draft');
  const personId = person ?? before?.personId ?? newId();
  const key = before || person ? await keyOf(personId) : await makePersonKey(personId);
  if (!key) return { refused: 'key-destroyed' as const };
  const row = { personId, content: seal(key, draftPlace(personId), JSON.stringify(content)), updatedAt: new Date() };
  if (before?.personId === personId) {
    // Gone meanwhile: sent, or thrown away with its key. A save that comes too late must not bring it back.
    const kept = await keepTyping(id, actor.id, row.content, row.updatedAt);
    return kept ? { saved: row.updatedAt } : { refused: 'already-sent' as const };
  }
  return change(actor, async (tx, audit) => {
    // A save that was still under way when the form was sent must not bring the draft back.
    const sent = await tx.select({ id: cases.id }).from(cases).where(eq(cases.submissionId, id)).limit(1);
    if (sent.length > 0) return { refused: 'already-sent' as const };
    const begun = await tx
      .insert(drafts)
      .values({ id, userId: actor.id, ...row })
      .onConflictDoUpdate({ target: drafts.id, set: row, setWhere: eq(drafts.userId, actor.id) })
      .returning({ id: drafts.id });
    if (begun.length === 0) return { refused: 'not-yours' as const };
    const reference = await caseOfSection(tx, id);
    await audit.record(
      reference
        ? { act: 'draft.section-begun', subject: { kind: 'case', id: reference } }
        : { act: 'draft.begun', subject: { kind: 'draft', id: nameOf(id) } },
    );
    return { saved: row.updatedAt };
  });
}

/** Throws a draft away. The key of a person who never came to be goes with it. */
export async function dropDraft(actor: Staff, id: string) {
  const before = await draftRow(id);
  if (before?.userId !== actor.id) return;
  const dropped = await change(actor, async (tx, audit) => {
    const gone = await tx
      .delete(drafts)
      .where(and(eq(drafts.id, id), eq(drafts.userId, actor.id)))
      .returning({ id: drafts.id });
    if (gone.length === 0) return { refused: 'already-sent' as const };
    const reference = await caseOfSection(tx, id);
    await audit.record(
      reference
        ? { act: 'draft.section-dropped', subject: { kind: 'case', id: reference } }
        : { act: 'draft.dropped', subject: { kind: 'draft', id: nameOf(id) } },
    );
    return { dropped: true as const };
  });
  if (isRefused(dropped)) return;
  if (!(await isOnFile(before.personId))) await destroyPersonKey(before.personId);
}

/** How long the draft of a new case is kept after somebody typed into it last. */
const KEPT_DAYS = 90;
const DAY = 24 * 3_600_000;

const nightly: Machine = { kind: 'machine', name: 'nightly' };

/** The nightly work: a new case that nobody went on with goes, and the key of the person who never came to be with it. */
export async function endForgottenDrafts(now = new Date()): Promise<number> {
  const forgotten = and(
    lt(drafts.updatedAt, new Date(now.getTime() - KEPT_DAYS * DAY)),
    notLike(drafts.id, `${OF_SECTIONS}%`),
  );
  let ended = 0;
  for (const { id, personId } of await (await db()).select().from(drafts).where(forgotten)) {
    const done = await change(nightly, async (tx, audit) => {
      const gone = await tx
        .delete(drafts)
        .where(and(eq(drafts.id, id), forgotten))
        .returning({ id: drafts.id });
      if (gone.length === 0) return { refused: 'already-sent' as const };
      await audit.record({ act: 'draft.forgotten', subject: { kind: 'draft', id } });
      return { ended: true as const };
    });
    if (isRefused(done)) continue;
    if (!(await isOnFile(personId))) await destroyPersonKey(personId);
    ended += 1;
  }
  return ended;
}

/**
 * The case whose section is being changed (`edit:USER:CASE:SECTION`): its draft is recorded as about the case, so that
 * whoever does not see the case does not read that somebody works on it.
 */
async function caseOfSection(tx: Writer, id: string): Promise<string | undefined> {
  if (!isOfSection(id)) return undefined;
  const [row] = await tx
    .select({ reference: cases.reference })
    .from(cases)
    .where(eq(cases.id, id.split(':')[2] ?? ''));
  return row?.reference;
}

/** Nothing about a case is ever said under the name of a draft. */
const nameOf = (id: string) => (isOfSection(id) ? 'section' : id);

const keyOf = async (personId: string) => (await personKeys([personId])).get(personId);

async function draftRow(id: string) {
  const [row] = await (await db()).select().from(drafts).where(eq(drafts.id, id));
  return row;
}

async function isOnFile(personId: string): Promise<boolean> {
  return (await (await db()).$count(cases, eq(cases.personId, personId))) > 0;
}

import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { documents } from '@/db/schema';
import { mayOpenIdentity, maySupervise } from '@/features/cases/access';
import { caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { caseFor } from '@/features/cases/queries/case-for';
import { hasOpened } from '@/features/cases/queries/identity-open';
import { standingFor } from '@/features/followups/queries/file';
import { sealText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { isRefused, NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { Told } from './input';
import { keepable } from './pictures';
import { type Format, MOST_OF_A_CASE, type StandingFault } from './rules';
import { documentContent, sealDocument } from './sealed';

/** Adds a document to a case: made anew where it is a picture, sealed in any case. A form sent twice makes one. */
export async function addDocument(actor: Staff, reference: string, told: Told, bytes: Buffer, now = new Date()) {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  if (!key) return { refused: 'withheld' as const };
  const kept = await keepable(bytes);
  if (isRefused(kept)) return kept;
  const { format, content, preview } = kept;
  const sealed = {
    title: sealText(personId, key, 'documents', 'title', told.title),
    preview: preview && sealDocument(personId, key, 'preview', preview),
    content: sealDocument(personId, key, 'content', content),
  };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const cannot = await cannotAdd(tx, file);
    if (cannot) return { refused: cannot };
    const id = isSubmissionId(told.id) ? told.id : newId(now.getTime());
    const { kind, on } = told;
    const known = { id, caseId: file.id, personId, kind, on, format, size: content.length };
    const added = await tx
      .insert(documents)
      .values({ ...known, ...sealed, addedAt: now, addedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: documents.id });
    if (added.length === 0) return { refused: 'sent-already' as const };
    await audit.record({
      act: 'document.added',
      subject: { kind: 'case', id: file.reference },
      details: { document: id, kind, format },
    });
    return { id };
  });
}

async function cannotAdd(tx: Writer, file: { id: string; personId: string }): Promise<StandingFault | null> {
  if (await isWithheldNow(tx, file.personId)) return 'withheld';
  if ((await standingFor(tx, file.personId)).keepingRefused) return 'keeping-refused';
  return (await tx.$count(documents, eq(documents.caseId, file.id))) >= MOST_OF_A_CASE ? 'full' : null;
}

/** Opening a document to look at it: a deliberate act like opening the identity, which has to be open already. */
export async function openDocument(actor: Staff, reference: string, id: string) {
  return change(actor, async (tx, audit) => {
    const found = await documentToOpen(tx, actor, reference, id);
    if (isRefused(found)) return found;
    await audit.record({
      act: 'document.opened',
      subject: { kind: 'case', id: reference },
      details: { document: id, kind: found.kind, ...(actor.session && { session: actor.session }) },
    });
    return { id };
  });
}

export type HandedOut = { id: string; format: Format; content: Buffer };

/** The document leaves as a file: recorded, then opened. */
export async function downloadDocument(actor: Staff, reference: string, id: string) {
  const taken = await change(actor, async (tx, audit) => {
    const found = await documentToOpen(tx, actor, reference, id);
    if (isRefused(found)) return found;
    const [row] = await tx.select({ content: documents.content }).from(documents).where(eq(documents.id, id));
    if (!row?.content) return { refused: 'removed' as const };
    await audit.record({
      act: 'document.downloaded',
      subject: { kind: 'case', id: reference },
      details: { document: id, kind: found.kind },
    });
    return { ...found, content: row.content };
  });
  if (isRefused(taken)) return taken;
  const { personId, format, content } = taken;
  return { id, format, content: await documentContent(personId, 'content', content) } satisfies HandedOut;
}

async function documentToOpen(tx: Writer, actor: Staff, reference: string, id: string) {
  const file = await caseFor(mayOpenIdentity, actor, reference, tx);
  const [row] = await tx
    .select({
      personId: documents.personId,
      kind: documents.kind,
      format: documents.format,
      removedAt: documents.removedAt,
    })
    .from(documents)
    .where(and(eq(documents.id, id), eq(documents.caseId, file.id)));
  if (!row) throw new NotFound('document', reference);
  if (row.removedAt) return { refused: 'removed' as const };
  const open = !(await isWithheldNow(tx, row.personId)) && (await hasOpened(actor, await recordsOf(tx, file.personId)));
  return open ? row : { refused: 'identity-closed' as const };
}

/** Takes out what does not belong there: its bytes go for good, that it was there and why it went stays. */
export async function removeDocument(
  actor: Staff,
  reference: string,
  { id, reason }: { id: string; reason: string },
  now = new Date(),
) {
  const { personId } = await caseFor(maySupervise, actor, reference);
  const key = (await personKeys([personId])).get(personId);
  return change(actor, async (tx, audit) => {
    const file = await caseFor(maySupervise, actor, reference, tx);
    const why = key ? sealText(personId, key, 'documents', 'reason', reason) : null;
    const [row] = await tx
      .update(documents)
      .set({ title: null, preview: null, content: null, reason: why, removedAt: now, removedBy: actor.id })
      .where(and(eq(documents.id, id), eq(documents.caseId, file.id), isNull(documents.removedAt)))
      .returning({ kind: documents.kind });
    if (!row) return { refused: 'removed' as const };
    await audit.record({
      act: 'document.removed',
      subject: { kind: 'case', id: file.reference },
      details: { document: id, kind: row.kind },
    });
    return { id };
  });
}

import { desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { documents, users } from '@/db/schema';
import { isSubmissionId } from '@/features/cases/input';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { caseToRead } from '@/features/cases/queries/case-to-move';
import { hasOpenedIn } from '@/features/cases/queries/identity-open';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import type { Format, Kind } from './rules';
import { documentContent } from './sealed';

/** A document with who added it; `title` is null while the identity is not open. */
export type Listed = {
  id: string;
  kind: Kind;
  on: string;
  format: Format;
  size: number;
  addedAt: Date;
  by: string;
  removedAt: Date | null;
  removedBy: string;
  title: string | null;
  /** Why it was removed; null while the identity is not open. */
  reason: string | null;
};

const remover = alias(users, 'remover');
// Never the bytes: a list needs none, and they may be large.
const listed = {
  id: documents.id,
  personId: documents.personId,
  kind: documents.kind,
  on: documents.on,
  format: documents.format,
  size: documents.size,
  addedAt: documents.addedAt,
  removedAt: documents.removedAt,
  title: documents.title,
  reason: documents.reason,
  by: users.name,
  removedBy: remover.name,
};

/** The documents of a case the actor was given, the newest day first. */
export async function documentsOf(_actor: Staff, file: CaseFile): Promise<Listed[]> {
  if (file.sight !== 'full') return [];
  const rows = await (await db())
    .select(listed)
    .from(documents)
    .leftJoin(users, eq(users.id, documents.addedBy))
    .leftJoin(remover, eq(remover.id, documents.removedBy))
    .where(eq(documents.caseId, file.case.id))
    .orderBy(desc(documents.on), desc(documents.id));
  const keys = file.identityOpen ? await personKeys([...new Set(rows.map(({ personId }) => personId))]) : null;
  return rows.map(({ personId, title, reason, by, removedBy, ...row }) => {
    const key = keys?.get(personId);
    const opened = (column: string, sealed: Buffer | null) =>
      key ? openText(personId, key, 'documents', column, sealed) : null;
    const words = { title: opened('title', title), reason: opened('reason', reason) };
    return { ...row, ...words, by: by ?? '', removedBy: removedBy ?? '' };
  });
}

export type Seen = { file: CaseFile; document: Listed; open: boolean; preview: Buffer | null };

/** One document of a case; its preview only for who opened it a little while ago, and while the identity is open. */
export async function documentOf(actor: Staff, reference: string, id: string, now = Date.now()): Promise<Seen> {
  const file = await caseToRead(actor, reference);
  const document = (await documentsOf(actor, file)).find((each) => each.id === id);
  if (!document || !isSubmissionId(id)) throw new NotFound('document', reference);
  const open =
    file.identityOpen && !document.removedAt && (await hasOpenedIn(actor, { reference, what: 'document', id }, now));
  if (!open) return { file, document, open, preview: null };
  const [row] = await (await db())
    .select({ personId: documents.personId, preview: documents.preview })
    .from(documents)
    .where(eq(documents.id, id));
  const preview = row?.preview ? await documentContent(row.personId, 'preview', row.preview) : null;
  return { file, document, open, preview };
}

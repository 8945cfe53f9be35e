import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { documents } from '@/db/schema';
import { today } from '@/lib/calendar';

type Kind = (typeof documents.$inferSelect)['kind'];

/** Which document came to a case, on the day it is of; and that one was taken out again. Never what it is called. */
export async function documented(caseId: string) {
  const { id, kind, on, addedAt, addedBy, removedAt, removedBy } = documents;
  const rows = await (await db())
    .select({ id, kind, on, addedAt, addedBy, removedAt, removedBy })
    .from(documents)
    .where(eq(documents.caseId, caseId))
    .orderBy(asc(documents.on), asc(documents.id));
  return rows.flatMap((row) => [
    told(row.id, row.on, row.addedAt, row.addedBy, 'document', row.kind),
    ...(row.removedAt
      ? [told(`${row.id} removed`, today(row.removedAt), row.removedAt, row.removedBy ?? '', 'undocument', row.kind)]
      : []),
  ]);
}

function told(
  id: string,
  on: string,
  recordedAt: Date,
  recordedBy: string,
  kind: 'document' | 'undocument',
  document: Kind,
) {
  return { id, on, recordedAt, recordedBy, told: { kind, document } };
}

export type Documented = Awaited<ReturnType<typeof documented>>[number]['told'];

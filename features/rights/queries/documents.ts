import { asc, inArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { documents } from '@/db/schema';
import type { Format, Kind } from '@/features/documents/rules';

export type CopiedDocument = {
  on: string;
  kind: Kind;
  format: Format;
  size: number;
  title: string;
  removedAt: Date | null;
};

type Opened = (personId: string, table: string, column: string, sealed: Buffer | null) => string;

/** The documents themselves are handed out one by one, by who opens them; here is that they are kept, and as what. */
export async function documentsIn(from: Reader, caseIds: string[], opened: Opened): Promise<CopiedDocument[]> {
  if (caseIds.length === 0) return [];
  const { on, kind, format, size, title, removedAt, personId } = documents;
  const rows = await from
    .select({ on, kind, format, size, title, removedAt, personId })
    .from(documents)
    .where(inArray(documents.caseId, caseIds))
    .orderBy(asc(documents.on), asc(documents.id));
  return rows.map(({ personId: record, title: sealed, ...row }) => ({
    ...row,
    title: opened(record, 'documents', 'title', sealed),
  }));
}

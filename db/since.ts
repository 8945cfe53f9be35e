import { desc, lt, type SQL, sql } from 'drizzle-orm';
import type { Reader } from './client';
import { auditEntries } from './schema';

/**
 * The entries of the audit since a moment, as a condition. Entries follow one another in time, so the walk back from the
 * newest ends at the first older one: a day of a long audit is read without reading the rest.
 */
export function since(from: Pick<Reader, 'select'>, moment: Date): SQL {
  const older = from
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(lt(auditEntries.at, moment))
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  return sql`${auditEntries.seq} > coalesce((${older}), 0)`;
}

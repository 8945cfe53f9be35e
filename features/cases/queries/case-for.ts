import { eq } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { cases } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import type { Owned } from '../access';
import { exceptionsFor } from './scope';

export type CaseRow = typeof cases.$inferSelect;

/** The row of a case, if a rule allows it to this actor; any other reads as one that is not there. */
export async function caseFor(
  may: (actor: Staff, file: Owned) => boolean,
  actor: Staff,
  reference: string,
  from?: Pick<Reader, 'select'>,
): Promise<CaseRow> {
  const [row] = await (from ?? (await db()))
    .select({ file: cases, ...exceptionsFor(actor) })
    .from(cases)
    .where(eq(cases.reference, reference));
  if (!row || !may(actor, { ...row, officeId: row.file.officeId })) throw new NotFound('case', reference);
  return row.file;
}

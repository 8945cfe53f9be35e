import { and, eq, isNull, ne, notInArray, or } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { caseLocks, offices, users } from '@/db/schema';

type About = { officeId?: string; caseId?: string; except?: string };

/**
 * The supervisors who answer for an office and those of headquarters, who are told what happens there: but nobody who is
 * locked out of the case it is about, nor whoever did it.
 */
export async function supervisorsOver(
  from: Pick<Writer, 'select'>,
  { officeId, caseId, except }: About,
): Promise<string[]> {
  const lockedOut = from
    .select({ id: caseLocks.userId })
    .from(caseLocks)
    .where(and(eq(caseLocks.caseId, caseId ?? ''), isNull(caseLocks.liftedAt)));
  const rows = await from
    .select({ id: users.id })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(
      and(
        eq(users.role, 'supervisor'),
        isNull(users.disabledAt),
        or(eq(offices.kind, 'headquarters'), eq(users.officeId, officeId ?? '')),
        notInArray(users.id, lockedOut),
        ne(users.id, except ?? ''),
      ),
    );
  return rows.map(({ id }) => id);
}

import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { cases, offices, users } from '@/db/schema';
import { lockedOutOf } from '@/features/locks/queries';

/** Every supervisor of every office: what concerns no office more than another. */
export async function everySupervisor(from: Pick<Writer, 'select'>): Promise<string[]> {
  const rows = await from
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'supervisor'), isNull(users.disabledAt)));
  return rows.map(({ id }) => id);
}

type About = { officeId?: string; caseId?: string; except?: string };

/**
 * The supervisors who answer for an office and those of headquarters, who are told what happens there: but nobody who is
 * locked out of the person it is about, nor whoever did it.
 */
export async function supervisorsOver(
  from: Pick<Writer, 'select'>,
  { officeId, caseId, except }: About,
): Promise<string[]> {
  const recordId = sql`(select ${cases.personId} from ${cases} where ${cases.id} = ${caseId ?? ''})`;
  const rows = await from
    .select({ id: users.id })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(
      and(
        eq(users.role, 'supervisor'),
        isNull(users.disabledAt),
        or(eq(offices.kind, 'headquarters'), eq(users.officeId, officeId ?? '')),
        sql`${users.id} not in ${lockedOutOf(recordId)}`,
        ne(users.id, except ?? ''),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Those who work on cases at an office, without whoever is locked out of the person it is about. */
export async function workersAt(
  from: Pick<Writer, 'select'>,
  { officeId, caseId }: { officeId: string; caseId: string },
): Promise<string[]> {
  const recordId = sql`(select ${cases.personId} from ${cases} where ${cases.id} = ${caseId})`;
  const rows = await from
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        inArray(users.role, ['caseworker', 'supervisor']),
        isNull(users.disabledAt),
        eq(users.officeId, officeId),
        sql`${users.id} not in ${lockedOutOf(recordId)}`,
      ),
    );
  return rows.map(({ id }) => id);
}

/** Whoever asked for something, if the case is still theirs to look after; nobody else. */
export async function askerOf(
  from: Pick<Writer, 'select'>,
  { askedBy, ...about }: { askedBy: string; officeId: string; caseId: string },
): Promise<string[]> {
  const concerned = [...(await workersAt(from, about)), ...(await supervisorsOver(from, about))];
  return concerned.includes(askedBy) ? [askedBy] : [];
}

import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { cases, users } from '@/db/schema';
import { lockedOutOf } from '@/features/locks/queries';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';

/**
 * Within a change that locks or joins: a colleague who is locked out of one case of a person no longer sees the others.
 * Those that were theirs are nobody's from now on, and the supervisors are told, so that no case lies without a hand.
 */
export async function releaseLocked(tx: Writer, actor: Staff, records: string[], now: Date): Promise<void> {
  const [record = ''] = records;
  const theirs = await tx
    .select({ id: cases.id, reference: cases.reference, officeId: cases.officeId, colleague: users.name })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.assignedTo))
    .where(
      and(
        inArray(cases.personId, records),
        isNotNull(cases.assignedTo),
        sql`${cases.assignedTo} in ${lockedOutOf(record)}`,
      ),
    );
  for (const { id, reference, officeId, colleague } of theirs) {
    await tx.update(cases).set({ assignedTo: null }).where(eq(cases.id, id));
    const told = await supervisorsOver(tx, { officeId, caseId: id });
    await notify(tx, told, 'case-locked', { reference, by: actor.name, colleague }, now);
  }
}

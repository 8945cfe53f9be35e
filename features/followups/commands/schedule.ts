import { eq } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import { followUpSchedules, offices } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { mayKeepSchedule } from '../access';
import type { ToldSchedule } from '../input';

/** Says how often an office follows up, and from which returns on; without months it does not any more. */
export async function setSchedule(actor: Staff, { officeId, months, since }: ToldSchedule, now = new Date()) {
  if (!mayKeepSchedule(actor, officeId)) return notYours(actor, 'follow-up.schedule');
  return change(actor, async (tx, audit) => {
    const [office] = await tx.select({ id: offices.id }).from(offices).where(eq(offices.id, officeId));
    if (!office) return { refused: 'not-there' as const };
    const row = { months: JSON.stringify(months), since, changedBy: actor.id, changedAt: now };
    if (months.length === 0) await tx.delete(followUpSchedules).where(eq(followUpSchedules.officeId, officeId));
    else
      await tx
        .insert(followUpSchedules)
        .values({ officeId, ...row })
        .onConflictDoUpdate({ target: followUpSchedules.officeId, set: row });
    await audit.record({
      act: months.length === 0 ? 'follow-up.switched-off' : 'follow-up.scheduled',
      subject: { kind: 'office', id: officeId },
      details: months.length === 0 ? {} : { months, on: since },
    });
    return { months };
  });
}

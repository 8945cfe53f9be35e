import { and, eq, isNotNull, lt, lte, notInArray, or, sql } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { referralPackages, referrals } from '@/db/schema';
import type { Machine } from '@/lib/actor';
import { today } from '@/lib/calendar';

/** Within a change: what a partner could still fetch of a referral is gone at once. */
export async function emptyPackages(tx: Writer, referralId: string, now: Date): Promise<number> {
  const gone = await tx
    .update(referralPackages)
    .set({ content: null, goneAt: now })
    .where(and(eq(referralPackages.referralId, referralId), isNotNull(referralPackages.content)))
    .returning({ id: referralPackages.id });
  return gone.length;
}

/** Nightly: empties every package whose time, or whose referral’s time, is over. They open no more before that, too. */
export function emptyOverdue(actor: Machine, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const gone = await overdueIn(tx, now, today(now));
    if (gone === 0) return { refused: 'nothing-over' as const };
    await audit.record({
      act: 'referral.packages-emptied',
      subject: { kind: 'base', id: 'referrals' },
      details: { count: gone },
    });
    return { gone };
  });
}

async function overdueIn(tx: Writer, now: Date, day: string): Promise<number> {
  const over = sql`${referralPackages.referralId} in (select ${referrals.id} from ${referrals}
    where ${or(notInArray(referrals.state, ['asked', 'accepted']), lt(referrals.until, day))})`;
  const gone = await tx
    .update(referralPackages)
    .set({ content: null, goneAt: now })
    .where(and(isNotNull(referralPackages.content), or(lte(referralPackages.until, now), over)))
    .returning({ id: referralPackages.id });
  return gone.length;
}

import { eq, sql } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { rootKey } from '@/db/master-key';
import { throttles } from '@/db/schema';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { fingerprint } from '@/lib/sealing';
import { remember, saysNothingNew } from '../ask-rate';
import { type Elsewhere, peopleOf } from '../queries/candidates';

/**
 * How much one colleague may learn in a day of whom other offices know: answers while entering cases, and lines of
 * counterparts' lists that are compared. More than that is no day's work, and nothing of other offices is told any more.
 */
export const TOLD_A_DAY = { entering: 40, list: 5_000 };
type Way = keyof typeof TOLD_A_DAY;

/**
 * Whether it may be told that other offices know somebody who may be the one of a form. It is counted and recorded, but
 * not again while more is typed about the same one; where nobody is known, nothing is written.
 */
export async function mayTellElsewhere(
  actor: Staff,
  submission: string,
  elsewhere: Elsewhere[],
  now = new Date(),
): Promise<boolean> {
  const people = peopleOf(elsewhere);
  if (people.length === 0 || saysNothingNew(actor, submission, people)) return true;
  if (await isSpent(actor, 'entering', now)) return false;
  const told = await change(actor, async (tx, audit) => {
    const isTold = await spendWithin(tx, actor, { way: 'entering', amount: 1 }, now);
    if (!isTold) return { refused: 'enough' as const };
    for (const { office } of elsewhere)
      await audit.record({
        act: 'match.elsewhere-told',
        subject: { kind: 'office', id: office.id },
        details: { officeId: actor.officeId },
      });
    return { told: true };
  });
  if (isRefused(told)) return false;
  remember(actor, submission, people);
  return true;
}

/** Whether a colleague has learnt as much as may be learnt in a day. */
export async function isSpent(actor: Staff, way: Way, now = new Date()): Promise<boolean> {
  const [row] = await (await db())
    .select({ count: throttles.failures })
    .from(throttles)
    .where(eq(throttles.id, counterOf(actor, way, now)));
  return (row?.count ?? 0) >= TOLD_A_DAY[way];
}

/**
 * Within a change: counts what a colleague is about to learn, and answers whether it may be told. Whoever passes half of
 * a day's, or all of it, is made known to those who supervise them.
 */
export async function spendWithin(
  tx: Writer,
  actor: Staff,
  { way, amount }: { way: Way; amount: number },
  now = new Date(),
): Promise<boolean> {
  const id = counterOf(actor, way, now);
  const [row] = await tx
    .insert(throttles)
    .values({ id, failures: amount, since: now, freeAt: now })
    .onConflictDoUpdate({
      target: throttles.id,
      set: { failures: sql`${throttles.failures} + ${amount}`, freeAt: now },
    })
    .returning({ count: throttles.failures });
  const count = row?.count ?? amount;
  const most = TOLD_A_DAY[way];
  const passes = (limit: number) => count >= limit && count - amount < limit;
  if (passes(most / 2) || passes(most)) {
    const told = await supervisorsOver(tx, { officeId: actor.officeId, except: actor.id });
    const details = { by: actor.name, office: actor.officeCode, way, count: String(count), most: String(most) };
    await notify(tx, told, 'elsewhere-often', details, now);
  }
  return count <= most;
}

/** In the base, so that starting the server anew does not begin the day again. */
const counterOf = (actor: Staff, way: Way, now: Date) =>
  fingerprint(rootKey(), 'throttle', `elsewhere:${way}:${actor.id}:${today(now)}`);

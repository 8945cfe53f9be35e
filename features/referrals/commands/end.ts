import { and, eq, inArray } from 'drizzle-orm';
import { change } from '@/db/change';
import { personKeys } from '@/db/keys';
import { referrals } from '@/db/schema';
import { askerOf, workersAt } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { mayAnswer, maySend } from '../access';
import { referralFor } from '../queries/found';
import { isUnderWay, numberOf, standsAs } from '../rules';
import { emptyPackages } from './empty';

/** Those who referred take it back: from the next request on the receiver reads nothing, and a partner fetches nothing. */
export function revokeReferral(actor: Staff, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const { row, file } = await referralFor(maySend, actor, id, tx);
    if (row.kind === 'notice' || !isUnderWay(row, today(now))) return { refused: 'over-already' as const };
    const [ended] = await tx
      .update(referrals)
      .set({ state: 'revoked', endedBy: actor.id, endedAt: now })
      .where(and(eq(referrals.id, id), inArray(referrals.state, ['asked', 'accepted'])))
      .returning();
    if (!ended) return { refused: 'over-already' as const };
    await emptyPackages(tx, id, now);
    await audit.record({
      act: 'referral.revoked',
      subject: { kind: 'case', id: file.reference },
      details: { number: numberOf(id) },
    });
    if (row.toOfficeId) {
      const workers = await workersAt(tx, { officeId: row.toOfficeId, caseId: file.id });
      const about = { referral: id, number: numberOf(id), reference: file.reference, decision: 'revoked' };
      await notify(tx, workers, 'referral-ended', about, now);
    }
    return { id };
  });
}

/** Says that what was asked for is done, and what came of it. The receiver reads no more after that. */
export async function finishReferral(actor: Staff, id: string, words: string, now = new Date()) {
  const { row: before } = await referralFor(mayAnswer, actor, id);
  const key = (await personKeys([before.personId])).get(before.personId);
  return change(actor, async (tx, audit) => {
    const { row, file } = await referralFor(mayAnswer, actor, id, tx);
    if (row.kind === 'notice' || standsAs(row, today(now)) !== 'accepted') return { refused: 'not-running' as const };
    const outcome = key && words ? sealText(row.personId, key, 'referrals', 'outcome', words) : null;
    const [ended] = await tx
      .update(referrals)
      .set({ state: 'done', outcome, endedBy: actor.id, endedAt: now })
      .where(and(eq(referrals.id, id), eq(referrals.state, 'accepted')))
      .returning();
    if (!ended) return { refused: 'not-running' as const };
    await emptyPackages(tx, id, now);
    await audit.record({
      act: 'referral.done',
      subject: { kind: 'case', id: file.reference },
      details: { number: numberOf(id) },
    });
    const about = { referral: id, number: numberOf(id), reference: file.reference, decision: 'done' };
    // Whoever has moved on, or whose office gave the case away, hears no more of it.
    const asking = { askedBy: row.askedBy, officeId: file.officeId, caseId: file.id };
    if (row.askedBy !== actor.id) await notify(tx, await askerOf(tx, asking), 'referral-ended', about, now);
    return { id };
  });
}

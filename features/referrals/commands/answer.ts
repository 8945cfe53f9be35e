import { and, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { personKeys } from '@/db/keys';
import { referrals } from '@/db/schema';
import { askerOf } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { mayAnswer } from '../access';
import { referralFor } from '../queries/found';
import { numberOf, standsAs } from '../rules';
import { emptyPackages } from './empty';

/** The receiver accepts or declines; for an outside partner whoever referred writes down what it said. */
export async function answerReferral(
  actor: Staff,
  id: string,
  { accepts, words }: { accepts: boolean; words: string },
  now = new Date(),
) {
  const { row: before } = await referralFor(mayAnswer, actor, id);
  const key = (await personKeys([before.personId])).get(before.personId);
  return change(actor, async (tx, audit) => {
    const { row, file } = await referralFor(mayAnswer, actor, id, tx);
    if (row.kind === 'notice' || standsAs(row, today(now)) !== 'asked') return { refused: 'not-asked' as const };
    const outcome = key && !accepts && words ? sealText(row.personId, key, 'referrals', 'outcome', words) : null;
    const state = accepts ? ('accepted' as const) : ('declined' as const);
    const [answered] = await tx
      .update(referrals)
      .set({ state, outcome, answeredBy: actor.id, answeredAt: now })
      .where(and(eq(referrals.id, id), eq(referrals.state, 'asked')))
      .returning();
    if (!answered) return { refused: 'not-asked' as const };
    if (!accepts) await emptyPackages(tx, id, now);
    await audit.record({
      act: `referral.${state}`,
      subject: { kind: 'case', id: file.reference },
      details: { number: numberOf(id) },
    });
    const about = { referral: id, number: numberOf(id), reference: file.reference, decision: state };
    // Whoever has moved on, or whose office gave the case away, hears no more of it.
    const asking = { askedBy: row.askedBy, officeId: file.officeId, caseId: file.id };
    if (row.askedBy !== actor.id) await notify(tx, await askerOf(tx, asking), 'referral-answered', about, now);
    return { id, state };
  });
}

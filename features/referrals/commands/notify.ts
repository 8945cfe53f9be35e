import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { persons, referrals } from '@/db/schema';
import { caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { answersTo } from '@/features/cases/queries/case-file';
import { allPartners } from '@/features/partners/queries';
import { speakerOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { factFields, factsIn } from '../facts';
import type { Notified } from '../input';
import { numberOf } from '../rules';

/**
 * Tells a partner that there is such a case, in coded facts without identity: for whoever refused to be referred, and for
 * everybody else. What was told is kept as it was told.
 */
export async function notifyPartner(
  actor: Staff,
  reference: string,
  { id: form, to, reason }: Notified,
  now = new Date(),
) {
  const before = await caseToChange(actor, reference);
  const answers = await answersTo(actor, before.id, factFields);
  if (!answers) return { refused: 'withheld' as const };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    if (await isWithheldNow(tx, file.personId)) return { refused: 'withheld' as const };
    const partner = (await allPartners(actor, tx)).find(({ code, closedAt }) => code === to && !closedAt);
    if (!partner) return { refused: 'not-a-receiver' as const };
    const [person] = await tx
      .select({ birthYear: persons.birthYear })
      .from(persons)
      .where(eq(persons.id, await speakerOf(tx, file.personId)));
    const day = today(now);
    const facts = factsIn(answers, person?.birthYear ?? null, Number(day.slice(0, 4)));
    const id = isSubmissionId(form) ? form : newId(now.getTime());
    const [kept] = await tx
      .insert(referrals)
      .values({
        ...{ id, kind: 'notice' as const, caseId: file.id, personId: file.personId, partner: partner.code, reason },
        ...{ sections: '[]', facts: JSON.stringify(facts), until: day, state: 'done' as const },
        ...{ askedBy: actor.id, askedAt: now, endedBy: actor.id, endedAt: now },
      })
      .onConflictDoNothing()
      .returning({ id: referrals.id });
    if (!kept) return { refused: 'sent-already' as const };
    await audit.record({
      act: 'referral.notified',
      subject: { kind: 'case', id: file.reference },
      details: { number: numberOf(id), to: partner.nameId, reason },
    });
    return { id };
  });
}

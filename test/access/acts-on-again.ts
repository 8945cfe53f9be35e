import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { cases, persons, retraffickingFindings } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { suspectWithin } from '@/features/people/again';
import { decideFinding } from '@/features/retrafficking/commands';
import { againOf } from '@/features/retrafficking/queries/again';
import { newId } from '@/lib/id';
import { machine } from '../people';
import { tried } from './outcome';
import type { CaseAct, Target } from './records';

const TODAY = '2026-11-20';

/** Gives the person of the case an earlier episode that had ended: the case becomes one that is suspected. */
async function suspected({ reference, owner }: Target): Promise<string> {
  const file = { submissionId: newId(), officeId: owner.officeId, status: 'active' as const };
  const opened = await openCase(owner, {
    ...file,
    answers: { destination: 'KH', handledOn: '2022-08-01' },
    returnStep: { status: 'arrived_indonesia', on: '2022-10-05' },
  });
  if ('refused' in opened) throw new Error(opened.refused);
  const personOf = async (number: string) => {
    const [row] = await (await db()).select().from(cases).where(eq(cases.reference, number));
    return row?.personId ?? '';
  };
  const [earlier, later] = [await personOf(opened.reference), await personOf(reference)];
  await change(machine, async (tx, audit) => {
    await tx.update(persons).set({ sameAs: earlier }).where(eq(persons.id, later));
    await suspectWithin(tx, audit, later);
  });
  const [finding] = await (await db())
    .select({ id: retraffickingFindings.id })
    .from(retraffickingFindings)
    .innerJoin(cases, eq(cases.episodeId, retraffickingFindings.laterId))
    .where(eq(cases.reference, reference));
  return finding?.id ?? '';
}

export const actsOnAgain: Record<string, CaseAct> = {
  'see whether its person was taken again': {
    calls: ['againOf', 'againFor'],
    run: async (actor, target) => {
      await suspected(target);
      return tried(() => againOf(actor, target.reference));
    },
  },
  'decide whether its person was taken again': {
    calls: ['decideFinding'],
    run: async (actor, target) => {
      const seen = await suspected(target);
      const decision = { state: 'retrafficked', on: TODAY, reason: 'Diceritakan sendiri oleh orangnya', seen } as const;
      return tried(() => decideFinding(actor, target.reference, decision, TODAY));
    },
  },
};

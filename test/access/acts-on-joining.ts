import { openCase } from '@/features/cases/commands/open-case';
import { caseFor } from '@/features/cases/queries/case-for';
import { joinPersons } from '@/features/matching/commands/join';
import { newId } from '@/lib/id';
import { citra } from '../people';
import { tried } from './outcome';
import type { CaseAct, Target } from './records';

const personOf = async (reference: string) => (await caseFor(() => true, citra, reference)).personId;

/** Another person with a case of the same owner, whom nobody is locked out of. */
async function another({ owner }: Target): Promise<string> {
  const opened = await openCase(owner, {
    submissionId: newId(),
    officeId: owner.officeId,
    status: 'active',
    returnStep: null,
    answers: { destination: 'PH', handledOn: '2026-11-12', name: 'Orang Kedua' },
  });
  if ('refused' in opened) throw new Error(opened.refused);
  return personOf(opened.reference);
}

export const actsOnJoining: Record<string, CaseAct> = {
  'join its person with another': {
    calls: ['joinPersons'],
    run: async (actor, target) => {
      const [one, other] = [await personOf(target.reference), await another(target)];
      return tried(() => joinPersons(actor, { one, other }));
    },
  },
};

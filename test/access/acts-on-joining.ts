import { openCase } from '@/features/cases/commands/open-case';
import { caseFor } from '@/features/cases/queries/case-for';
import { decideDifferent } from '@/features/matching/commands/decide-pair';
import { joinPersons } from '@/features/matching/commands/join';
import { reopenPair } from '@/features/matching/commands/reopen-pair';
import { undoJoin } from '@/features/matching/commands/undo';
import { joinChoices } from '@/features/matching/queries/join-choices';
import { joinToUndo } from '@/features/matching/queries/join-to-undo';
import { newId } from '@/lib/id';
import { citra } from '../people';
import { tried } from './outcome';
import { intan } from './people';
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
    calls: ['joinPersons', 'joinChoices'],
    run: async (actor, target) => {
      const [one, other] = [await personOf(target.reference), await another(target)];
      const seen = await tried(() => joinChoices(actor, one, other));
      const answer = await tried(() => joinPersons(actor, { one, other }));
      if (seen !== answer) throw new Error('the choices and the command disagree');
      return answer;
    },
  },
  'undo a joining of its person': {
    calls: ['undoJoin', 'joinToUndo'],
    run: async (actor, target) => {
      const joined = await joinPersons(intan, { one: await personOf(target.reference), other: await another(target) });
      if ('refused' in joined) throw new Error(joined.refused);
      const seen = await tried(() => joinToUndo(actor, joined.mergeId));
      const answer = await tried(() => undoJoin(actor, joined.mergeId, { reason: 'Dua orang yang berbeda' }));
      if (seen !== answer) throw new Error('the page and the command disagree');
      return answer;
    },
  },
  'decide that its person is not another': {
    calls: ['decideDifferent'],
    run: async (actor, target) => {
      const [one, other] = [await personOf(target.reference), await another(target)];
      const comparison = { outcome: 'doubtful' as const, score: 3, evidence: [] };
      return tried(() => decideDifferent(actor, one, other, { comparison }));
    },
  },
  'take such a decision back': {
    calls: ['reopenPair'],
    run: async (actor, target) => {
      const [one, other] = [await personOf(target.reference), await another(target)];
      const comparison = { outcome: 'doubtful' as const, score: 3, evidence: [] };
      const decided = await decideDifferent(intan, one, other, { comparison });
      if ('refused' in decided) throw new Error(decided.refused);
      return tried(() => reopenPair(actor, decided.pairId));
    },
  },
};

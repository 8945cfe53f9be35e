import { caseFor } from '@/features/cases/queries/case-for';
import { peopleList } from '@/features/matching/queries/people';
import { peopleTold } from '@/features/matching/queries/people-told';
import { personFile } from '@/features/matching/queries/person-file';
import { tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

/** The person of a case, as somebody knows them who is not locked out of it. */
const personOf = async ({ reference }: Target) => (await caseFor(() => true, intan, reference)).personId;

/** Acts on a person, by way of a case of theirs. */
export const actsOnPeople: Record<string, CaseAct> = {
  'find its person in the list of people': {
    calls: ['peopleList', 'peopleTold'],
    run: async (actor, target) => {
      const id = await personOf(target);
      const { rows } = await peopleList(actor, {});
      const told = await peopleTold(actor, [id]);
      if (told.has(id) !== rows.some((row) => row.id === id)) throw new Error('two queries disagree');
      return yesIf(told.has(id));
    },
  },
  'see the page of its person': {
    calls: ['personFile'],
    run: async (actor, target) => {
      const id = await personOf(target);
      const answer = await tried(
        () => personFile(actor, id),
        ({ opener }) => (opener ? 'full' : 'coded'),
      );
      return answer === 'no' ? 'none' : answer;
    },
  },
};

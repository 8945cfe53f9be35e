import { eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personPairs } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { caseFor } from '@/features/cases/queries/case-for';
import {
  pairAfter,
  pairBefore,
  pairBetween,
  pairFile,
  pairQueue,
  pairsWaiting,
} from '@/features/matching/queries/pairs';
import { peopleList } from '@/features/matching/queries/people';
import { peopleTold } from '@/features/matching/queries/people-told';
import { personFile } from '@/features/matching/queries/person-file';
import { newId } from '@/lib/id';
import { machine } from '../people';
import { tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

/** The person of a case, as somebody knows them who is not locked out of it. */
const personOf = async ({ reference }: Pick<Target, 'reference'>) =>
  (await caseFor(() => true, intan, reference)).personId;

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
    calls: ['personFile', 'personBehind'],
    run: async (actor, target) => {
      const id = await personOf(target);
      const answer = await tried(
        () => personFile(actor, id),
        ({ opener }) => (opener ? 'full' : 'coded'),
      );
      return answer === 'no' ? 'none' : answer;
    },
  },
  'find it in the queue of pairs': {
    calls: ['pairQueue', 'pairFile', 'pairAfter', 'pairBefore', 'pairBetween', 'pairsWaiting'],
    run: async (actor, target) => {
      const id = await pairOf(target);
      const listed = (await pairQueue(actor, {})).rows.some((row) => row.id === id);
      const next = await pairAfter(actor, { score: 100_000, id: newId() });
      if (listed !== (next === id) || listed !== (await pairsWaiting(actor)) > 0)
        throw new Error('two queries disagree');
      const before = await pairBefore(actor, { score: -100_000, id: newId() });
      if (listed !== (before === id)) throw new Error('the queue and the way back disagree');
      const [row] = await (await db()).select().from(personPairs).where(eq(personPairs.id, id));
      if (listed !== ((await pairBetween(actor, row?.oneId ?? '', row?.otherId ?? '')) === id))
        throw new Error('the queue and the pair of two people disagree');
      const answer = await tried(() => pairFile(actor, id));
      if (listed !== (answer === 'yes')) throw new Error('the queue and the page disagree');
      return answer;
    },
  },
};

/** A pair of the person with another of the same office, whom nobody is locked out of. */
async function pairOf(target: Target): Promise<string> {
  const opened = await openCase(target.owner, {
    submissionId: newId(),
    officeId: target.owner.officeId,
    status: 'active',
    returnStep: null,
    answers: { destination: 'PH', handledOn: '2026-11-12', name: 'Orang Kedua' },
  });
  if ('refused' in opened) throw new Error(opened.refused);
  const [oneId = '', otherId = ''] = [await personOf(target), await personOf(opened)].toSorted();
  const id = newId();
  await change(machine, async (tx, audit) => {
    const row = { id, oneId, otherId, state: 'open' as const, outcome: 'doubtful' as const, score: 1_500 };
    await tx.delete(personPairs);
    await tx.insert(personPairs).values({ ...row, evidence: '[]', foundAt: new Date() });
    await audit.record({ act: 'test', subject: { kind: 'person', id: oneId } });
  });
  return id;
}

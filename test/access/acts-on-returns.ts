import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { endBlock, recordBlock, withdrawBlock } from '@/features/returns/commands/block';
import { recordMilestone } from '@/features/returns/commands/record';
import { withdrawMilestone } from '@/features/returns/commands/withdraw';
import { longBlocked, returnBoard } from '@/features/returns/queries/board';
import { lastMoveOf, wayHomeOf } from '@/features/returns/queries/path';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct } from './records';

const ON = '2026-11-12';
const asked = () => ({ id: newId(), kind: 'asked', on: ON, number: '' }) as const;
const fine = () => ({ id: newId(), kind: 'fine_unpaid', from: ON, note: '' }) as const;

const idOf = (answer: object): string => {
  if ('id' in answer) return String(answer.id);
  throw new Error(JSON.stringify(answer));
};

/** On the page of the case: with the number of a document once the identity is open, or in codes. */
async function seenBy(actor: Staff, reference: string): Promise<string> {
  try {
    await recordIdentityOpened(actor, reference);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  const { path } = await wayHomeOf(actor, await caseFile(actor, reference));
  const last = await lastMoveOf(actor, reference);
  if (last?.kind !== 'milestone') throw new Error('who moved it last is not told');
  return path.some(({ milestones }) => milestones.some(({ number }) => number === 'X 123')) ? 'full' : 'coded';
}

export const actsOnReturns: Record<string, CaseAct> = {
  'see its way home': {
    calls: ['wayHomeOf', 'lastMoveOf'],
    run: async (actor, { reference }) => {
      const document = { ...asked(), kind: 'travel_document', document: 'splp', number: 'X 123' } as const;
      idOf(await recordMilestone(intan, { reference, version: 0 }, document));
      try {
        return await seenBy(actor, reference);
      } catch (error) {
        if (error instanceof NotFound) return 'none';
        throw error;
      }
    },
  },
  'find it on the board of returns': {
    calls: ['returnBoard', 'longBlocked'],
    run: async (actor, { reference }) => {
      const before = await longBlocked(actor);
      idOf(await recordBlock(intan, reference, { ...fine(), from: '2026-10-01' }));
      const answer = await tried(
        () => returnBoard(actor, { office: '', block: 'long' }),
        ({ rows }) => yesIf(rows.some((row) => row.reference === reference)),
      );
      // The morning page is for those who work on cases.
      const told = yesIf((await longBlocked(actor)) > before);
      if (actor.role !== 'analyst' && told !== answer) throw new Error('the count and the board disagree');
      return answer;
    },
  },
  'record a milestone on the way home': {
    calls: ['recordMilestone'],
    run: (actor, { reference }) => tried(() => recordMilestone(actor, { reference, version: 0 }, asked())),
  },
  'withdraw a milestone': {
    calls: ['withdrawMilestone'],
    run: async (actor, { reference }) => {
      const id = idOf(await recordMilestone(intan, { reference, version: 0 }, asked()));
      return tried(() => withdrawMilestone(actor, { reference, version: 1 }, id));
    },
  },
  'say what keeps somebody from going home': {
    calls: ['recordBlock', 'endBlock', 'withdrawBlock'],
    run: async (actor, { reference }) => {
      const answers = [await tried(() => recordBlock(actor, reference, fine()))];
      const id = idOf(await recordBlock(intan, reference, { ...fine(), kind: 'health' }));
      answers.push(await tried(() => endBlock(actor, reference, id, ON)));
      answers.push(await tried(() => withdrawBlock(actor, reference, id)));
      return [...new Set(answers)].join(' and ');
    },
  },
};

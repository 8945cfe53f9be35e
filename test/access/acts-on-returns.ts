import { endBlock, recordBlock, withdrawBlock } from '@/features/returns/commands/block';
import { recordMilestone } from '@/features/returns/commands/record';
import { withdrawMilestone } from '@/features/returns/commands/withdraw';
import { newId } from '@/lib/id';
import { tried } from './outcome';
import { intan } from './people';
import type { CaseAct } from './records';

const ON = '2026-11-12';
const asked = () => ({ id: newId(), kind: 'asked', on: ON, number: '' }) as const;
const fine = () => ({ id: newId(), kind: 'fine_unpaid', from: ON, note: '' }) as const;

const idOf = (answer: object): string => {
  if ('id' in answer) return String(answer.id);
  throw new Error(JSON.stringify(answer));
};

export const actsOnReturns: Record<string, CaseAct> = {
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

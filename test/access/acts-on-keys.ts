import { addHolder, removeHolder } from '@/features/keys/commands/holders';
import { beginKit } from '@/features/keys/commands/kit';
import { rotateMasterKey } from '@/features/keys/commands/rotate';
import { administratorNamed, allSlots } from '@/features/keys/queries';

import { type HouseAct, tried } from './outcome';
import { hadi } from './people';

export const actsOnKeys: Record<string, HouseAct> = {
  'see who opens the master key': {
    calls: ['allSlots', 'otherAdministrators', 'administratorNamed'],
    run: async (actor) => {
      const answers = [await tried(() => allSlots(actor)), await tried(() => administratorNamed(actor, 'eko'))];
      return [...new Set(answers)].join(' and ');
    },
  },
  'add and remove a key-holder': {
    calls: ['addHolder', 'removeHolder', 'chooseOwnPassphrase', 'takeHolderAway'],
    run: async (actor) => {
      const added = await tried(() => addHolder(actor, actor.id, 'kapal kertas biru tua sekali'));
      const [slot] = await allSlots(hadi);
      const removed = await tried(() => removeHolder(actor, slot?.id ?? ''));
      return added === removed ? added : `${added} and ${removed}`;
    },
  },
  'print a recovery kit': {
    calls: ['beginKit', 'confirmHolder'],
    run: (actor) => tried(() => beginKit(actor, 'bukan kata sandinya')),
  },
  'rotate the master key': { calls: ['rotateMasterKey'], run: (actor) => tried(() => rotateMasterKey(actor)) },
};

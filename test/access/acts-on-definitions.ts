import {
  changeDefinition,
  recordWorldEvent,
  saveDefinition,
  shareDefinition,
  withdrawDefinition,
  withdrawWorldEvent,
} from '@/features/definitions/commands';
import { countDefinition, definition, definitionsFor, named, worldEventsUntil } from '@/features/definitions/queries';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { type HouseAct, tried, yesIf } from './outcome';
import { intan } from './people';

const words = { nameId: 'Semua kasus', nameEn: 'All cases', note: null };
const content = { view: { metric: 'cases_handled', asOf: '2023-05-31' } };

/** A definition of Intan’s, shared or not. */
async function ofIntan(shared: boolean): Promise<string> {
  const id = newId();
  await saveDefinition(intan, { ...words, id, content });
  if (shared) await shareDefinition(intan, id);
  return id;
}

const anEvent = () => ({ id: newId(), on: '2023-05-05', country: 'KH', source: null, nameId: 'Razia', nameEn: 'Raid' });

const together = async (acts: (() => Promise<string>)[]) => {
  const answers: string[] = [];
  for (const act of acts) answers.push(await act());
  return [...new Set(answers)].join(' and ');
};

async function own(actor: Staff): Promise<string> {
  const id = newId();
  const saved = await tried(() => saveDefinition(actor, { ...words, id, content }));
  if (saved === 'no') return saved;
  return together([
    () => tried(() => changeDefinition(actor, { ...words, id, version: 1 })),
    () => tried(() => shareDefinition(actor, id)),
    () => tried(() => withdrawDefinition(actor, id)),
  ]);
}

export const actsOnDefinitions: Record<string, HouseAct> = {
  'read a definition somebody has shared': {
    calls: ['definition', 'definitionsFor', 'countDefinition'],
    run: async (actor) => {
      const id = await ofIntan(true);
      return together([
        () => tried(() => definition(actor, id)),
        () => tried(() => countDefinition(actor, id)),
        () =>
          tried(
            () => definitionsFor(actor),
            (all) => yesIf(all.some((each) => each.id === id && named(each, 'id') !== '')),
          ),
      ]);
    },
  },
  'read a definition a colleague keeps': {
    calls: ['definition', 'named'],
    run: async (actor) => {
      const id = await ofIntan(false);
      return tried(() => definition(actor, id));
    },
  },
  'define a figure, change its name, share and withdraw it': {
    calls: ['saveDefinition', 'changeDefinition', 'shareDefinition', 'withdrawDefinition'],
    run: own,
  },
  'change a definition a colleague has shared': {
    calls: ['changeDefinition'],
    run: async (actor) => {
      const id = await ofIntan(true);
      return tried(() => changeDefinition(actor, { ...words, id, version: 1 }));
    },
  },
  'withdraw a definition a colleague has shared': {
    calls: ['withdrawDefinition'],
    run: async (actor) => {
      const id = await ofIntan(true);
      return tried(() => withdrawDefinition(actor, id));
    },
  },
  'read world events': {
    calls: ['worldEventsUntil'],
    run: (actor) => tried(() => worldEventsUntil(actor, '2023-05-31')),
  },
  'note and withdraw a world event': {
    calls: ['recordWorldEvent', 'withdrawWorldEvent'],
    run: async (actor) => {
      const theirs = anEvent();
      await recordWorldEvent(intan, theirs);
      return together([
        () => tried(() => recordWorldEvent(actor, anEvent())),
        () => tried(() => withdrawWorldEvent(actor, theirs.id)),
      ]);
    },
  },
};

import { compareList, exportList, takeLine } from '@/features/secondlist/commands';
import { maskedPeople, setsOf } from '@/features/secondlist/queries';
import type { Staff } from '@/lib/actor';
import { ayu } from '../people';
import { actsOnIntakes } from './acts-on-intakes';
import { type HouseAct, type Outcome, tried } from './outcome';
import type { CaseAct } from './records';

const within = { destination: 'KH', from: '2026-01-01', to: '2026-12-31' };
const lineOf = (name: string) => ({ number: 2, cells: [name], facts: { name }, unread: [] });

/** What somebody learns of a person whose name stands on a list they were given. */
async function learnt(actor: Staff, name: string, reference: string): Promise<Outcome> {
  const lines = [lineOf(name)];
  const compared = await compareList(actor, lines, within);
  if ('refused' in compared) return 'no';
  const { both, doubtful, theirs, ours } = await setsOf(actor, lines, compared);
  const people = [...both, ...doubtful].flatMap((line) => line.people);
  const masked = await maskedPeople(actor, people);
  const told = [...people, ...ours].flatMap(({ cases }) => cases).some((file) => file.reference === reference);
  if (told) return masked.size > 0 ? 'masked' : 'no name';
  return theirs.some(({ elsewhere }) => elsewhere.length > 0) ? 'the office' : 'no';
}

export const actsOnSecondList: Record<string, CaseAct> = {
  'find its person on a second list': {
    calls: ['setsOf', 'maskedPeople'],
    run: (actor, { reference, name }) => learnt(actor, name, reference),
  },
};

export const actsWithSecondList: Record<string, HouseAct> = {
  'hold a second list against ours, and take a line into a draft': {
    calls: ['compareList', 'takeLine'],
    run: async (actor) => {
      const answers = [
        await tried(() => compareList(actor, [lineOf('Siti')], within)),
        await tried(() => takeLine(actor, lineOf('Siti'), 'KH')),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'take the result of a second list out as a file': {
    calls: ['exportList'],
    run: async (actor) => {
      const compared = await compareList(ayu, [lineOf('Siti')], within);
      if ('refused' in compared) throw new Error(compared.refused);
      const reason = 'Rapat dengan polisi setempat';
      return tried(() => exportList(actor, [lineOf('Siti')], compared, { set: 'theirs', reason }));
    },
  },
  // Lists are read alike, and stand side by side in the table.
  ...actsOnIntakes,
};

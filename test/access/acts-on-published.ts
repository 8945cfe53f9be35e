import { addFigure, signExplanation, withdrawFigure } from '@/features/published/commands';
import type { ToldFigure } from '@/features/published/input';
import { findPublished, publishedCodes, reconciliation } from '@/features/published/queries';
import type { Staff } from '@/lib/actor';
import { dewi } from '../people';
import { type HouseAct, type Outcome, tried } from './outcome';

const told: ToldFigure = {
  metric: 'cases_handled',
  unit: 'cases',
  country: 'KH',
  region: null,
  from: null,
  to: null,
  asOf: null,
  comparator: 'eq',
  value: 12,
  population: 'WNI dalam kasus penipuan daring',
  quote: '12 kasus',
  authority: 'Kementerian Luar Negeri',
  source: 'Berita ANTARA',
  sourceDate: '2024-03-05',
  sumsInto: null,
  conflictsWith: null,
  note: null,
  question: { metric: 'cases_handled', where: { destination: 'KH' }, asOf: '2024-03-05' },
};

/** The code of a figure that Dewi added. */
async function codeOfAdded(): Promise<string> {
  const added = await addFigure(dewi, told);
  if ('refused' in added) throw new Error(added.refused);
  return added.code;
}

async function sign(actor: Staff): Promise<Outcome> {
  const code = await codeOfAdded();
  const line = (await findPublished(dewi, code))?.line;
  const why = 'Dua kasus dicatat kantor lain.';
  return tried(() => signExplanation(actor, code, { text: why, ours: line?.ours ?? null, published: 12 }));
}

export const actsOnPublished: Record<string, HouseAct> = {
  'read published figures beside ours': {
    calls: ['reconciliation', 'findPublished', 'publishedCodes'],
    run: (actor) =>
      tried(async () => {
        await reconciliation(actor);
        await findPublished(actor, 'F27');
        return publishedCodes(actor);
      }),
  },
  'add or withdraw a published figure': {
    calls: ['addFigure', 'withdrawFigure'],
    run: async (actor) => {
      const code = await codeOfAdded();
      const answers = [await tried(() => addFigure(actor, told)), await tried(() => withdrawFigure(actor, code))];
      return [...new Set(answers)].join(' and ');
    },
  },
  'sign why a published figure differs from ours': { calls: ['signExplanation'], run: sign },
};

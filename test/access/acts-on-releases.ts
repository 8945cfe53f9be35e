import { desc } from 'drizzle-orm';
import { db } from '@/db/client';
import { approvals } from '@/db/schema';
import { setPublishing } from '@/features/publishing/commands';
import { publishingToSet } from '@/features/publishing/queries';
import { askReleaseAgain } from '@/features/releases/commands/ask-again';
import { decideRelease } from '@/features/releases/commands/decide';
import { makeRelease } from '@/features/releases/commands/make';
import { takeReleaseFile } from '@/features/releases/commands/take';
import { proposalFor, verdictOnReleased, verdictWith } from '@/features/releases/queries/proposal';
import { exactOf, filesOfRelease, releaseOf, releasesFor } from '@/features/releases/queries/released';
import type { Staff } from '@/lib/actor';
import { citra, dewi } from '../people';
import { type HouseAct, tried } from './outcome';

const asked = {
  kind: 'partner',
  month: '2022-12',
  partner: 'IOM',
  licence: 'For the partner named only.',
  synthetic: false,
} as const;

/** Dewi makes one; answers with the request for a second person. */
async function waiting(): Promise<{ release: string; approval: string }> {
  const made = await makeRelease(dewi, asked);
  if (!('release' in made)) throw new Error(made.refused);
  const [approval] = await (await db()).select().from(approvals).orderBy(desc(approvals.requestedAt)).limit(1);
  return { release: made.release, approval: approval?.id ?? '' };
}

export const actsOnReleases: Record<string, HouseAct> = {
  'read safe releases': {
    calls: [
      ...['releasesFor', 'releaseOf', 'filesOfRelease', 'exactOf', 'whatIsOut'],
      ...['proposalFor', 'verdictOnReleased', 'verdictWith'],
    ],
    run: async (actor: Staff) => {
      const { release } = await waiting();
      const reads = [
        () => releasesFor(actor),
        () => releaseOf(actor, release),
        () => filesOfRelease(actor, release),
        async () => exactOf(actor, await releaseOf(dewi, release)),
        () => proposalFor(actor, { kind: 'public', month: '2022-12' }),
        () => verdictOnReleased(actor),
        () => verdictWith(actor, { kind: 'public', month: '2022-12' }),
      ];
      const answers = new Set<string>();
      for (const read of reads) answers.add(await tried<unknown>(read));
      return [...answers].join(' and ');
    },
  },
  'make a safe release': {
    calls: ['makeRelease', 'askReleaseAgain'],
    run: async (actor) => {
      const { release } = await waiting();
      const late = new Date(Date.now() + 80 * 3_600_000);
      const answers = new Set([
        await tried(() => makeRelease(actor, { ...asked, month: '2022-11' })),
        await tried(() => askReleaseAgain(actor, release, late)),
      ]);
      return [...answers].join(' and ');
    },
  },
  'let out a safe release somebody else made': {
    calls: ['decideRelease'],
    run: async (actor) => {
      const { approval } = await waiting();
      return tried(() => decideRelease(actor, approval, 'approved'));
    },
  },
  'take a file of a safe release': {
    calls: ['takeReleaseFile'],
    run: async (actor) => {
      const { release, approval } = await waiting();
      await decideRelease(citra, approval, 'approved');
      return tried(() => takeReleaseFile(actor, release, 'months.csv'));
    },
  },
  'say who issues reports, and under which licence': {
    calls: ['publishingToSet', 'setPublishing'],
    run: async (actor) => {
      const said = { issuer: { id: 'Kementerian', en: 'Ministry' }, licences: { public: '', partner: '' } };
      const answers = [await tried(() => publishingToSet(actor)), await tried(() => setPublishing(actor, said))];
      return [...new Set(answers)].join(' and ');
    },
  },
};

import { draftEdition } from '@/features/editions/commands/draft';
import { issueEdition, takeFile } from '@/features/editions/commands/issue';
import { setTemplate } from '@/features/editions/commands/templates';
import { editEdition, recountEdition, reviewEdition, withdrawEdition } from '@/features/editions/commands/write';
import {
  documentIn,
  editionNumbered,
  editionsOf,
  editionWith,
  filesOfEdition,
} from '@/features/editions/queries/editions';
import { namedFor, revisionSince } from '@/features/editions/queries/revisions';
import { allTemplates, scopesToWrite, templateFor, templatesToSet } from '@/features/editions/queries/templates';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { ayu, bagus, dewi } from '../people';
import { type HouseAct, tried, yesIf } from './outcome';
import { intan } from './people';

// Each asks about a month of its own: one draft of a month at a time.
let months = 0;
function nextMonth(): string {
  months += 1;
  return `${2020 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Drafted and reviewed by somebody, about every office. */
async function reviewedBy(writer: Staff): Promise<string> {
  const drafted = await draftEdition(writer, { month: nextMonth(), scope: 'all' });
  if (isRefused(drafted)) throw new Error(drafted.refused);
  await reviewEdition(writer, { id: drafted.id, version: 1 });
  return drafted.id;
}

async function issuedBySomebody(): Promise<string> {
  const id = await reviewedBy(dewi);
  await issueEdition(intan, { id, version: 2 });
  return id;
}

const words = { id: ['Satu.'], en: ['One.'] };
const all = (answers: string[]) => [...new Set(answers)].join(' and ');
const elsewhere = (actor: Staff) => (actor.officeId === ayu.officeId ? bagus : ayu).officeId;
const asUsual = { version: 0, sections: ['handled' as const], draftDay: null };

export const actsOnEditions: Record<string, HouseAct> = {
  'draw up the report of every office': {
    calls: ['draftEdition'],
    run: (actor) => tried(() => draftEdition(actor, { month: nextMonth(), scope: 'all' })),
  },
  'draw up the report of the own office': {
    calls: ['templateFor', 'scopesToWrite'],
    run: async (actor) => {
      const template = await templateFor(actor, actor.officeId);
      const scope = template?.scope ?? 'all';
      const offered = (await scopesToWrite(actor)).some((each) => each.scope === scope);
      const answer = await tried(() => draftEdition(actor, { month: nextMonth(), scope }));
      return all([yesIf(offered), answer]);
    },
  },
  'write in, count again, review or withdraw an edition': {
    calls: ['editEdition', 'recountEdition', 'reviewEdition', 'withdrawEdition'],
    run: async (actor) => {
      const seen = { id: await reviewedBy(intan), version: 2 };
      const issued = { id: await issuedBySomebody(), version: 3 };
      return all([
        await tried(() => editEdition(actor, seen, words)),
        await tried(() => recountEdition(actor, { ...seen, version: 3 })),
        await tried(() => reviewEdition(actor, { ...seen, version: 4 })),
        await tried(() => withdrawEdition(actor, issued)),
      ]);
    },
  },
  'issue what somebody else drafted and reviewed': {
    calls: ['issueEdition'],
    run: async (actor) => {
      const id = await reviewedBy(actor.id === dewi.id ? intan : dewi);
      return tried(() => issueEdition(actor, { id, version: 2 }));
    },
  },
  'issue what one had a hand in': {
    calls: [],
    run: async (actor) => {
      const id = await reviewedBy(dewi);
      const edited = await tried(() => editEdition(actor, { id, version: 2 }, words));
      if (edited === 'yes') await reviewEdition(intan, { id, version: 3 });
      return tried(() => issueEdition(actor, { id, version: edited === 'yes' ? 4 : 2 }));
    },
  },
  'read an edition that was issued, and take its files out': {
    calls: [
      ...['editionsOf', 'editionWith', 'editionNumbered', 'filesOfEdition', 'documentIn'],
      ...['revisionSince', 'namedFor', 'takeFile'],
    ],
    run: async (actor) => {
      const id = await issuedBySomebody();
      return tried(
        async () => {
          const edition = await editionWith(actor, id);
          await editionNumbered(actor, edition);
          await documentIn(actor, edition, 'en');
          await filesOfEdition(actor, edition);
          await namedFor(actor, (await revisionSince(actor, edition)).changes);
          const listed = (await editionsOf(actor, edition.month)).length;
          return { listed, file: await takeFile(actor, id, { format: 'csv', lang: 'id' }) };
        },
        ({ listed, file }) => yesIf(listed === 1 && !isRefused(file)),
      );
    },
  },
  'read an edition that is being written': {
    calls: [],
    run: async (actor) => {
      const id = await reviewedBy(dewi);
      return tried(() => editionWith(actor, id));
    },
  },
  'say how the reports of the own office are made': {
    calls: ['setTemplate', 'templatesToSet', 'allTemplates'],
    run: async (actor) => {
      await allTemplates(actor);
      const offered = (await templatesToSet(actor)).some(({ office }) => office.id === actor.officeId);
      return all([yesIf(offered), await tried(() => setTemplate(actor, { officeId: actor.officeId, ...asUsual }))]);
    },
  },
  'say how the reports of another office are made': {
    calls: [],
    run: (actor) => tried(() => setTemplate(actor, { officeId: elsewhere(actor), ...asUsual })),
  },
};

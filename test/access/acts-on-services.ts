import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { recordProceeding, withdrawProceeding } from '@/features/services/commands/proceed';
import { changeService, recordNeeds, withdrawService } from '@/features/services/commands/serve';
import { serviceList, servicesWaiting } from '@/features/services/queries/list';
import { proceedingsOf, servicesOf } from '@/features/services/queries/of-case';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const ON = '2026-11-12';
const needs = () => ({ id: newId(), types: ['legal_aid'], on: ON, note: 'Butuh pengacara.' }) as const;
const accused = () => ({ id: newId(), country: 'KH', role: 'suspect', status: 'investigation', on: ON }) as const;

/** Somebody needs legal aid; answers the id of the service. */
async function needed({ reference }: Target): Promise<string> {
  const told = { ...needs(), types: [...needs().types] };
  const kept = await recordNeeds(intan, reference, told);
  if ('refused' in kept) throw new Error(kept.refused);
  return told.id;
}

async function stands({ reference }: Target): Promise<string> {
  const told = accused();
  const kept = await recordProceeding(intan, reference, told);
  if ('refused' in kept) throw new Error(kept.refused);
  return told.id;
}

/** With its note once the identity is open, or in codes; and of proceedings nothing where the file is not seen whole. */
async function seenBy(actor: Staff, reference: string): Promise<string> {
  try {
    await recordIdentityOpened(actor, reference);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  const file = await caseFile(actor, reference);
  const [service] = await servicesOf(actor, file);
  const told = (await proceedingsOf(actor, file)).length > 0;
  if (told !== (service?.note === 'Butuh pengacara.')) throw new Error('proceedings and notes disagree');
  return told ? 'full' : 'coded';
}

export const actsOnServices: Record<string, CaseAct> = {
  'see what its person needs': {
    calls: ['servicesOf', 'proceedingsOf'],
    run: async (actor, target) => {
      await needed(target);
      await stands(target);
      try {
        return await seenBy(actor, target.reference);
      } catch (error) {
        if (error instanceof NotFound) return 'none';
        throw error;
      }
    },
  },
  'find what its person needs in the list': {
    calls: ['serviceList', 'servicesWaiting'],
    run: async (actor, target) => {
      await needed(target);
      const { unmet } = await servicesWaiting(actor);
      return tried(
        () => serviceList(actor, { which: 'unmet', type: null }),
        ({ rows, total }) => {
          if (total !== unmet) throw new Error('the morning and the list disagree');
          return yesIf(rows.some(({ reference }) => reference === target.reference));
        },
      );
    },
  },
  'record what its person needs': {
    calls: ['recordNeeds', 'changeService', 'withdrawService'],
    run: async (actor, target) => {
      const { reference } = target;
      const shelter = { ...needs(), types: ['shelter' as const] };
      const answers = [await tried(() => recordNeeds(actor, reference, shelter))];
      const id = await needed(target);
      const planned = { id, version: 1, state: 'planned', on: ON, partner: null, until: null, nextOn: null } as const;
      answers.push(await tried(() => changeService(actor, reference, { ...planned, note: '' })));
      answers.push(await tried(() => withdrawService(actor, reference, id)));
      return [...new Set(answers)].join(' and ');
    },
  },
  'record where its person stands in criminal proceedings': {
    calls: ['recordProceeding', 'withdrawProceeding'],
    run: async (actor, target) => {
      const answers = [await tried(() => recordProceeding(actor, target.reference, accused()))];
      const id = await stands(target);
      answers.push(await tried(() => withdrawProceeding(actor, target.reference, id)));
      return [...new Set(answers)].join(' and ');
    },
  },
};

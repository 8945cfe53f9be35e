import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { recordDetermination, withdrawDetermination } from '@/features/determinations/commands';
import { determinationsOf, determinationsOfPerson } from '@/features/determinations/queries';
import { personFile } from '@/features/matching/queries/person-file';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { tried } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const told = () =>
  ({ id: newId(), status: 'presumed_victim', body: 'police', on: '2026-11-12', reason: 'Paspornya ditahan.' }) as const;

async function known({ reference }: Target): Promise<string> {
  const kept = await recordDetermination(intan, reference, told());
  if ('refused' in kept) throw new Error(kept.refused);
  return kept.id;
}

/** On the page of the case and on that of its person: as far as either tells. */
async function seenBy(actor: Staff, reference: string): Promise<string> {
  try {
    await recordIdentityOpened(actor, reference);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  const file = await caseFile(actor, reference);
  const ofCase = await determinationsOf(actor, file);
  const ofPerson = await determinationsOfPerson(actor, await personFile(actor, file.case.personId));
  if (JSON.stringify(ofCase) !== JSON.stringify(ofPerson)) throw new Error('case and person disagree');
  return ofCase[0]?.reason ? 'full' : 'coded';
}

export const actsOnDeterminations: Record<string, CaseAct> = {
  'see how its victim status is determined': {
    calls: ['determinationsOf', 'determinationsOfPerson'],
    run: async (actor, target) => {
      await known(target);
      try {
        return await seenBy(actor, target.reference);
      } catch (error) {
        if (error instanceof NotFound) return 'none';
        throw error;
      }
    },
  },
  'record how its victim status is determined': {
    calls: ['recordDetermination'],
    run: (actor, { reference }) => tried(() => recordDetermination(actor, reference, told())),
  },
  'withdraw what was determined by mistake': {
    calls: ['withdrawDetermination'],
    run: async (actor, target) => {
      const id = await known(target);
      return tried(() => withdrawDetermination(actor, target.reference, id));
    },
  },
};

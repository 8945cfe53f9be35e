import { caseFor } from '@/features/cases/queries/case-for';
import { candidates } from '@/features/matching/commands/offer';
import { openCaseAs } from '@/features/matching/commands/open-as';
import { offerKey } from '@/features/matching/offer-key';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { tried } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const personOf = async ({ reference }: Target) => (await caseFor(() => true, intan, reference)).personId;

const typed = ({ name }: Target) => ({ facts: { name }, handledOn: '2026-11-10', submission: newId() });

/** Enters a case of somebody of the same name, with these answers. */
function entered(actor: Staff, target: Target, said: { person?: string; office?: string }) {
  const answers = { destination: 'PH', handledOn: '2026-11-12', name: target.name };
  const common = { submissionId: newId(), officeId: actor.officeId, status: 'active' as const, returnStep: null };
  return openCaseAs(actor, { ...common, answers }, typed(target), {
    people: new Map(said.person ? [[offerKey(said.person), 'new-episode' as const]] : []),
    offices: said.office ? [said.office] : [],
  });
}

/** What somebody may learn of a person, and do about it, while entering a case that may be of the same one. */
export const actsOnEntering: Record<string, CaseAct> = {
  'be offered its person while entering another': {
    calls: ['candidates'],
    run: async (actor, target) => {
      const id = await personOf(target);
      const { people, elsewhere } = await candidates(actor, typed(target));
      if (people.some(({ person }) => person.id === id)) return 'masked';
      return elsewhere.some(({ code }) => code === target.owner.officeCode) ? 'its office' : 'no';
    },
  },
  'take the person being entered for its person': {
    calls: ['openCaseAs'],
    run: async (actor, target) => {
      const person = await personOf(target);
      return tried(() => entered(actor, target, { person }));
    },
  },
  'ask its office about the person being entered': {
    calls: ['openCaseAs'],
    run: (actor, target) => tried(() => entered(actor, target, { office: target.owner.officeCode })),
  },
};

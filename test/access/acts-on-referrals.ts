import { recordConsent } from '@/features/consents/commands';
import { keepPartner } from '@/features/partners/commands';
import { allPartners, partnersToKeep } from '@/features/partners/queries';
import { answerReferral } from '@/features/referrals/commands/answer';
import { askReferral } from '@/features/referrals/commands/ask';
import { finishReferral, revokeReferral } from '@/features/referrals/commands/end';
import { notifyPartner } from '@/features/referrals/commands/notify';
import { openShared } from '@/features/referrals/commands/open';
import { makePackage } from '@/features/referrals/commands/package';
import { referralFile, sharedWith } from '@/features/referrals/queries/file';
import { officeReferrals, referralsOf } from '@/features/referrals/queries/list';
import { answerTransfer, askTransfer, withdrawTransfer } from '@/features/transfers/commands';
import { transfersOf, transfersOffered } from '@/features/transfers/queries';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { ayu, bagus, citra } from '../people';
import { asked } from '../referring';
import { logged } from '../stays';
import { type HouseAct, tried } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

/** Whoever a case is of agreed to be referred. */
async function agreed(reference: string): Promise<void> {
  const how = { on: '2026-11-12', language: 'id', proof: 'spoken', purpose: '' } as const;
  const answer = await recordConsent(intan, reference, { scopes: ['referral_sharing'], state: 'given', ...how });
  if ('refused' in answer) throw new Error(answer.refused);
}

/** An office that is neither the actor’s nor the one whose case it is. */
function third(actor: Staff, { owner }: Pick<Target, 'owner'>): string {
  const offices = [ayu.officeId, bagus.officeId, citra.officeId];
  return offices.find((office) => office !== actor.officeId && office !== owner.officeId) ?? '';
}

async function sent(actor: Staff, target: Target, kind: 'office' | 'partner'): Promise<string> {
  await agreed(target.reference);
  const to = kind === 'office' ? third(actor, target) : 'rptc_bambu_apus';
  const answer = await askReferral(intan, target.reference, { ...asked({ to }), kind });
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.id;
}

const only = (answers: string[]) => [...new Set(answers)].join(' and ');
const transfer = (to: string) => ({ id: newId(), to, reason: 'relocation' as const, words: '' });

export const actsOnReferrals: Record<string, CaseAct> = {
  'see to whom it was referred': {
    calls: ['referralsOf', 'referralFile'],
    run: async (actor, target) => {
      const id = await sent(actor, target, 'office');
      return only([
        await tried(() => referralsOf(actor, target.reference)),
        await tried(() => referralFile(actor, id)),
      ]);
    },
  },
  'refer it': {
    calls: ['askReferral'],
    run: async (actor, target) => {
      await agreed(target.reference);
      return tried(() => askReferral(actor, target.reference, asked({ to: third(actor, target) })));
    },
  },
  'revoke a referral of it': {
    calls: ['revokeReferral'],
    run: async (actor, target) => {
      const id = await sent(actor, target, 'office');
      return tried(() => revokeReferral(actor, id));
    },
  },
  'write down what a partner answered': {
    calls: ['answerReferral', 'finishReferral'],
    run: async (actor, target) => {
      const id = await sent(actor, target, 'partner');
      return only([
        await tried(() => answerReferral(actor, id, { accepts: true, words: '' })),
        await tried(() => finishReferral(actor, id, '')),
      ]);
    },
  },
  'make a package of it for a partner': {
    calls: ['makePackage'],
    run: async (actor, target) => {
      const id = await sent(actor, target, 'partner');
      return tried(() => makePackage(actor, id, { days: 1, language: 'id' }));
    },
  },
  'tell a partner of it without identity': {
    calls: ['notifyPartner'],
    run: (actor, { reference }) =>
      tried(() => notifyPartner(actor, reference, { id: newId(), to: 'polri', reason: 'other' })),
  },
  'ask another office to take it': {
    calls: ['askTransfer', 'transfersOf', 'withdrawTransfer'],
    run: async (actor, target) => {
      await agreed(target.reference);
      const { reference } = target;
      const answers = [
        await tried(() => transfersOf(actor, reference)),
        await tried(() => askTransfer(actor, reference, transfer(third(actor, target)))),
      ];
      const waiting = (await transfersOf(intan, reference)).transfers[0]?.id;
      const [id] = waiting ? [waiting] : [await offered(reference, third(actor, target))];
      return only([...answers, await tried(() => withdrawTransfer(actor, reference, id))]);
    },
  },
};

async function offered(reference: string, to: string): Promise<string> {
  const answer = await askTransfer(intan, reference, transfer(to));
  if ('refused' in answer) throw new Error(String(answer.refused));
  return answer.id;
}

/** A case of another office than the actor’s. */
const elsewhere = (actor: Staff) => logged(actor.officeId === ayu.officeId ? bagus : ayu, { name: 'Zulaikha Rahasia' });

export const referralActsOfTheHouse: Record<string, HouseAct> = {
  'receive what is referred to the own office': {
    calls: ['officeReferrals', 'referralFile', 'answerReferral', 'openShared', 'sharedWith', 'finishReferral'],
    run: async (actor) => {
      const reference = await elsewhere(actor);
      await agreed(reference);
      const answer = await askReferral(intan, reference, asked({ to: actor.officeId }));
      if ('refused' in answer) throw new Error(answer.refused);
      const { id } = answer;
      return only([
        await tried(
          () => officeReferrals(actor),
          ({ received }) => (received.some((each) => each.id === id) ? 'yes' : 'no'),
        ),
        await tried(() => referralFile(actor, id)),
        await tried(() => answerReferral(actor, id, { accepts: true, words: '' })),
        await tried(() => openShared(actor, id)),
        await tried(() => sharedWith(actor, id)),
        await tried(() => finishReferral(actor, id, '')),
      ]);
    },
  },
  'take a case the own office is asked to take': {
    calls: ['transfersOffered', 'answerTransfer'],
    run: async (actor) => {
      const reference = await elsewhere(actor);
      await agreed(reference);
      const id = await offered(reference, actor.officeId);
      return only([await tried(() => transfersOffered(actor)), await tried(() => answerTransfer(actor, id, true))]);
    },
  },
  'know which partners there are': { calls: ['allPartners'], run: (actor) => tried(() => allPartners(actor)) },
  'keep the list of partners': {
    calls: ['partnersToKeep', 'keepPartner'],
    run: async (actor) => {
      const told = { code: '', kind: 'ngo', nameId: newId(), nameEn: 'A shelter', city: null, country: null } as const;
      return only([
        await tried(() => partnersToKeep(actor)),
        await tried(() => keepPartner(actor, { ...told, closed: false })),
      ]);
    },
  },
};

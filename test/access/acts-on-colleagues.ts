import { allUsers } from '@/features/accounts/queries';
import {
  disableColleague,
  enableColleague,
  inviteColleague,
  movePost,
} from '@/features/colleagues/commands/colleagues';
import { renewInvitation, revokeInvitation } from '@/features/colleagues/commands/invitations';
import { decideRaise } from '@/features/colleagues/commands/raises';
import { askReset, decideReset } from '@/features/colleagues/commands/resets';
import { colleague, colleagueNames } from '@/features/colleagues/queries';
import type { Staff } from '@/lib/actor';
import { setUser } from '../accounts';
import { ayu, bagus, eko } from '../people';
import { type HouseAct, tried, yesIf } from './outcome';
import { hadi } from './people';

export const ofColleague = (actor: Staff) => (actor.id === ayu.id ? bagus : ayu);

export const actsOnColleagues: Record<string, HouseAct> = {
  'see who works here': { calls: ['allUsers'], run: (actor) => tried(() => allUsers(actor)) },
  'add a colleague': {
    calls: ['inviteColleague'],
    run: (actor) =>
      tried(() =>
        inviteColleague(actor, { name: 'Baru', signInName: 'baru', role: 'caseworker', officeId: ayu.officeId }),
      ),
  },
  'see the account of a colleague': {
    calls: ['colleague', 'colleagueNames'],
    run: async (actor) => {
      const { id } = ofColleague(actor);
      const names = await colleagueNames(actor, [id]);
      const shown = (await colleague(actor, id)) !== null;
      if (shown !== names.has(id)) throw new Error('the account and the name disagree');
      return yesIf(shown);
    },
  },
  'make or take back an invitation': {
    calls: ['renewInvitation', 'revokeInvitation'],
    run: async (actor) => {
      const { id } = ofColleague(actor);
      const answers = [await tried(() => renewInvitation(actor, id)), await tried(() => revokeInvitation(actor, id))];
      return [...new Set(answers)].join(' and ');
    },
  },
  'disable or enable a colleague': {
    calls: ['disableColleague', 'enableColleague'],
    run: async (actor) => {
      const { id } = ofColleague(actor);
      const answers = [await tried(() => disableColleague(actor, id)), await tried(() => enableColleague(actor, id))];
      return [...new Set(answers)].join(' and ');
    },
  },
  'give a colleague another role or office': {
    calls: ['movePost'],
    run: (actor) => tried(() => movePost(actor, ofColleague(actor).id, { role: 'analyst', officeId: actor.officeId })),
  },
  'ask for the reset of a colleague’s account': {
    calls: ['askReset'],
    run: async (actor) => {
      for (const { id } of [hadi, ofColleague(actor)]) await setUser(id, { passwordHash: 'some' });
      return tried(() => askReset(actor, ofColleague(actor).id, 'Teleponnya hilang di jalan.'));
    },
  },
  'carry out a reset or a raise somebody asked for': {
    calls: ['decideReset', 'decideRaise'],
    run: async (actor) => {
      for (const { id } of [hadi, eko, ofColleague(actor)]) await setUser(id, { passwordHash: 'some' });
      const about = ofColleague(actor).id;
      await askReset(hadi, about, 'Teleponnya hilang di jalan.');
      await movePost(hadi, about, { role: 'supervisor', officeId: ayu.officeId });
      const asked = (await colleague(hadi, about))?.asked ?? [];
      const idOf = (kind: string) => asked.find((each) => each.kind === kind)?.id ?? 'none';
      const answers = [
        await tried(() => decideReset(actor, { id: idOf('factor-reset'), decision: 'approved' })),
        await tried(() => decideRaise(actor, { id: idOf('role-raise'), decision: 'approved' })),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
};

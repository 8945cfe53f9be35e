import { change } from '@/db/change';
import { chooseLanguage } from '@/features/accounts/commands/language';
import type { ApprovalKind } from '@/features/approvals/access';
import { askApproval, decideApproval, withdrawApproval } from '@/features/approvals/commands';
import { openApprovals } from '@/features/approvals/queries';
import { exportAudit, takeCheckpoint, verifyNow } from '@/features/audit/commands';
import { colleagueChoices } from '@/features/audit/queries/entries';
import { lastProofs, verifyAudit } from '@/features/audit/queries/verification';
import { sealReason } from '@/features/cases/budget';
import { openCase } from '@/features/cases/commands/open-case';
import { setBudget } from '@/features/cases/commands/set-budget';
import { budgetToSet, confirmations } from '@/features/cases/queries/budget';
import { officesFor } from '@/features/cases/queries/office-choices';
import { dropDraft, saveDraft } from '@/features/drafts/commands';
import { draftOf } from '@/features/drafts/queries';
import { notify, readNotices } from '@/features/notices/commands';
import { noticesOf, unreadNotices } from '@/features/notices/queries';
import { openOffice } from '@/features/offices/commands';
import { allOffices, officeOf } from '@/features/offices/queries';
import { setRetention } from '@/features/rights/commands/retention';
import { openRequests } from '@/features/rights/queries/requests';
import { retentionSettings } from '@/features/rights/queries/retention';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { ayu, bagus } from '../people';
import { actsOnAlerts } from './acts-on-alerts';
import { actsOnBackups } from './acts-on-backups';
import { actsOnColleagues, ofColleague } from './acts-on-colleagues';
import { actsOnDefinitions } from './acts-on-definitions';
import { actsOnEditions } from './acts-on-editions';
import { actsOnFigures } from './acts-on-figures';
import { followUpActsOfTheHouse } from './acts-on-follow-ups';
import { actsOnKeys } from './acts-on-keys';
import { operationActsOfTheHouse } from './acts-on-operations';
import { paperActsOfTheHouse } from './acts-on-papers';
import { actsOnPublished } from './acts-on-published';
import { referralActsOfTheHouse } from './acts-on-referrals';
import { actsOnReleases } from './acts-on-releases';
import { actsWithSecondList } from './acts-on-second-list';
import { taskActsOfTheHouse } from './acts-on-tasks';
import { type HouseAct, tried, yesIf } from './outcome';
import { hadi, intan } from './people';

const logFor = (actor: Staff, officeId: string) =>
  tried(() =>
    openCase(actor, {
      submissionId: newId(),
      officeId,
      status: 'active',
      returnStep: null,
      answers: { destination: 'KH', handledOn: '2026-11-10' },
    }),
  );

const elsewhere = (actor: Staff) => (actor.officeId === ayu.officeId ? bagus : ayu).officeId;

/** Somebody else of the same role asks; the actor is the second person. */
const decide = (kind: ApprovalKind) => async (actor: Staff) => {
  const asker = actor.role === 'supervisor' ? intan : hadi;
  const subject = { kind: 'user', id: newId() } as const;
  const asked = await change(asker, (tx, audit) => askApproval(tx, audit, asker, { kind, subject }));
  const id = 'approval' in asked ? (asked.approval ?? '') : '';
  const shown = (await openApprovals(actor, [])).some((each) => each.id === id);
  const decided = await tried(() =>
    change(actor, (tx, audit) => decideApproval(tx, audit, actor, { id, kind, decision: 'approved' })),
  );
  if (shown !== (decided === 'yes')) throw new Error('the list and the command disagree');
  return decided;
};

export const actsOfTheHouse: Record<string, HouseAct> = {
  'log a case for the own office': {
    calls: ['openCase', 'officesFor'],
    run: async (actor) => {
      const offered = (await officesFor(actor, 'id')).some(({ code }) => code === actor.officeId);
      const answer = await logFor(actor, actor.officeId);
      if (offered !== (answer === 'yes')) throw new Error('the list and the command disagree');
      return answer;
    },
  },
  'log a case for another office': { calls: ['openCase'], run: (actor) => logFor(actor, elsewhere(actor)) },
  'read a colleague’s draft': {
    calls: ['draftOf', 'newCaseDrafts', 'newCaseDraft'],
    run: async (actor) => {
      const id = newId();
      await saveDraft(ofColleague(actor), id, { raw: {} });
      return yesIf((await draftOf(actor, id)) !== null);
    },
  },
  'write or throw away a colleague’s draft': {
    calls: ['saveDraft', 'dropDraft'],
    run: async (actor) => {
      const [id, owner] = [newId(), ofColleague(actor)];
      await saveDraft(owner, id, { raw: {} });
      await dropDraft(actor, id);
      if (!(await draftOf(owner, id))) return 'yes';
      return tried(() => saveDraft(actor, id, { raw: {} }));
    },
  },
  ...actsOnFigures,
  ...actsOnDefinitions,
  ...actsOnPublished,
  ...actsOnReleases,
  ...actsOnEditions,
  'know which offices there are': {
    calls: ['allOffices', 'officeOf'],
    run: (actor) => tried(async () => [await allOffices(actor), await officeOf(actor)]),
  },
  ...actsOnColleagues,
  'open an office': {
    calls: ['openOffice'],
    run: (actor) =>
      tried(() =>
        openOffice(actor, {
          id: newId(),
          code: 'BKK',
          kind: 'mission',
          nameId: 'KBRI Bangkok',
          nameEn: 'x',
          country: 'TH',
        }),
      ),
  },
  'decide on the reset of a second factor': { calls: ['decideApproval', 'openApprovals'], run: decide('factor-reset') },
  'decide on a higher role': { calls: ['decideApproval'], run: decide('role-raise') },
  'decide on an erasure': { calls: ['decideApproval'], run: decide('erasure') },
  'decide on a mass export': { calls: ['decideApproval'], run: decide('mass-export') },
  'decide on what one asked for': {
    calls: ['decideApproval', 'askApproval'],
    run: async (actor) => {
      const kind = actor.role === 'administrator' ? 'role-raise' : 'erasure';
      const asking = { kind, subject: { kind: 'user', id: newId() } } as const;
      const asked = await change(actor, (tx, audit) => askApproval(tx, audit, actor, asking));
      const decision = { id: 'approval' in asked ? (asked.approval ?? '') : '', kind, decision: 'approved' } as const;
      return tried(() => change(actor, (tx, audit) => decideApproval(tx, audit, actor, decision)));
    },
  },
  'take back what a colleague asked for': {
    calls: ['withdrawApproval'],
    run: async (actor) => {
      const asker = ofColleague(actor);
      const asking = { kind: 'erasure', subject: { kind: 'person', id: newId() } } as const;
      const asked = await change(asker, (tx, audit) => askApproval(tx, audit, asker, asking));
      const id = 'approval' in asked ? (asked.approval ?? '') : '';
      return yesIf('withdrawn' in (await withdrawApproval(actor, id)));
    },
  },
  'read a colleague’s notices': {
    calls: ['noticesOf', 'unreadNotices', 'readNotices', 'notify'],
    run: async (actor) => {
      const to = ofColleague(actor);
      await change(intan, async (tx, audit) => {
        await notify(tx, [to.id], 'password-changed');
        await audit.record({ act: 'test', subject: { kind: 'user', id: to.id } });
      });
      const [notice] = await noticesOf(to);
      const taken = 'read' in (await readNotices(actor, [notice?.id ?? '']));
      const seen = (await noticesOf(actor)).some(({ id }) => id === notice?.id);
      return yesIf(taken || seen || (await unreadNotices(to)) === 0);
    },
  },
  'read why a colleague of Phnom Penh opened many identities': {
    calls: ['confirmations', 'identitiesToday', 'budget'],
    run: async (actor) => {
      const by = { ...ayu, id: ayu.id === actor.id ? 'user-ayu' : ayu.id };
      await change(by, async (_tx, audit) => {
        const details = { opened: 30, reason: sealReason(by.id, 'Manifes penerbangan') };
        await audit.record({ act: 'budget.confirmed', subject: { kind: 'user', id: by.id }, details });
      });
      return yesIf((await confirmations(actor)).length > 0);
    },
  },
  'verify the audit': {
    calls: ['verifyNow', 'verifyAudit', 'lastProofs'],
    run: async (actor) => {
      const answers = [
        await tried(() => verifyNow(actor)),
        await tried(() => verifyAudit(actor)),
        await tried(() => lastProofs(actor)),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'take the audit or its end out as a file': {
    calls: ['exportAudit', 'takeCheckpoint', 'colleagueChoices'],
    run: async (actor) => {
      const answers = [
        await tried(() => exportAudit(actor, {}, 'id')),
        await tried(() => takeCheckpoint(actor)),
        await tried(
          () => colleagueChoices(actor),
          (choices) => yesIf(choices.length > 0),
        ),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  ...actsWithSecondList,
  ...actsOnBackups,
  'watch what persons asked for in an office': {
    calls: ['openRequests'],
    run: (actor) => tried(() => openRequests(actor)),
  },
  'set how long identities are kept': {
    calls: ['retentionSettings', 'setRetention'],
    run: async (actor) => {
      const answers = [
        await tried(() => retentionSettings(actor)),
        await tried(() => setRetention(actor, { officeId: null, months: 24 })),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  'set how many identities a day are nothing unusual': {
    calls: ['budgetToSet', 'setBudget'],
    run: async (actor) => {
      const answers = [await tried(() => budgetToSet(actor)), await tried(() => setBudget(actor, 40))];
      return [...new Set(answers)].join(' and ');
    },
  },
  ...followUpActsOfTheHouse,
  ...paperActsOfTheHouse,
  ...taskActsOfTheHouse,
  ...operationActsOfTheHouse,
  ...{ ...followUpActsOfTheHouse, ...operationActsOfTheHouse },
  ...actsOnAlerts,
  ...actsOnKeys,
  'choose one’s own language': {
    calls: ['chooseLanguage'],
    run: (actor) => tried(() => chooseLanguage(actor, 'id')),
  },
  ...referralActsOfTheHouse,
};

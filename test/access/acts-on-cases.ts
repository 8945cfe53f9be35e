import { auditPage } from '@/features/audit/queries/entries';
import { looksAt } from '@/features/audit/queries/looks';
import { closeCase, moveCase, recordReturnStep, reopenCase } from '@/features/cases/commands/move-case';
import { recordIdentityClosed, recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { referenceInSight, referencesInSight, searchPersons } from '@/features/cases/queries/case-search';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { sectionState } from '@/features/cases/queries/section-state';
import { timelineOf } from '@/features/cases/queries/timeline';
import { recordConsent } from '@/features/consents/commands';
import type { Said } from '@/features/consents/input';
import { consentsOf } from '@/features/consents/queries';
import {
  addContact,
  changeContact,
  judgeIdentityPhone,
  openContact,
  removeContact,
} from '@/features/contacts/commands';
import { contactsOf } from '@/features/contacts/queries';
import { openEmergency, reviewEmergency } from '@/features/exceptions/commands/emergency';
import { liftLock, lockCase } from '@/features/exceptions/commands/lock';
import { emergenciesToReview, locksOf } from '@/features/exceptions/queries';
import { ayu, bagus, citra } from '../people';
import { actsOnAgain } from './acts-on-again';
import { actsOnDeterminations } from './acts-on-determinations';
import { actsOnDocuments } from './acts-on-documents';
import { actsOnEntering } from './acts-on-entering';
import { actsOnFollowUps } from './acts-on-follow-ups';
import { actsOnJoining } from './acts-on-joining';
import { actsOnOperations } from './acts-on-operations';
import { actsOnPapers } from './acts-on-papers';
import { actsOnPeople } from './acts-on-people';
import { actsOnReferrals } from './acts-on-referrals';
import { actsOnReturns } from './acts-on-returns';
import { actsOnRights } from './acts-on-rights';
import { actsOnSecondList } from './acts-on-second-list';
import { actsOnServices } from './acts-on-services';
import { actsOnTasks } from './acts-on-tasks';
import { tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const TODAY = '2026-11-20';
const reason = 'Alasan yang cukup panjang untuk dinilai';
const seen = ({ reference }: Target, version = 0) => ({ reference, version });
const closing = { on: TODAY, reason: 'assistance_completed', referred: false } as const;
const said: Said = {
  scopes: ['family_contact'],
  state: 'given',
  on: TODAY,
  language: 'id',
  proof: 'spoken',
  purpose: '',
};
const told = { kind: 'phone', value: '+62 811 000 111', terms: 'hanya pagi', safety: 'safe' } as const;
const behind = { metric: 'cases_handled', asOf: TODAY } as const;

export const actsOnCases: Record<string, CaseAct> = {
  'see the case': {
    calls: ['caseFile', 'timelineOf'],
    run: async (actor, { reference }) => {
      const answer = await tried(
        async () => {
          const file = await caseFile(actor, reference);
          await timelineOf(actor, file);
          return file;
        },
        ({ sight }) => sight,
      );
      return answer === 'no' ? 'none' : answer;
    },
  },
  'find it in the list': {
    calls: ['caseList'],
    run: async (actor, { reference }) => {
      const { rows } = await caseList(actor, { sort: 'updated' });
      return yesIf(rows.some((row) => row.reference === reference));
    },
  },
  'read its masked name in the list': {
    calls: ['caseList'],
    run: async (actor, { reference }) => {
      const { rows } = await caseList(actor, { sort: 'updated' });
      return yesIf(rows.some((row) => row.reference === reference && row.maskedName.startsWith('Z.')));
    },
  },
  'have it counted in the list behind a figure': {
    calls: ['caseList'],
    run: async (actor, target) => {
      const before = await caseList(actor, { sort: 'handled', behind });
      await closeCase(intan, seen(target), { ...closing, reason: 'duplicate' }, TODAY);
      const after = await caseList(actor, { sort: 'handled', behind });
      if (before.total !== after.total) return 'yes';
      return before.beyond === after.beyond ? 'no' : 'as another’s';
    },
  },
  'find it by its number': {
    calls: ['referenceInSight', 'referencesInSight'],
    run: async (actor, { reference }) => {
      const all = await referencesInSight(actor, [reference]);
      const found = await referenceInSight(actor, reference.toLowerCase());
      if (all.has(reference) !== (found === reference)) throw new Error('two searches disagree');
      return yesIf(all.has(reference));
    },
  },
  'find its person by name': {
    calls: ['searchPersons'],
    run: (actor, { name }) =>
      tried(
        () => searchPersons(actor, name),
        (found) => yesIf('persons' in found && found.persons.length > 0),
      ),
  },
  'open the identity': {
    calls: ['recordIdentityOpened', 'recordIdentityClosed'],
    run: async (actor, { reference }) => {
      const closed = await tried(() => recordIdentityClosed(actor, reference));
      const opened = await tried(() => recordIdentityOpened(actor, reference));
      return closed === opened ? opened : `opened: ${opened}, closed: ${closed}`;
    },
  },
  'begin to change it': {
    calls: ['caseToMove', 'sectionState', 'caseFor'],
    run: (actor, { reference }) =>
      tried(async () => sectionState(actor, await caseToMove(actor, reference), 'recruitment', false)),
  },
  'change a section': {
    calls: ['saveSection'],
    run: (actor, { reference }) => {
      const save = { reference, section: 'recruitment' as const, version: 0, answers: {}, changed: [], draftId: '' };
      return tried(() => saveSection(actor, save));
    },
  },
  'change its status': {
    calls: ['moveCase'],
    run: (actor, target) => tried(() => moveCase(actor, seen(target), { status: 'follow_up', on: TODAY }, TODAY)),
  },
  'close it': {
    calls: ['closeCase'],
    run: (actor, target) => tried(() => closeCase(actor, seen(target), closing, TODAY)),
  },
  'reopen it': {
    calls: ['reopenCase'],
    run: async (actor, target) => {
      await closeCase(intan, seen(target), closing, TODAY);
      return tried(() => reopenCase(actor, seen(target, 1), TODAY, TODAY));
    },
  },
  'record a step home': {
    calls: ['recordReturnStep'],
    run: (actor, target) =>
      tried(() => recordReturnStep(actor, seen(target), { status: 'scheduled', on: TODAY }, TODAY)),
  },
  'read what the person agreed to': {
    calls: ['consentsOf', 'caseToRead'],
    run: (actor, { reference }) => tried(() => consentsOf(actor, reference)),
  },
  'record what the person agreed to': {
    calls: ['recordConsent'],
    run: (actor, { reference }) => tried(() => recordConsent(actor, reference, said)),
  },
  'see how to reach the person': {
    calls: ['contactsOf'],
    run: (actor, { reference }) => tried(() => contactsOf(actor, reference)),
  },
  'add a way to reach the person': {
    calls: ['addContact', 'judgeIdentityPhone'],
    run: (actor, { reference }) => tried(() => addContact(actor, reference, told)),
  },
  'judge the number in the identity': {
    calls: ['judgeIdentityPhone'],
    run: (actor, { reference }) => tried(() => judgeIdentityPhone(actor, reference)),
  },
  'change, use or remove a way to reach the person': {
    calls: ['changeContact', 'removeContact', 'openContact', 'contactToChange'],
    run: async (actor, target) => {
      await recordIdentityOpened(intan, target.reference);
      const added = await addContact(intan, target.reference, told);
      const id = 'id' in added ? String(added.id) : ((await contactsOf(intan, target.reference)).contacts[0]?.id ?? '');
      const answers = [
        await tried(() => openContact(actor, target.reference, id)),
        await tried(() => changeContact(actor, target.reference, { id, version: 1 }, told)),
        await tried(() => removeContact(actor, target.reference, { id, version: 2 })),
      ];
      return [...new Set(answers)].join(' and ');
    },
  },
  ...actsOnRights,
  ...actsOnPeople,
  ...actsOnJoining,
  ...actsOnEntering,
  ...actsOnAgain,
  ...actsOnFollowUps,
  ...actsOnDeterminations,
  ...actsOnReturns,
  ...actsOnTasks,
  ...actsOnServices,
  ...actsOnOperations,
  ...actsOnDocuments,
  ...actsOnPapers,
  ...actsOnSecondList,
  'see who looked at it': {
    calls: ['looksAt'],
    run: (actor, { reference }) => tried(() => looksAt(actor, reference)),
  },
  'read of it in the audit': {
    calls: ['auditPage'],
    run: (actor, { reference }) =>
      tried(
        () => auditPage(actor, { subject: { kind: 'case', id: reference } }),
        ({ entries }) => yesIf(entries.length > 0),
      ),
  },
  'see who is locked out': {
    calls: ['locksOf'],
    run: (actor, { reference }) => tried(() => locksOf(actor, reference)),
  },
  'lock a colleague out': {
    calls: ['lockCase'],
    run: (actor, { reference, owner }) => {
      const colleague = owner.officeId === citra.officeId ? intan.id : owner.id;
      return tried(() =>
        lockCase(actor, { reference, colleague: colleague === actor.id ? bagus.id : colleague, reason }),
      );
    },
  },
  'let a colleague back in': {
    calls: ['liftLock'],
    run: async (actor, { reference }) => {
      await lockCase(intan, { reference, colleague: 'user-dewi', reason });
      const lock = (await locksOf(intan, reference)).locks.find(({ colleague }) => colleague === 'Dewi');
      return tried(() => liftLock(actor, { reference, lock: lock?.id ?? '' }));
    },
  },
  'open it in an emergency': {
    calls: ['openEmergency'],
    run: (actor, { reference }) => tried(() => openEmergency(actor, { reference, reason })),
  },
  'review an emergency': {
    calls: ['reviewEmergency', 'emergenciesToReview'],
    run: async (actor, { reference, owner }) => {
      const stranger = owner.id === ayu.id || owner.id === citra.id ? bagus : ayu;
      await openEmergency({ ...stranger, id: 'user-ayu', officeId: 'office-elsewhere' }, { reference, reason });
      const open = await emergenciesToReview(intan);
      const asked = (each: { reference: string; reason: string }) =>
        each.reference === reference && each.reason === reason;
      const mine = open.find(asked);
      const listed = (await emergenciesToReview(actor)).some(asked);
      const answer = await tried(() => reviewEmergency(actor, { id: mine?.id ?? '', justified: true }));
      if (listed !== (answer === 'yes')) throw new Error('the list and the command disagree');
      return answer;
    },
  },
  ...actsOnReferrals,
};

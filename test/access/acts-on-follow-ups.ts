import { recordReturnStep } from '@/features/cases/commands/move-case';
import { caseFor } from '@/features/cases/queries/case-for';
import { addNote } from '@/features/followups/commands/note';
import { recordFollowUp } from '@/features/followups/commands/record';
import { setSchedule } from '@/features/followups/commands/schedule';
import { dueFollowUps, firstOverdue, overdueFollowUps } from '@/features/followups/queries/due';
import { followUpsOf } from '@/features/followups/queries/file';
import { notesOf } from '@/features/followups/queries/notes';
import { schedulesOf } from '@/features/followups/queries/schedules';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { ayu, bagus } from '../people';
import { type HouseAct, tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const HOME = '2026-11-12';
const LATER = new Date('2027-01-20T03:00:00Z');
const office = { whose: 'office', state: 'open', office: '' } as const;
const asked = () => ({ id: newId(), month: null, on: HOME, outcome: 'well', note: 'Bekerja di kebun.' }) as const;

/** The person of a case comes home, and the office asks after a month. */
async function comesHome({ reference }: Target): Promise<void> {
  await recordReturnStep(intan, { reference, version: 0 }, { status: 'arrived_indonesia', on: HOME }, HOME);
  const { officeId } = await caseFor(() => true, intan, reference);
  await setSchedule(intan, { officeId, months: [1], since: '2026-01-01' });
}

export const actsOnFollowUps: Record<string, CaseAct> = {
  'be told that its follow-up is due': {
    calls: ['dueFollowUps', 'overdueFollowUps', 'firstOverdue'],
    run: async (actor, target) => {
      const before = await overdueFollowUps(actor, LATER);
      await comesHome(target);
      const answer = await tried(
        () => dueFollowUps(actor, office, LATER),
        ({ rows }) => yesIf(rows.some(({ reference }) => reference === target.reference)),
      );
      const late = await overdueFollowUps(actor, LATER);
      const { overdue, rows: first } = await firstOverdue(actor, LATER);
      if (overdue !== late || first.length !== Math.min(3, late)) throw new Error('the sign and the count disagree');
      const counted = yesIf(late > before);
      // A caseworker is told of how many are theirs: of another's in the office they see in the list.
      if (actor.role === 'supervisor' && counted !== answer) throw new Error('the count and the list disagree');
      return answer;
    },
  },
  'read how the person was followed up': {
    calls: ['followUpsOf', 'takenAgain'],
    run: (actor, { reference }) => tried(() => followUpsOf(actor, reference)),
  },
  'record a follow-up': {
    calls: ['recordFollowUp'],
    run: async (actor, target) => {
      await comesHome(target);
      return tried(() => recordFollowUp(actor, target.reference, asked()));
    },
  },
  'see its notes': {
    calls: ['notesOf'],
    run: (actor, { reference }) => tried(() => notesOf(actor, reference)),
  },
  'add a note': {
    calls: ['addNote'],
    run: (actor, { reference }) =>
      tried(() => addNote(actor, reference, { id: newId(), kind: 'talk', on: HOME, text: 'Paspornya hilang.' })),
  },
};

const scheduling = (officeOf: (actor: Staff) => string) => (actor: Staff) =>
  tried(() => setSchedule(actor, { officeId: officeOf(actor), months: [1, 3], since: '2026-01-01' }));

export const followUpActsOfTheHouse: Record<string, HouseAct> = {
  'set how often the own office follows up': {
    calls: ['schedulesOf', 'setSchedule'],
    run: async (actor) => {
      const answers = [await tried(() => schedulesOf(actor)), await scheduling(({ officeId }) => officeId)(actor)];
      return [...new Set(answers)].join(' and ');
    },
  },
  'set how often another office follows up': {
    calls: ['setSchedule'],
    run: scheduling((actor) => (actor.officeId === ayu.officeId ? bagus : ayu).officeId),
  },
};

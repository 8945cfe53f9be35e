import { confirmIntake } from '@/features/intakes/commands/confirm-intake';
import { judgeList } from '@/features/intakes/commands/judge-list';
import { undoIntake } from '@/features/intakes/commands/undo-intake';
import { dropWaiting, takeWaiting } from '@/features/intakes/commands/waiting';
import { writeIntake } from '@/features/intakes/commands/write-rows';
import type { IntakeList } from '@/features/intakes/list';
import { intakePage, intakesFor } from '@/features/intakes/queries/intakes';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { ayu, bagus } from '../people';
import { type HouseAct, tried } from './outcome';
import { gita } from './people';

const listOf = (officeId: string): IntakeList => ({
  intake: newId(),
  day: today(),
  rows: [['Nama'], ['Siti Aminah'], ['Budi Santoso']],
  columns: { head: 0, fields: ['name'] },
  common: { officeId, destination: 'KH', handledOn: today(), citizenship: 'ID' },
  edits: {},
  decisions: [],
});

/** An intake of somebody's office: one case, and one row that waits. */
async function intakeOf(owner: Staff): Promise<string> {
  const list = await judgeList(owner, listOf(owner.officeId));
  if ('refused' in list) throw new Error(list.refused);
  const answer = await confirmIntake(owner, { ...list, decisions: ['log', 'wait'] });
  if ('refused' in answer) throw new Error(answer.refused);
  await writeIntake(owner, answer.intake);
  return answer.intake;
}

async function waitingIn(owner: Staff, intake: string): Promise<string> {
  return (await intakePage(owner, intake)).waiting[0]?.id ?? '';
}

const isListed = async (actor: Staff, intake: string) => (await intakesFor(actor)).some(({ id }) => id === intake);

/** What an actor may do with the intake of an office that they have not confirmed themselves. */
const decides = (owner: Staff) => async (actor: Staff) => {
  const intake = await intakeOf(owner);
  const row = await waitingIn(owner, intake);
  const answers = [
    await tried(() => intakePage(actor, intake)),
    (await isListed(actor, intake)) ? 'yes' : 'no',
    await tried(() => writeIntake(actor, intake)),
    await tried(() => takeWaiting(actor, row)),
    await tried(() => dropWaiting(actor, row)),
  ];
  return [...new Set(answers)].join(' and ');
};

export const actsOnIntakes: Record<string, HouseAct> = {
  'check a list of people, and confirm it for the own office': {
    calls: ['judgeList', 'confirmIntake'],
    run: async (actor) => {
      const list = listOf(actor.officeId);
      const judged = { ...list, verdicts: [], decisions: [] };
      const answers = [await tried(() => judgeList(actor, list)), await tried(() => confirmIntake(actor, judged))];
      return [...new Set(answers)].join(' and ');
    },
  },
  'see an intake of Phnom Penh, and decide on a row that waits': {
    calls: ['intakePage', 'intakesFor', 'writeIntake', 'takeWaiting', 'dropWaiting'],
    run: decides(ayu),
  },
  'see an intake of Manila, and decide on a row that waits': {
    calls: ['intakePage', 'intakesFor', 'writeIntake', 'takeWaiting', 'dropWaiting'],
    run: decides(bagus),
  },
  'undo an intake that a colleague of Phnom Penh confirmed': {
    calls: ['undoIntake'],
    run: async (actor) => {
      const intake = await intakeOf(actor.id === ayu.id ? gita : ayu);
      return tried(() => undoIntake(actor, intake));
    },
  },
};

import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases } from '@/db/schema';
import { caseFile } from '@/features/cases/queries/case-file';
import { addTask } from '@/features/tasks/commands/add';
import { assignCase, handOver } from '@/features/tasks/commands/assign';
import { endTask, moveTask } from '@/features/tasks/commands/change-task';
import { holdersOf } from '@/features/tasks/queries/holders';
import { taskList, tasksWaiting } from '@/features/tasks/queries/list';
import { loadOf } from '@/features/tasks/queries/load';
import { tasksOf } from '@/features/tasks/queries/of-case';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { ayu, bagus } from '../people';
import { type HouseAct, tried, yesIf } from './outcome';
import { intan } from './people';
import type { CaseAct, Target } from './records';

const DUE = '2026-11-12';
const told = () => ({ id: newId(), kind: 'call', due: DUE, to: null, words: 'Telepon kakaknya.' }) as const;

async function known({ reference }: Target): Promise<string> {
  const kept = await addTask(intan, reference, told());
  if ('refused' in kept) throw new Error(kept.refused);
  return kept.id;
}

async function holderOf({ reference }: Target): Promise<string | null> {
  const [row] = await (await db()).select().from(cases).where(eq(cases.reference, reference));
  return row?.assignedTo ?? null;
}

export const actsOnTasks: Record<string, CaseAct> = {
  'see what is to be done in it': {
    calls: ['tasksOf', 'holdersOf'],
    run: async (actor, target) => {
      await known(target);
      return tried(async () => {
        const file = await caseFile(actor, target.reference);
        // Its page asks for tasks where the whole file is in sight.
        if (file.sight !== 'full') return false;
        await holdersOf(actor, file);
        return (await tasksOf(actor, file)).length > 0;
      }, yesIf);
    },
  },
  'find its task in the list': {
    calls: ['taskList', 'tasksWaiting'],
    run: async (actor, target) => {
      await known(target);
      const before = (await tasksWaiting(actor)).nobody;
      return tried(
        () => taskList(actor, { whose: 'nobody', due: 'all', kind: null }),
        ({ rows, total }) => {
          if (total !== before) throw new Error('the morning and the list disagree');
          return yesIf(rows.some(({ reference }) => reference === target.reference));
        },
      );
    },
  },
  'add a task': { calls: ['addTask'], run: (actor, { reference }) => tried(() => addTask(actor, reference, told())) },
  'change a task': {
    calls: ['moveTask'],
    run: async (actor, target) => {
      const task = await known(target);
      return tried(() => moveTask(actor, target.reference, { task, version: 1, due: DUE, to: null }));
    },
  },
  'end a task': {
    calls: ['endTask'],
    run: async (actor, target) => {
      const task = await known(target);
      return tried(() => endTask(actor, target.reference, { task, version: 1, ended: 'done' }));
    },
  },
  'take it from whoever has it': {
    calls: ['assignCase'],
    run: async (actor, target) => {
      const seen = await holderOf(target);
      return tried(() => assignCase(actor, target.reference, { to: seen === null ? intan.id : null, seen }));
    },
  },
};

const loadAt = (officeOf: (actor: Staff) => string) => (actor: Staff) => tried(() => loadOf(actor, officeOf(actor)));

export const taskActsOfTheHouse: Record<string, HouseAct> = {
  'see the workload of the own office': { calls: ['loadOf', 'workersOf'], run: loadAt(({ officeId }) => officeId) },
  'see the workload of another office': {
    calls: ['loadOf'],
    run: loadAt((actor) => (actor.officeId === ayu.officeId ? bagus : ayu).officeId),
  },
  'hand the cases of a colleague to another': {
    calls: ['handOver'],
    run: (actor) => tried(() => handOver(actor, { from: intan.id, to: actor.id })),
  },
};

import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { cases, tasks } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList, NOBODY } from '@/features/cases/queries/case-list';
import { recordConsent } from '@/features/consents/commands';
import { lockCase } from '@/features/exceptions/commands/lock';
import { noticesOf } from '@/features/notices/queries';
import { copyOf } from '@/features/rights/queries/copy';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';

import { isRefused, NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { gita, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi } from '@/test/people';
import { addTask } from './commands/add';
import { assignCase, handOver } from './commands/assign';
import { endTask, moveTask } from './commands/change-task';
import { type ListAsked, listAsked, type ToldTask } from './input';
import { holdersOf } from './queries/holders';
import { taskList, tasksWaiting } from './queries/list';
import { loadOf } from './queries/load';
import { tasksOf } from './queries/of-case';

freshBase();

const TODAY = today();
const words = 'Ambil SPLP di loket.';
const told = (more: Partial<ToldTask> = {}): ToldTask => ({
  ...{ id: newId(), kind: 'document', due: TODAY, to: ayu.id, words },
  ...more,
});
const asked = (more: Partial<ListAsked> = {}): ListAsked => ({ ...listAsked({}), ...more });

let reference = '';
beforeEach(async () => {
  await othersJoin();
  reference = await logged();
});

async function logged(): Promise<string> {
  const opened = await openCase(ayu, {
    ...{ submissionId: newId(), officeId: ayu.officeId, status: 'active', returnStep: null },
    answers: { destination: 'KH', handledOn: addDays(TODAY, -3), name: 'Siti' },
  });
  return 'reference' in opened ? opened.reference : '';
}

async function added(more: Partial<ToldTask> = {}, of = reference): Promise<string> {
  const answer = await addTask(ayu, of, told(more));
  return isRefused(answer) ? answer.refused : answer.id;
}

const rows = async (actor: Staff, more: Partial<ListAsked> = {}) =>
  (await taskList(actor, asked(more))).rows.map(({ reference: of, due }) => `${of} ${due}`);

describe('A task', () => {
  test('Ayu writes down what is to be done: sealed, told by kind and day, in words while the identity is open', async () => {
    await added();
    const [row] = await (await db()).select().from(tasks);
    expect(row).toMatchObject({ kind: 'document', due: TODAY, assignedTo: ayu.id, version: 1, ended: null });
    expect(row?.words?.includes('SPLP')).toBe(false);
    expect(await tasksOf(ayu, await caseFile(ayu, reference))).toMatchObject([{ hasWords: true, words: null }]);
    await recordIdentityOpened(ayu, reference);
    expect(await tasksOf(ayu, await caseFile(ayu, reference))).toMatchObject([{ words, worker: 'Ayu' }]);
    expect((await copyOf(ayu, reference)).tasks).toEqual([{ kind: 'document', due: TODAY, ended: null, words }]);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('The same form sent twice makes one; another office, an analyst and whoever cannot hold the case are refused', async () => {
    const id = await added();
    expect(await addTask(ayu, reference, told({ id }))).toEqual({ refused: 'sent-already' });
    await expect(addTask(bagus, reference, told())).rejects.toThrow(NotFound);
    await expect(addTask(dewi, reference, told())).rejects.toThrow(NotFound);
    expect(await added({ to: bagus.id })).toBe('cannot-hold');
    expect(await rows(ayu)).toHaveLength(1);
  });

  test('Who refused that their data is kept has tasks without words', async () => {
    const no = { state: 'refused', on: TODAY, language: null, proof: null, purpose: '' } as const;
    await recordConsent(ayu, reference, { scopes: ['personal_data'], ...no });
    expect(await added()).toBe('keeping-refused');
    expect(await rows(ayu)).toEqual([]);
    await added({ words: '' });
    expect(await rows(ayu)).toHaveLength(1);
  });

  test('Ayu gives it to Gita, who is told; what Ayu still sees as hers is not overwritten', async () => {
    const task = await added();
    const move = { task, version: 1, due: addDays(TODAY, 1), to: gita.id };
    await moveTask(ayu, reference, move);
    expect(await noticesOf(gita)).toMatchObject([{ kind: 'task-given', details: { reference, by: 'Ayu' } }]);
    expect(await moveTask(citra, reference, { ...move, to: ayu.id })).toMatchObject({ refused: 'changed', by: 'Ayu' });
    expect(await endTask(citra, reference, { task, version: 1, ended: 'done' })).toMatchObject({ refused: 'changed' });
    expect(await rows(gita)).toEqual([`${reference} ${addDays(TODAY, 1)}`]);
    await endTask(gita, reference, { task, version: 2, ended: 'done' });
    expect(await rows(gita)).toEqual([]);
    expect(await endTask(gita, reference, { task, version: 3, ended: 'dropped' })).toMatchObject({
      refused: 'changed',
    });
    await expect(endTask(bagus, reference, { task, version: 3, ended: 'done' })).rejects.toThrow(NotFound);
  });

  test('The morning counts what the lists show: late, today, the week, and what nobody has', async () => {
    for (const days of [-2, -1, 0, 6, 7]) await added({ due: addDays(TODAY, days) });
    await added({ to: null });
    expect(await tasksWaiting(ayu)).toEqual({ overdue: 2, today: 1, week: 2, nobody: 1 });
    for (const due of ['overdue', 'today', 'week'] as const)
      expect(await rows(ayu, { due })).toHaveLength((await tasksWaiting(ayu))[due]);
    expect(await rows(ayu, { whose: 'nobody' })).toHaveLength(1);
    expect(await rows(ayu, { whose: 'office' })).toHaveLength(6);
    expect(await rows(ayu, { kind: 'call' })).toEqual([]);
    expect(await tasksWaiting(bagus)).toEqual({ overdue: 0, today: 0, week: 0, nobody: 0 });
    await expect(taskList(dewi, asked())).rejects.toThrow(NotFound);
  });
});

describe('Who has a case', () => {
  const holder = async (of = reference) =>
    (await (await db()).select().from(cases).where(eq(cases.reference, of)))[0]?.assignedTo;

  test('Ayu hands hers to Gita with its tasks; Ayu cannot take it back, Citra can', async () => {
    await added();
    expect(await assignCase(ayu, reference, { to: gita.id, seen: ayu.id })).toEqual({ reference });
    expect(await holder()).toBe(gita.id);
    expect(await rows(gita)).toHaveLength(1);
    expect(await assignCase(ayu, reference, { to: ayu.id, seen: gita.id })).toEqual({ refused: 'not-yours' });
    expect(await assignCase(citra, reference, { to: ayu.id, seen: ayu.id })).toEqual({ refused: 'changed' });
    await assignCase(citra, reference, { to: null, seen: gita.id });
    expect(await holder()).toBeNull();
    await assignCase(ayu, reference, { to: ayu.id, seen: null });
    expect(await holder()).toBe(ayu.id);
    expect(await assignCase(citra, reference, { to: bagus.id, seen: ayu.id })).toEqual({ refused: 'cannot-hold' });
    await expect(assignCase(bagus, reference, { to: bagus.id, seen: ayu.id })).rejects.toThrow(NotFound);
  });

  test('Citra sees who has how much, each number with its rows, and hands all of Ayu’s to Gita but what is locked', async () => {
    const second = await logged();
    await added({ due: addDays(TODAY, -1) });
    await lockCase(citra, { reference: second, colleague: gita.id, reason: 'Bersaudara dengan perekrutnya' });
    const load = await loadOf(citra, ayu.officeId);
    expect(load.map(({ name, open, tasks: all, overdue }) => [name, open, all, overdue])).toEqual([
      ['Ayu', 2, 1, 1],
      ['', 0, 0, 0],
      ['Citra · PWNI', 0, 0, 0],
      ['Gita', 0, 0, 0],
      ['Intan · PWNI', 0, 0, 0],
    ]);
    const open = (worker: string) => caseList(citra, { sort: 'handled', work: 'open', worker });
    expect((await open(ayu.id)).total).toBe(2);
    expect(await rows(citra, { whose: { worker: ayu.id }, due: 'overdue' })).toHaveLength(1);
    expect(await handOver(citra, { from: ayu.id, to: gita.id })).toEqual({ moved: 1, left: 1 });
    expect([await holder(), await holder(second)]).toEqual([gita.id, ayu.id]);
    expect((await open(gita.id)).total).toBe(1);
    expect((await open(NOBODY)).total).toBe(0);
    expect(await rows(gita)).toHaveLength(1);
    expect((await holdersOf(citra, await caseFile(citra, second))).map(({ label }) => label)).not.toContain('Gita');
    expect(await handOver(citra, { from: ayu.id, to: gita.id })).toEqual({ refused: 'nothing-to-hand' });
    expect(await handOver(ayu, { from: gita.id, to: ayu.id })).toEqual({ refused: 'not-yours' });
    await expect(loadOf(ayu, ayu.officeId)).rejects.toThrow(NotFound);
  });
});

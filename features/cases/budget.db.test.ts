import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, settings } from '@/db/schema';
import { noticesOf } from '@/features/notices/queries';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { BUDGET_SETTING, budgetFrom } from './budget';
import { openCase } from './commands/open-case';
import { recordIdentityOpened } from './commands/open-identity';
import { setBudget } from './commands/set-budget';
import { budgetToSet, confirmations, identitiesToday } from './queries/budget';

freshBase();

const reason = 'Memeriksa manifes penerbangan nanti malam';

async function logged(): Promise<string> {
  const opened = await openCase(ayu, {
    submissionId: newId(),
    officeId: ayu.officeId,
    status: 'active',
    returnStep: null,
    answers: { destination: 'KH', handledOn: '2026-11-10', name: 'Siti Rahasia' },
  });
  return 'reference' in opened ? opened.reference : '';
}

async function twoADay(): Promise<string[]> {
  await change(machine, async (tx, audit) => {
    const set = { id: BUDGET_SETTING, value: '2', changedBy: 'test', changedAt: new Date() };
    await tx.insert(settings).values(set);
    await audit.record({ act: 'setting.changed', subject: { kind: 'setting', id: BUDGET_SETTING } });
  });
  return [await logged(), await logged(), await logged(), await logged(), await logged()];
}

test('More identities than usual ask for a reason, tell the supervisors, and make room for as many again', async () => {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = await twoADay();
  await recordIdentityOpened(ayu, first);
  await recordIdentityOpened(ayu, second);
  expect(await recordIdentityOpened(ayu, third)).toEqual({ refused: 'budget' });
  expect(await recordIdentityOpened(ayu, third, 'perlu')).toEqual({ refused: 'budget' });
  expect(await noticesOf(citra)).toEqual([]);
  expect(await recordIdentityOpened(ayu, third, reason)).toEqual({ reference: third });
  expect(await noticesOf(citra)).toMatchObject([{ kind: 'budget-exceeded', details: { by: 'Ayu', count: '2' } }]);
  expect(await recordIdentityOpened(ayu, fourth)).toEqual({ reference: fourth });
  expect(await recordIdentityOpened(ayu, fifth)).toEqual({ refused: 'budget' });
  const { persons, room } = await identitiesToday(ayu);
  expect([persons.size, room]).toEqual([4, 4]);
});

test('The same identity again is not one more, and a new day begins anew', async () => {
  const [first = '', second = '', third = ''] = await twoADay();
  for (const reference of [first, second, first, second]) await recordIdentityOpened(ayu, reference);
  expect(await recordIdentityOpened(ayu, first)).toEqual({ reference: first });
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  expect(await recordIdentityOpened(ayu, third, undefined, tomorrow)).toEqual({ reference: third });
});

test('A way to reach somebody that was looked at counts as the identity it belongs to', async () => {
  const [first = '', second = '', third = ''] = await twoADay();
  await change(ayu, async (_tx, audit) => {
    for (const id of [first, second]) await audit.record({ act: 'contact.shown', subject: { kind: 'case', id } });
  });
  expect((await identitiesToday(ayu)).persons.size).toBe(2);
  expect(await recordIdentityOpened(ayu, third)).toEqual({ refused: 'budget' });
  expect(await recordIdentityOpened(ayu, second)).toEqual({ reference: second });
});

test('The reason is read by those who supervise, and is in the audit sealed', async () => {
  const [first = '', second = '', third = ''] = await twoADay();
  for (const reference of [first, second]) await recordIdentityOpened(ayu, reference);
  await recordIdentityOpened(ayu, third, reason);
  expect(await confirmations(citra)).toMatchObject([{ by: 'Ayu', office: 'PNH', opened: 2, reason }]);
  for (const actor of [ayu, bagus, dewi, { ...citra, headquarters: false }])
    expect(await confirmations(actor)).toEqual([]);
  expect(JSON.stringify(await (await db()).select().from(auditEntries))).not.toContain('manifes');
});

test('Eko sets how many are nothing unusual: it holds at once, and headquarters is told', async () => {
  const [first = '', second = ''] = await twoADay();
  expect(await setBudget(eko, 1)).toEqual({ count: 1 });
  expect(await budgetToSet(eko)).toBe(1);
  await recordIdentityOpened(ayu, first);
  expect(await recordIdentityOpened(ayu, second)).toEqual({ refused: 'budget' });
  expect(await noticesOf(citra)).toMatchObject([{ kind: 'budget-changed', details: { by: 'Eko', count: '1' } }]);
});

test('Nobody who opens identities sets it', async () => {
  for (const actor of [ayu, citra, dewi]) {
    expect(await setBudget(actor, 500)).toEqual({ refused: 'not-yours' });
    await expect(budgetToSet(actor)).rejects.toThrow('budget');
  }
  expect(await budgetToSet(eko)).toBe(30);
});

test.each([
  ['30', 30],
  [' 1 ', 1],
  ['0', null],
  ['501', null],
  ['3.5', null],
  ['', null],
])('“%s” as a limit is %s', (typed, count) => {
  expect(budgetFrom(typed)).toBe(count);
});

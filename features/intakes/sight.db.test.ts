import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, intakeRows } from '@/db/schema';
import { saveDraft } from '@/features/drafts/commands';
import { freshBase } from '@/test/base';
import { except } from '@/test/entering';
import { judged, takenIn, three } from '@/test/intakes';
import { ayu, bagus, machine } from '@/test/people';
import { endForgottenRows } from './commands/forgotten';
import { intakePage, intakesFor } from './queries/intakes';

freshBase();

const days = (n: number) => new Date(Date.now() + n * 24 * 3_600_000);
const files = async () => (await db()).select().from(cases).orderBy(asc(cases.reference));
const before = async () => (await judged(ayu, three)).verdicts.map(({ is, before: known }) => [is, known?.reference]);

test('A colleague who is locked out of one who came in by a list finds no trace of them, in no count and no verdict', async () => {
  const intake = await takenIn(ayu, await judged(ayu, three));
  const [first, second, third] = await files();
  await except(ayu, first?.id ?? '', 'lock');
  const { counts, cases: shown } = await intakePage(ayu, intake);
  expect([counts.logged, shown.map(({ reference }) => reference)]).toEqual([2, [second?.reference, third?.reference]]);
  expect((await intakesFor(ayu))[0]?.counts.logged).toBe(2);
  expect(await before()).toEqual([
    ['new', undefined],
    ['repeated', second?.reference],
    ['repeated', third?.reference],
  ]);
});

test('A case that another office took is no longer told by its number to the office that took it in', async () => {
  const intake = await takenIn(ayu, await judged(ayu, three));
  const [first, second, third] = await files();
  await change(machine, async (tx, audit) => {
    await tx
      .update(cases)
      .set({ officeId: bagus.officeId })
      .where(eq(cases.id, first?.id ?? ''));
    await audit.record({ act: 'test', subject: { kind: 'case', id: first?.reference ?? '' } });
  });
  const { counts, cases: shown } = await intakePage(ayu, intake);
  expect([counts.logged, shown.map(({ reference }) => reference)]).toEqual([3, [second?.reference, third?.reference]]);
  expect(await before()).toEqual([
    ['repeated', null],
    ['repeated', second?.reference],
    ['repeated', third?.reference],
  ]);
});

test('A row that nobody decides on goes after ninety days, with the key of whoever it was about; one in a draft stays', async () => {
  const list = await judged(ayu, three);
  await takenIn(ayu, { ...list, decisions: ['wait', 'wait', 'log'] });
  const [begun, forgotten] = await (await db()).select().from(intakeRows).orderBy(asc(intakeRows.number));
  const [kept, gone] = [begun?.personId ?? '', forgotten?.personId ?? ''];
  await saveDraft(ayu, begun?.id ?? '', { raw: { name: ['Siti'] } }, kept);
  expect(await endForgottenRows(days(89))).toBe(0);
  expect(await endForgottenRows(days(91))).toBe(1);
  expect([...(await personKeys([kept, gone])).keys()]).toEqual([kept]);
  expect((await (await db()).select().from(intakeRows)).map(({ state }) => state).toSorted()).toEqual([
    'logged',
    'waiting',
  ]);
});

import { asc, eq, getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { pasted } from '@/bin/bench/raid';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import * as schema from '@/db/schema';
import { cases, intakeHeadings, intakeRows, merges, notices, persons, retraffickingFindings } from '@/db/schema';
import { caseList } from '@/features/cases/queries/case-list';
import { draftOf } from '@/features/drafts/queries';
import { figure } from '@/features/figures/queries';
import { freshBase } from '@/test/base';
import { acts, judged, listFrom, opened, people, TODAY, takenIn, three } from '@/test/intakes';
import { ayu, bagus, citra } from '@/test/people';
import { intakeColumnsUnder } from './columns';
import { confirmIntake } from './commands/confirm-intake';
import { judgeList } from './commands/judge-list';
import { undoIntake } from './commands/undo-intake';
import { dropWaiting, takeWaiting } from './commands/waiting';
import { writeIntake } from './commands/write-rows';
import { rememberedBy } from './queries/headings';
import { countsOf, decidedTogether, planOf } from './rules';

freshBase();

const count = async (table: PgTable) => (await db()).$count(table);

/** What an undone intake leaves behind, as docs/decisions/0051 says: what only ever grows, and what an office calls its columns. */
const mayDiffer = ['audit_entries', 'audit_head', 'case_facts', 'reference_counters', 'throttles', 'intake_headings'];

/** Every row of every table. */
async function wholeBase(): Promise<Record<string, string[]>> {
  const reader = await db();
  const tables = (Object.values(schema) as unknown[]).filter((each): each is PgTable => is(each, Table));
  const base: Record<string, string[]> = {};
  for (const table of tables) {
    const name = getTableName(table);
    if (mayDiffer.includes(name)) continue;
    const rows = (await reader.select(getTableColumns(table)).from(table)) as Record<string, unknown>[];
    // Counters of changes of somebody on file: a form made from what was known meanwhile is stale.
    const told = rows.filter((row) => name !== 'section_versions' || row.section !== 'who');
    base[name] = told
      .map(({ identitySeq: _, ...row }) =>
        JSON.stringify(row, (_key, value) =>
          value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex') : value,
        ),
      )
      .toSorted();
  }
  return base;
}

const known = people.filter((_, n) => n % 10 === 3 || n === 200);

test('Ayu takes in 202 people of whom 21 are known; the same paste adds nothing; taken back, the base is as it was', async () => {
  for (const { name, birth, passport } of known)
    await opened(ayu, {
      // Under another spelling, as they come; and home again since.
      ...{ name: name.replace('dh', 'd').toUpperCase(), birth, endedOn: '2024-05' },
      ...(passport && { passport }),
    });
  const before = await wholeBase();
  const figureBefore = await handled();

  const list = await judged(ayu, pasted(people));
  expect(countsOf(list.verdicts)).toEqual({ new: 181, known: 21, doubtful: 0, repeated: 0, broken: 0 });
  // Nothing is written before it is confirmed.
  expect(await wholeBase()).toEqual(before);
  const decisions = decidedTogether('known-as-suggested', list.verdicts, list.decisions);
  expect(planOf({ decisions })).toEqual({ log: 181, join: 21, wait: 0, leave: 0 });
  const intake = await takenIn(ayu, { ...list, decisions });

  expect(await count(cases)).toBe(21 + 202);
  expect(await inTheList()).toBe(21 + 202);
  expect(await count(merges)).toBe(21);
  // Taken again, as it seems: each is a question, and its worker is told.
  expect(await count(retraffickingFindings)).toBe(21);
  expect(await count(notices)).toBe(21);
  expect(await handled()).toBe(figureBefore + 202);
  const born = await bornIn();
  expect(people.map(({ birth }) => birth.slice(0, 4)).toSorted()).toEqual(born.slice(21).toSorted());
  expect(await acts('case.opened')).toBe(21 + 202);
  expect(await acts('intake.confirmed')).toBe(1);
  const [row] = await (await db()).select().from(intakeRows);
  expect(row?.content).toBeNull();

  const again = await judged(ayu, pasted(people));
  expect(countsOf(again.verdicts)).toEqual({ new: 0, known: 0, doubtful: 0, repeated: 202, broken: 0 });
  expect(again.verdicts[0]?.before?.reference).toMatch(/^PNH-/);
  expect(await confirmIntake(ayu, again)).toEqual({ refused: 'nothing' });
  // Nor does the same form, sent twice.
  expect(await confirmIntake(ayu, { ...list, decisions })).toEqual({ intake });
  await writeIntake(ayu, intake);
  expect(await count(cases)).toBe(21 + 202);

  expect(await undoIntake(ayu, intake)).toEqual({ undone: 202, stayed: [] });
  expect(await wholeBase()).toEqual(before);
  expect(await handled()).toBe(figureBefore);
  expect(await inTheList()).toBe(21);
}, 180_000);

const handled = async () => (await figure(ayu, { metric: 'cases_handled', asOf: '2026-12-31' })).total;

const inTheList = async () => (await caseList(ayu, { sort: 'handled' })).total;

/** The years of birth of all on file, in the order in which they came. */
async function bornIn(): Promise<string[]> {
  const rows = await (await db()).select({ year: persons.birthYear }).from(persons).orderBy(asc(persons.createdAt));
  return rows.map(({ year }) => String(year));
}

describe('A row that waits', () => {
  async function waiting() {
    const list = await judged(ayu, three);
    await takenIn(ayu, { ...list, decisions: ['wait', 'log', 'leave'] });
    const [row] = await (await db()).select().from(intakeRows).where(eq(intakeRows.state, 'waiting'));
    if (!row?.personId) throw new Error('no row waits');
    return { ...row, personId: row.personId };
  }

  test('is sealed, and recognised when it comes again', async () => {
    const { content } = await waiting();
    expect(content?.includes(people[0]?.name ?? '')).toBe(false);
    expect(countsOf((await judged(ayu, three)).verdicts)).toMatchObject({ repeated: 3 });
  });

  test('goes on as a draft of whoever takes it, for nobody of another office', async () => {
    const { id } = await waiting();
    expect(await takeWaiting(bagus, id)).toEqual({ refused: 'not-yours' });
    expect(await takeWaiting(ayu, id)).toEqual({ draft: id });
    expect((await draftOf(ayu, id))?.raw).toMatchObject({ name: [people[0]?.name], birth: [people[0]?.birth] });
    expect(await takeWaiting(citra, id)).toEqual({ refused: 'decided' });
    expect(countsOf((await judged(ayu, three)).verdicts)).toMatchObject({ repeated: 3 });
  });

  test('is thrown away with its key', async () => {
    const { id, personId } = await waiting();
    expect(await dropWaiting(bagus, id)).toEqual({ refused: 'not-yours' });
    expect(await dropWaiting(ayu, id)).toEqual({ dropped: true });
    expect(await personKeys([personId])).toEqual(new Map());
    expect(await dropWaiting(ayu, id)).toEqual({ refused: 'decided' });
  });
});

describe('A list', () => {
  test('with columns that only Ayu could tell is understood the next time, by her office alone', async () => {
    const text = 'Kolom A;Kolom B\nAgus Wirawan;C7654321';
    const list = listFrom(text);
    const columns = { head: 0, fields: ['name' as const, 'passport' as const] };
    const answer = await judgeList(ayu, { ...list, columns });
    if ('refused' in answer) throw new Error(answer.refused);
    await takenIn(ayu, answer);
    const guessed = async (officeId: string) =>
      intakeColumnsUnder(list.rows, 0, TODAY, await rememberedBy(officeId)).fields;
    expect(await guessed(ayu.officeId)).toEqual(['name', 'passport']);
    expect(
      intakeColumnsUnder(
        [
          ['Kolom A', 'Kolom B'],
          ['1', '2'],
        ],
        0,
        TODAY,
        await rememberedBy(bagus.officeId),
      ).fields,
    ).toEqual([null, null]);
    const [kept] = await (await db()).select().from(intakeHeadings);
    expect(kept?.heading).toMatch(/^[0-9a-f]{64}$/);
  });

  test('with somebody whom only another office knows says so and no more, and the row can be written', async () => {
    const [one] = people;
    const reference = await opened(bagus, { name: one?.name ?? '', birth: one?.birth ?? '', destination: 'PH' });
    const list = await judged(ayu, three);
    expect(list.verdicts[0]).toMatchObject({ is: 'doubtful', people: [], elsewhere: [bagus.officeId] });
    expect(JSON.stringify(list)).not.toContain(reference);
    expect(list.decisions).toEqual(['log', 'log', 'log']);
  });

  test('says what is wrong with a row, and which rows tell of one person twice', async () => {
    const text = `Nama;Tgl lahir;NIK;Paspor
Agus Wirawan;31/31/1990;;
Budi Tarigan;1990-01-02;123;
;1990-01-02;;
Jumlah 144;;;
Cahyo Lontoh;3 Mei 1991;;C7654321
Cahyo Lonto;3 Mei 1991;;C7654321
Dimas Sitorus;;;tidak ada`;
    const { verdicts, decisions } = await judged(ayu, text);
    expect(verdicts.map(({ is }) => is)).toEqual(['broken', 'broken', 'broken', 'broken', 'new', 'doubtful', 'new']);
    expect(verdicts.slice(0, 4).flatMap(({ problems }) => problems)).toEqual([
      { field: 'birth', problem: 'birth-unreadable' },
      { field: 'nik', problem: 'nik-digits' },
      { field: 'name', problem: 'required' },
      { field: 'name', problem: 'required' },
    ]);
    expect(verdicts[5]?.twin).toBe(6);
    expect(decisions).toEqual(['leave', 'leave', 'leave', 'leave', 'log', 'wait', 'log']);
  });

  test('whose cell was mended is judged again, and what was decided of the others stays', async () => {
    const list = await judged(ayu, 'Nama;NIK\nAgus Wirawan;123\nBudi Tarigan;');
    const again = await judgeList(ayu, { ...list, edits: { 0: { nik: '' } }, decisions: ['leave', 'wait'] });
    if ('refused' in again) throw new Error(again.refused);
    expect(again.verdicts.map(({ is }) => is)).toEqual(['new', 'new']);
    expect(again.decisions).toEqual(['log', 'wait']);
  });
});

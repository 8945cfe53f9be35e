import { asc, eq, getTableColumns, getTableName, is, Table } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { pasted, rescued } from '@/bin/bench/raid';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import * as schema from '@/db/schema';
import {
  auditEntries,
  cases,
  intakeHeadings,
  intakeRows,
  merges,
  notices,
  persons,
  retraffickingFindings,
} from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { saveSection } from '@/features/cases/commands/save-section';
import { caseList } from '@/features/cases/queries/case-list';
import { draftOf } from '@/features/drafts/queries';
import { figure } from '@/features/figures/queries';
import { readText } from '@/features/secondlist/reading';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi } from '@/test/people';
import { guessIntakeColumns, intakeColumnsUnder } from './columns';
import { confirmIntake } from './commands/confirm-intake';
import { type JudgedList, judgeList } from './commands/judge-list';
import { undoIntake } from './commands/undo-intake';
import { dropWaiting, takeWaiting } from './commands/waiting';
import { writeIntake } from './commands/write-rows';
import type { IntakeList } from './list';
import { rememberedBy } from './queries/headings';
import { countsOf, decidedTogether, planOf } from './rules';

freshBase();

const TODAY = '2026-11-25';

function listFrom(text: string, actor: Staff = ayu, day = TODAY): IntakeList {
  const read = readText(text);
  if (!('rows' in read)) throw new Error(read.refused);
  const { rows } = read;
  const common = { officeId: actor.officeId, destination: 'KH', handledOn: day, citizenship: 'ID' };
  const columns = guessIntakeColumns(rows, day, () => undefined);
  return { intake: newId(), day, rows, columns, common, edits: {}, decisions: [] };
}

async function judged(actor: Staff, text: string): Promise<JudgedList> {
  const answer = await judgeList(actor, listFrom(text, actor));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

/** Confirms as decided and writes to the end. */
async function takenIn(actor: Staff, list: JudgedList): Promise<string> {
  const answer = await confirmIntake(actor, list);
  if ('refused' in answer) throw new Error(answer.refused);
  await writeIntake(actor, answer.intake);
  return answer.intake;
}

async function opened(actor: Staff, answers: Record<string, string>, handledOn = '2024-06-01') {
  const answer = await openCase(actor, {
    submissionId: newId(),
    officeId: actor.officeId,
    status: 'active',
    returnStep: null,
    answers: { destination: 'KH', handledOn, citizenship: 'ID', ...answers },
  });
  if (!('reference' in answer)) throw new Error('not opened');
  return answer.reference;
}

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

const people = rescued(202, 144);
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

const acts = async (act: string) => (await db()).$count(auditEntries, eq(auditEntries.act, act));
const handled = async () => (await figure(ayu, { metric: 'cases_handled', asOf: '2026-12-31' })).total;

const inTheList = async () => (await caseList(ayu, { sort: 'handled' })).total;

/** The years of birth of all on file, in the order in which they came. */
async function bornIn(): Promise<string[]> {
  const rows = await (await db()).select({ year: persons.birthYear }).from(persons).orderBy(asc(persons.createdAt));
  return rows.map(({ year }) => String(year));
}

const three = pasted(people.slice(0, 3));

describe('Once it is in', () => {
  test('a case that somebody has worked on stays when the others are taken back, and is told', async () => {
    const intake = await takenIn(ayu, await judged(ayu, three));
    const [file] = await (await db()).select().from(cases).orderBy(asc(cases.reference));
    const reference = file?.reference ?? '';
    const answers = { destination: 'KH', handledOn: '2026-11-20' };
    const save = { reference, section: 'essentials' as const, version: 0, changed: ['handledOn'], draftId: 'x' };
    expect(await saveSection(ayu, { ...save, answers })).toEqual({ reference });
    expect(await undoIntake(ayu, intake)).toEqual({ undone: 2, stayed: [reference] });
    expect(await count(cases)).toBe(1);
    // What stays is still known by its row.
    expect(countsOf((await judged(ayu, three)).verdicts)).toMatchObject({ new: 2, repeated: 1 });
    expect(await undoIntake(ayu, intake)).toEqual({ refused: 'all-worked-on' });
  });

  test('another office neither writes nor undoes it, nor does a colleague; an analyst takes nothing in; headquarters may undo', async () => {
    const intake = await takenIn(ayu, await judged(ayu, three));
    await expect(undoIntake(bagus, intake)).rejects.toThrow();
    expect(await writeIntake(bagus, intake)).toEqual({ refused: 'not-yours' });
    expect(await judgeList(dewi, listFrom(three, dewi))).toEqual({ refused: 'not-yours' });
    expect(await judgeList(bagus, listFrom(three, ayu))).toEqual({ refused: 'not-yours' });
    expect(await undoIntake({ ...ayu, id: 'user-colleague' }, intake)).toEqual({ refused: 'not-yours' });
    expect(await undoIntake(citra, intake)).toEqual({ undone: 3, stayed: [] });
  });

  test('two who write the same intake at once write each case once', async () => {
    const answer = await confirmIntake(ayu, await judged(ayu, pasted(people.slice(0, 30))));
    if ('refused' in answer) throw new Error(answer.refused);
    await Promise.all([writeIntake(ayu, answer.intake), writeIntake(citra, answer.intake)]);
    expect(await count(cases)).toBe(30);
    expect(await acts('case.opened')).toBe(30);
  });

  test('somebody who became known before their row was written waits for a second look', async () => {
    const list = await judged(ayu, three);
    const [first] = people;
    await opened(ayu, { name: first?.name ?? '', birth: first?.birth ?? '', passport: first?.passport ?? '' });
    await takenIn(ayu, list);
    expect(await statesOf()).toEqual(['waiting changed', 'logged', 'logged']);
  });
});

const statesOf = async () =>
  (await (await db()).select().from(intakeRows).orderBy(asc(intakeRows.number))).map(({ state, held }) =>
    held ? `${state} ${held}` : state,
  );

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

import { desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, caseLocks, cases, notices, persons } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { draftOf } from '@/features/drafts/queries';
import { spendWithin, TOLD_A_DAY } from '@/features/matching/commands/tell-elsewhere';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { textsFor } from '@/lib/texts';
import { gita, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { openCarried, sealCarried } from './carried';
import { guessColumns, type Line, linesOf } from './columns';
import { compareList, exportList, takeLine } from './commands';
import type { Compared } from './comparison';
import { setCsv } from './csv';
import { maskedPeople, type Sets, setsOf } from './queries';
import { readText } from './reading';
import { lineTold } from './telling';

freshBase();

const TODAY = '2026-11-25';
const within = { destination: 'KH', from: '2022-01-01', to: '2026-12-31' };

/** What the police of Sihanoukville sent: headings in English, other spellings, other passports. */
const theirList = `No;Name;DOB;Passport;Phone
1;MOHAMMAD RIZKY PRATAMA;12/03/1999;B7654321;+62 812-3456-7890
2;Siti Aminah;;;
3;Joko Susilo;05/05/1990;C1111111;
4;=cmd|calc;01/01/1970;;
5;;;;`;

async function opened(actor: Staff, answers: Record<string, string>, handledOn = '2022-06-01') {
  const file = {
    submissionId: newId(),
    officeId: actor.officeId,
    status: 'active' as const,
    returnStep: null,
    answers: { destination: 'KH', handledOn, ...answers },
  };
  const answer = await openCase(actor, file);
  if (!('reference' in answer)) throw new Error('not opened');
  return answer.reference;
}

const rizki = {
  name: 'M. Rizki Pratama',
  birth: '1999-03-12',
  passport: 'A1234567',
  phone: '081234567890',
  sex: 'male',
};
const joko = { name: 'Joko Susilo', birth: '1990-05-05', passport: 'C1111111' };

function linesIn(text: string): Line[] {
  const read = readText(text);
  if (!('rows' in read)) throw new Error(read.refused);
  return linesOf(read.rows, guessColumns(read.rows, TODAY), TODAY).lines;
}

async function comparedBy(actor: Staff, lines: Line[], where = within) {
  const compared = await compareList(actor, lines, where);
  if ('refused' in compared) throw new Error(compared.refused);
  return { compared, sets: await setsOf(actor, lines, compared) };
}

const numbers = (lines: { line: Line }[]) => lines.map(({ line }) => line.number);

const newest = async (act: string) => {
  const [entry] = await (await db())
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.act, act))
    .orderBy(desc(auditEntries.seq));
  return entry;
};

test('Ayu sees who is on both lists, who only on theirs, who only on hers, and who another office may know', async () => {
  const rizkiCase = await opened(ayu, rizki);
  const budiCase = await opened(ayu, { name: 'Budi Santoso', birth: '1988-01-02' });
  await opened(ayu, { name: 'Tono Wijaya', birth: '1980-02-03', destination: 'MM' });
  await opened(ayu, { name: 'Rina Lestari', birth: '1985-02-03' }, '2019-02-03');
  await opened(bagus, { ...joko, destination: 'PH' });
  const { sets } = await comparedBy(ayu, linesIn(theirList));
  expect(numbers(sets.both)).toEqual([2]);
  expect(sets.both[0]?.people.map(({ cases }) => cases.map(({ reference }) => reference))).toEqual([[rizkiCase]]);
  expect(sets.both[0]?.people[0]?.evidence.length).toBeGreaterThan(0);
  expect(numbers(sets.theirs)).toEqual([3, 4, 5]);
  expect(sets.theirs.map(({ elsewhere }) => elsewhere)).toEqual([[], [bagus.officeId], []]);
  // Neither another destination nor another time; and nobody of another office.
  expect(sets.ours.map(({ cases }) => cases[0]?.reference)).toEqual([budiCase]);
});

test('Of somebody at another office Ayu reads the office to ask, and nothing else', async () => {
  const reference = await opened(bagus, joko);
  const lines = linesIn(theirList);
  const { sets } = await comparedBy(ayu, lines);
  const line = sets.theirs[1];
  const shown = JSON.stringify(sets);
  expect(shown).not.toContain(reference);
  const [row] = await (await db()).select({ id: persons.id }).from(persons);
  expect(shown).not.toContain(row?.id);
  expect(line?.people).toEqual([]);
  expect(await maskedPeople(ayu, [{ personId: row?.id ?? '', cases: [] }])).toEqual(new Map());
});

test('Of more lines than a day’s work nothing of other offices is told, and the supervisors hear of it', async () => {
  await opened(bagus, joko);
  await othersJoin();
  const lines = linesIn(theirList);
  const elsewhereIn = ({ sets }: { sets: Sets }) => sets.theirs.filter(({ elsewhere }) => elsewhere.length > 0);
  await change(machine, async (tx, audit) => {
    await spendWithin(tx, ayu, { way: 'list', amount: TOLD_A_DAY.list - lines.length });
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'test' } });
  });
  expect(elsewhereIn(await comparedBy(ayu, lines))).toHaveLength(1);
  const second = await comparedBy(ayu, lines);
  expect(second.compared.silent).toBe(true);
  expect(elsewhereIn(second)).toEqual([]);
  expect(elsewhereIn(await comparedBy(gita, lines))).toHaveLength(1);
  const told = await (await db()).select().from(notices).where(eq(notices.userId, gita.id));
  expect(told.map(({ kind, details }) => `${kind} ${JSON.parse(details).count}`).toSorted()).toEqual([
    `elsewhere-often ${TOLD_A_DAY.list - lines.length}`,
    `elsewhere-often ${TOLD_A_DAY.list}`,
  ]);
});

test('A line that may be somebody is doubtful, with the reasons in words; and who is on it is not only ours', async () => {
  const reference = await opened(ayu, { name: 'Siti Aminah', birth: '1992-07-08' });
  const lines = linesIn('Nama;Tgl lahir\nSiti Aminah;1992\nJoko;');
  const { sets } = await comparedBy(ayu, lines);
  const said = [...sets.both, ...sets.doubtful].map(({ line, people }) => [
    line.number,
    people[0]?.cases[0]?.reference,
  ]);
  expect(said).toEqual([[2, reference]]);
  expect(numbers(sets.doubtful)).toEqual([2]);
  expect(sets.ours).toEqual([]);
  const [doubtful] = sets.doubtful;
  if (!doubtful) throw new Error('nobody is doubtful');
  for (const locale of ['id', 'en'] as const) {
    const masked = await maskedPeople(ayu, doubtful.people);
    const told = lineTold(doubtful, { masked, offices: new Map(), taken: [], texts: textsFor(locale) });
    expect(told.people[0]?.name).toBe('S. A.');
    expect(told.people[0]?.reasons).toMatch(/\p{L}{3}/u);
  }
});

test('Citra at headquarters sees the cases of every office; a case she is locked out of is not there for her', async () => {
  const lines = linesIn(theirList);
  const reference = await opened(bagus, joko);
  expect((await comparedBy(citra, lines)).sets.both[0]?.people[0]?.cases[0]?.reference).toBe(reference);
  await lockOut(citra);
  const { sets } = await comparedBy(citra, lines);
  expect(sets.both).toEqual([]);
  expect(sets.theirs.flatMap(({ elsewhere }) => elsewhere)).toEqual([]);
  expect(sets.ours).toEqual([]);
});

test('Who was erased or asked us to stop is neither on both lists nor only on ours', async () => {
  await opened(ayu, rizki);
  const lines = linesIn(theirList);
  const { compared } = await comparedBy(ayu, lines);
  await change(machine, async (tx, audit) => {
    await tx.update(persons).set({ useStoppedAt: new Date() });
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'test' } });
  });
  // Sight is asked again whenever the result is shown.
  const sets = await setsOf(ayu, lines, compared);
  expect([sets.both, sets.doubtful, sets.ours].map(({ length }) => length)).toEqual([0, 0, 0]);
});

test('Two records that became one person are one on the list', async () => {
  const first = await opened(ayu, rizki);
  const second = await opened(ayu, { ...rizki, name: 'Mohammad Rizky Pratama' }, '2023-02-01');
  const rows = await (await db()).select({ id: persons.id }).from(persons);
  const [kept, joined] = rows.map(({ id }) => id).sort();
  await change(machine, async (tx, audit) => {
    await tx
      .update(persons)
      .set({ sameAs: kept })
      .where(eq(persons.id, joined ?? ''));
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'test' } });
  });
  const { sets } = await comparedBy(ayu, linesIn(theirList));
  expect(sets.both[0]?.people.map(({ cases }) => cases.map(({ reference }) => reference).sort())).toEqual([
    [first, second].sort(),
  ]);
  expect(sets.ours).toEqual([]);
});

test('Comparing is recorded with counts and without a name; analysts and administrators cannot', async () => {
  await opened(ayu, rizki);
  const lines = linesIn(theirList);
  await comparedBy(ayu, lines);
  const entry = await newest('second-list.compared');
  expect(JSON.parse(entry?.details ?? '')).toEqual({
    lines: 4,
    both: 1,
    doubtful: 0,
    theirs: 3,
    ours: 0,
    elsewhere: 0,
  });
  for (const actor of [dewi, eko]) {
    expect(await compareList(actor, lines, within)).toEqual({ refused: 'not-yours' });
    await expect(setsOf(actor, lines, { within, found: [] })).rejects.toThrow();
    await expect(maskedPeople(actor, [])).rejects.toThrow();
    expect(await takeLine(actor, lines[0] as Line, 'KH')).toEqual({ refused: 'not-yours' });
  }
  expect(await compareList(ayu, [], within)).toEqual({ refused: 'nobody' });
});

test('Citra takes a set out as a file, for a reason that is kept sealed; Ayu cannot', async () => {
  await opened(ayu, rizki);
  const lines = linesIn(theirList);
  const { compared } = await comparedBy(citra, lines);
  const reason = 'Rapat dengan polisi Sihanoukville';
  expect(await exportList(ayu, lines, compared, { set: 'both', reason })).toEqual({ refused: 'not-yours' });
  expect(await exportList(citra, lines, compared, { set: 'both', reason: 'rapat' })).toEqual({
    refused: 'reason-short',
  });
  expect(await newest('second-list.exported')).toBeUndefined();
  const sets = await exportList(citra, lines, compared, { set: 'theirs', reason });
  if ('refused' in sets) throw new Error(sets.refused);
  const { details = '' } = (await newest('second-list.exported')) ?? {};
  expect(JSON.parse(details)).toMatchObject({ set: 'theirs', count: 3 });
  expect(details).not.toContain('Sihanoukville');
});

test('What is taken out holds their lines, of ours the masked name and the case number, and no formula', async () => {
  const reference = await opened(ayu, rizki);
  await opened(ayu, { name: 'Budi Santoso', birth: '1988-01-02', nik: '3273010201880001' });
  const { sets } = await comparedBy(citra, linesIn(theirList));
  const masked = await maskedPeople(citra, [...sets.ours, ...sets.both.flatMap(({ people }) => people)]);
  const tellers = { masked, offices: new Map(), taken: [], texts: textsFor('id') };
  const both = setCsv(sets, 'both', tellers).toString();
  expect(both).toContain('MOHAMMAD RIZKY PRATAMA');
  expect(both).toContain(reference);
  expect(both).not.toContain('Rizki');
  const ours = setCsv(sets, 'ours', tellers).toString();
  expect(ours).toContain('B. S.');
  expect(ours).not.toMatch(/Budi|3273010201880001/);
  expect(setCsv(sets, 'theirs', tellers).toString()).toContain("'=cmd|calc");
});

test('A line becomes a sealed draft of Ayu’s own, and nothing else', async () => {
  const [line] = linesIn(theirList);
  const taken = await takeLine(ayu, line as Line, 'KH');
  if ('refused' in taken) throw new Error(taken.refused);
  expect((await draftOf(ayu, taken.draft))?.raw).toMatchObject({
    name: ['MOHAMMAD RIZKY PRATAMA'],
    birth: ['1999-03-12'],
    passport: ['B7654321'],
    destination: ['KH'],
    officeId: [ayu.officeId],
  });
  expect(await draftOf(bagus, taken.draft)).toBeNull();
});

test('A list on its way is sealed for the one who works on it, for a day of work', () => {
  const compared = { within, found: [], silent: true };
  const carried = { rows: [['Nama']], columns: { head: 0, fields: ['name' as const] }, taken: [], compared };
  const sealed = sealCarried(ayu.id, carried);
  expect(openCarried(ayu.id, sealed)).toEqual(carried);
  expect(Buffer.from(sealed, 'base64url').includes('Nama')).toBe(false);
  expect(openCarried(bagus.id, sealed)).toBeNull();
  expect(openCarried(ayu.id, `${sealed.slice(0, -4)}AAAA`)).toBeNull();
  expect(openCarried(ayu.id, sealed, Date.now() + 9 * 3_600_000)).toBeNull();
});

test('A long list is compared, and the requests of others are answered meanwhile; a longer one is refused', async () => {
  await opened(ayu, rizki);
  const many = Array.from({ length: 2_000 }, (_, n) => `Orang ${n} Lain;${1950 + (n % 50)}-01-01`);
  const lines = linesIn(`Nama;Tgl lahir\n${many.join('\n')}`);
  let answered = 0;
  const others = setInterval(() => (answered += 1), 5);
  const compared: Compared | { refused: string } = await compareList(ayu, lines, within);
  clearInterval(others);
  expect('found' in compared && compared.found.length).toBe(2_000);
  expect(answered).toBeGreaterThan(3);
  expect(await compareList(ayu, [...lines, ...lines, ...lines], within)).toEqual({ refused: 'too-many-lines' });
});

async function lockOut(actor: Staff): Promise<void> {
  const [file] = await (await db()).select({ id: cases.id }).from(cases);
  await change(machine, async (tx, audit) => {
    const lock = { id: newId(), caseId: file?.id ?? '', userId: actor.id, lockedBy: 'test', lockedAt: new Date() };
    await tx.insert(caseLocks).values(lock);
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'test' } });
  });
}

import { eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, caseLocks, contactPoints, merges, persons } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers } from '@/features/cases/fields';
import { caseFile } from '@/features/cases/queries/case-file';
import { searchPersons } from '@/features/cases/queries/case-search';
import { recordConsent } from '@/features/consents/commands';
import type { Said } from '@/features/consents/input';
import { consentsOf } from '@/features/consents/queries';
import { addContact } from '@/features/contacts/commands';
import { contactsOf } from '@/features/contacts/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { gita, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { everythingOf, joined, logged, noted } from '@/test/joining';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { fileOf } from '@/test/stays';
import { joinPersons } from './commands/join';
import { undoJoin } from './commands/undo';
import { joinChoices } from './queries/join-choices';
import { joinToUndo } from './queries/join-to-undo';

freshBase();

const MONDAY = new Date('2026-11-16T03:00:00Z');
const A_WEEK_ON = new Date('2026-11-23T03:00:00Z');
const LATER = new Date('2026-11-23T04:00:00Z');
const reason = 'Ternyata dua orang yang bernama sama';

const rizki: Answers = {
  ...{ name: 'M. Rizki Pratama', aliases: 'Kiki', birth: '1999-03-12', passport: 'B1234567', sex: 'male' },
  ...{ phone: '0811 1111 1111', address: 'Jalan Melati 3, Medan', citizenship: 'ID' },
};
const rizky: Answers = {
  ...{ name: 'Mohammad Rizky Pratama', aliases: 'Iki', birth: '1999-12-03', passport: 'C7654321' },
  ...{ phone: '0812 2222 2222', address: 'Binjai', homeProvince: '12', destination: 'ZA', handledOn: '2026-11-10' },
};
const said = (purpose: string): Said => ({
  ...{ scopes: ['family_contact'], state: 'given', on: '2026-11-12' },
  ...{ language: 'id', proof: 'spoken', purpose },
});
const way = (value: string) => ({ kind: 'phone', value, terms: 'hanya pagi', safety: 'safe' }) as const;

async function contact(actor: Staff, reference: string, value: string, now: Date): Promise<string> {
  await recordIdentityOpened(actor, reference);
  const added = await addContact(actor, reference, way(value), now);
  if ('refused' in added) throw new Error(added.refused);
  return added.id;
}

let two: { first: string; second: string; one: string; other: string };

/** Two files with three notes and two attempts to ask each, and everything else a person has. */
beforeEach(async () => {
  const first = await logged(ayu, rizki);
  const second = await logged(bagus, rizky);
  const before = new Date('2026-11-12T03:00:00Z');
  for (const [actor, reference, value] of [
    [ayu, first, '+62 811 000 001'],
    [bagus, second, '+62 812 000 002'],
  ] as const) {
    await noted(reference, actor.name);
    await contact(actor, reference, value, before);
    await recordConsent(actor, reference, said(`${actor.name} bertanya`), before);
  }
  two = { first, second, one: (await fileOf(first)).personId, other: (await fileOf(second)).personId };
});

const both = () => [two.one, two.other];

async function opened(actor: Staff, reference: string): Promise<Answers> {
  await recordIdentityOpened(actor, reference);
  return (await caseFile(actor, reference)).answers;
}

/** A correction of "who" through a case, as its form would send it. */
async function corrected(actor: Staff, reference: string, answers: Answers): Promise<void> {
  const before = await opened(actor, reference);
  const { versions } = await caseFile(actor, reference);
  const saved = await saveSection(actor, {
    ...{ reference, section: 'who', version: versions.who?.version ?? 0, draftId: 'edit:none' },
    ...{ answers: { ...before, ...answers }, changed: Object.keys(answers) },
  });
  if ('refused' in saved) throw new Error(saved.refused);
}

describe('Two files are of one person', () => {
  test('and nothing of either is lost: both numbers, all ways to reach them, every note', async () => {
    const before = await everythingOf(both());
    await joined(two.one, two.other, { choices: { phone: 'other', address: 'both', aliases: 'both' } }, MONDAY);
    const after = await everythingOf(both());
    for (const kept of ['episodes', 'answers', 'cases', 'ways', 'waysOpened', 'said', 'notesOpened', 'askedOpened'])
      expect(after[kept], kept).toEqual(before[kept]);
    // The passport and the telephone number of the later one.
    expect(after.prints.length).toBe(before.prints.length + 2);
    expect(await opened(bagus, two.second)).toMatchObject({
      ...{
        phone: '0812 2222 2222',
        address: 'Jalan Melati 3, Medan; Binjai',
        aliases: 'Kiki; Iki',
        homeProvince: '12',
      },
    });
    for (const words of ['B1234567', 'C7654321', '081111111111', '081222222222']) {
      const found = await searchPersons(citra, words);
      expect('persons' in found ? found.persons.toSorted() : found, words).toEqual(both().toSorted());
    }
  });
});

describe('Citra undoes a joining', () => {
  test('at once, and every row of both is what it was, byte by byte', async () => {
    const before = await everythingOf(both());
    const choices = { phone: 'other', passport: 'other', name: 'both', address: 'both', birth: 'other' } as const;
    const { mergeId } = await joined(two.one, two.other, { choices }, MONDAY);
    expect(await everythingOf(both())).not.toEqual(before);
    expect(await undoJoin(citra, mergeId, { reason }, MONDAY)).toEqual({ keptId: two.one, joinedId: two.other });
    expect(await everythingOf(both())).toEqual(before);
    const acts = await (await db()).select().from(auditEntries);
    for (const act of ['person.joined', 'person.join-undone'])
      expect(acts.filter((each) => each.act === act).map(({ subjectId }) => subjectId)).toEqual([
        two.first,
        two.second,
      ]);
  });

  test('after a week of work, and each change is where she says', async () => {
    const { mergeId } = await joined(two.one, two.other, {}, MONDAY);
    await corrected(bagus, two.second, { phone: '0813 3333 3333', address: 'Tebing Tinggi', name: 'Rizky Pratama' });
    await corrected(ayu, two.first, { maritalStatus: 'married', passport: 'D9999999' });
    const throughFirst = await contact(ayu, two.first, '+62 813 000 003', A_WEEK_ON);
    const throughSecond = await contact(bagus, two.second, '+62 814 000 004', LATER);
    await recordConsent(bagus, two.second, { ...said('dicabut'), state: 'withdrawn' }, A_WEEK_ON);
    await noted(two.second, 'sesudahnya');
    await recordIdentityOpened(citra, two.first);
    const told = await joinToUndo(citra, mergeId);
    expect(told.changed.map(({ field }) => field).toSorted()).toEqual(
      ['address', 'maritalStatus', 'name', 'passport', 'phone'].toSorted(),
    );
    expect(told.changed.find(({ field }) => field === 'phone')).toEqual({
      ...{ field: 'phone', now: '0813 3333 3333', kept: '0811 1111 1111', joined: '0812 2222 2222' },
    });
    expect(told.added.map(({ key, side, text }) => [key, side, text])).toEqual([
      [`contact:${throughFirst}`, 'kept', '+62 813 000 003'],
      [`contact:${throughSecond}`, 'joined', '+62 814 000 004'],
      [expect.stringMatching(/^consent:/), 'joined', 'dicabut'],
    ]);
    const fields = { phone: 'joined', address: 'kept', name: 'both', passport: 'joined' } as const;
    await undoJoin(citra, mergeId, { reason, fields, added: { [`contact:${throughFirst}`]: 'joined' } }, A_WEEK_ON);
    expect(await opened(ayu, two.first)).toMatchObject({
      ...{ name: 'Rizky Pratama', phone: '0811 1111 1111', address: 'Tebing Tinggi', passport: 'B1234567' },
      ...{ maritalStatus: 'married', aliases: 'Kiki', birth: '1999-03-12' },
    });
    const second = await opened(bagus, two.second);
    expect(second).toMatchObject({
      ...{ name: 'Rizky Pratama', phone: '0813 3333 3333', address: 'Binjai', passport: 'D9999999' },
      ...{ aliases: 'Iki', birth: '1999-12-03', homeProvince: '12' },
    });
    expect(second).not.toHaveProperty('maritalStatus');
    const waysOf = async (actor: Staff, reference: string) =>
      (await contactsOf(actor, reference)).contacts.map(({ value }) => value);
    expect(await waysOf(ayu, two.first)).toEqual(['+62 811 000 001']);
    expect(await waysOf(bagus, two.second)).toEqual(['+62 812 000 002', '+62 813 000 003', '+62 814 000 004']);
    expect((await consentsOf(ayu, two.first)).standing.family_contact?.state).toBe('given');
    expect((await consentsOf(bagus, two.second)).standing.family_contact?.state).toBe('withdrawn');
    for (const [words, who] of [
      ['D9999999', [two.other]],
      ['C7654321', []],
      ['B1234567', [two.one]],
      ['081333333333', [two.other]],
      ['081111111111', [two.one]],
    ] as const)
      expect(await searchPersons(citra, words), words).toEqual({ persons: who });
  });

  test('of a chain, and the second is again one with the third', async () => {
    const { personId: third } = await fileOf(await logged(bagus, { name: 'Rizky P.' }));
    const all = [...both(), third];
    const alone = await everythingOf(all);
    const first = await joined(two.other, third, {}, MONDAY);
    const before = await everythingOf(all);
    const second = await joined(third, two.one, {}, A_WEEK_ON);
    expect(await undoJoin(citra, first.mergeId, { reason }, A_WEEK_ON)).toEqual({ refused: 'not-newest' });
    await undoJoin(citra, second.mergeId, { reason }, A_WEEK_ON);
    expect(await everythingOf(all)).toEqual(before);
    expect(await undoJoin(citra, second.mergeId, { reason }, A_WEEK_ON)).toEqual({ refused: 'over' });
    await undoJoin(citra, first.mergeId, { reason }, A_WEEK_ON);
    expect(await everythingOf(all)).toEqual(alone);
  });

  test('with a reason, which a caseworker, an analyst and an administrator need not think of', async () => {
    const { mergeId } = await joined(two.one, two.other);
    expect(await undoJoin(citra, mergeId, { reason: 'salah' })).toEqual({ refused: 'reason-short' });
    await expect(undoJoin(eko, mergeId, { reason })).rejects.toThrow(NotFound);
    await expect(undoJoin(ayu, mergeId, { reason })).rejects.toThrow(NotFound);
    expect(await undoJoin(dewi, mergeId, { reason })).toEqual({ refused: 'not-yours' });
    await expect(joinToUndo(dewi, mergeId)).rejects.toThrow(NotFound);
    const [merge] = await (await db()).select().from(merges);
    expect(merge?.undoneAt).toBeNull();
  });

  test('but not where she is locked out of one of their cases, nor where the use was stopped', async () => {
    const { mergeId } = await joined(two.one, two.other);
    const stopped = (at: Date | null) =>
      change(machine, async (tx, audit) => {
        await tx.update(persons).set({ useStoppedAt: at }).where(inArray(persons.id, both()));
        await audit.record({ act: 'test', subject: { kind: 'base', id: 'stop' } });
      });
    await stopped(MONDAY);
    expect(await undoJoin(citra, mergeId, { reason })).toEqual({ refused: 'stopped' });
    await stopped(null);
    const { id: caseId } = await fileOf(two.second);
    await change(machine, async (tx, audit) => {
      await tx.insert(caseLocks).values({ id: newId(), caseId, userId: citra.id, lockedBy: 'test', lockedAt: MONDAY });
      await audit.record({ act: 'test', subject: { kind: 'base', id: 'lock' } });
    });
    await expect(undoJoin(citra, mergeId, { reason })).rejects.toThrow(NotFound);
  });
});

describe('An undone joining', () => {
  test('is told to a supervisor of both, and of none from whom one of them has been locked away since', async () => {
    await othersJoin();
    const own = await logged(ayu, { name: 'Rizki' });
    const { personId, id: caseId } = await fileOf(own);
    const { mergeId } = await joined(two.one, personId, {}, MONDAY);
    await undoJoin(citra, mergeId, { reason }, A_WEEK_ON);
    expect(await joinToUndo(gita, mergeId)).toMatchObject({ cannot: 'over', references: { joined: [own] } });
    await change(machine, async (tx, audit) => {
      await tx.insert(caseLocks).values({ id: newId(), caseId, userId: gita.id, lockedBy: 'test', lockedAt: MONDAY });
      await audit.record({ act: 'test', subject: { kind: 'base', id: 'lock' } });
    });
    await expect(joinToUndo(gita, mergeId)).rejects.toThrow(NotFound);
    expect(await joinToUndo(citra, mergeId)).toMatchObject({ cannot: 'over' });
  });

  test('of another office’s person is not there for a supervisor of one of the two', async () => {
    await othersJoin();
    const { mergeId } = await joined(two.one, two.other, {}, MONDAY);
    await undoJoin(citra, mergeId, { reason }, A_WEEK_ON);
    await expect(joinToUndo(gita, mergeId)).rejects.toThrow(NotFound);
  });
});

describe('Who may not join', () => {
  test('a supervisor of one office two persons of whom one is another’s alone', async () => {
    await othersJoin();
    await expect(joinPersons(gita, { one: two.one, other: two.other })).rejects.toThrow(NotFound);
    const own = await fileOf(await logged(ayu, { name: 'Rizki' }));
    expect(await joinPersons(gita, { one: two.one, other: own.personId })).toHaveProperty('mergeId');
    await expect(joinChoices(gita, two.one, two.other)).rejects.toThrow(NotFound);
  });

  test('anybody somebody who is erased, or whose use was stopped', async () => {
    for (const [set, refused] of [
      [{ useStoppedAt: MONDAY }, 'stopped'],
      [{ erasedAt: MONDAY }, 'erased'],
    ] as const) {
      await change(machine, async (tx, audit) => {
        await tx.update(persons).set(set).where(eq(persons.id, two.other));
        await audit.record({ act: 'test', subject: { kind: 'base', id: 'withhold' } });
      });
      expect(await joinPersons(citra, { one: two.one, other: two.other })).toEqual({ refused });
    }
  });
});

test('Side by side, texts are there only where the identity was opened', async () => {
  const closed = await joinChoices(citra, two.one, two.other);
  expect(closed.one).toMatchObject({ speaks: true, maskedName: 'M. R. P.', identityOpen: false });
  expect(closed.fields.find(({ field }) => field === 'name')).toMatchObject({ one: null, other: null, differs: true });
  expect(closed.fields.find(({ field }) => field === 'homeProvince')).toMatchObject({
    ...{ one: '', other: '12', usual: 'other' },
  });
  expect(JSON.stringify(closed)).not.toContain('Rizki');
  await recordIdentityOpened(citra, two.first);
  const open = await joinChoices(citra, two.other, two.one);
  expect(open.fields.find(({ field }) => field === 'name')).toMatchObject({
    ...{ one: null, other: 'M. Rizki Pratama', usual: 'other', both: true },
  });
  expect(JSON.stringify(open)).not.toContain('Mohammad');
});

test('A way that goes to the other person is sealed under the key of that person alone', async () => {
  const { mergeId } = await joined(two.one, two.other, {}, MONDAY);
  const id = await contact(ayu, two.first, '+62 813 000 003', A_WEEK_ON);
  await undoJoin(citra, mergeId, { reason, added: { [`contact:${id}`]: 'joined' } }, A_WEEK_ON);
  const [row] = await (await db()).select().from(contactPoints).where(eq(contactPoints.id, id));
  expect(row?.personId).toBe(two.other);
  expect((await contactsOf(bagus, two.second)).contacts.map(({ value }) => value)).toContain('+62 813 000 003');
});

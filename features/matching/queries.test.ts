import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { caseLocks, merges, persons } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { searchPersons } from '@/features/cases/queries/case-search';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { type LoggedFile, loggedFile } from '@/test/stays';
import { joinPersons } from './commands/join';
import { momentsOf } from './moments';
import { PEOPLE_A_PAGE, peopleList } from './queries/people';
import { personFile } from './queries/person-file';

freshBase();

/** Lets one record speak for another, as a joining leaves them. */
async function joined(kept: string, other: string, by: Staff = citra): Promise<string> {
  const id = newId();
  await change(machine, async (tx, audit) => {
    await tx.update(persons).set({ sameAs: kept }).where(eq(persons.id, other));
    const row = { id, keptId: kept, joinedId: other, moved: JSON.stringify([other]), episodes: '[]' };
    await tx.insert(merges).values({ ...row, basis: 'nik', mergedAt: new Date(), mergedBy: by.id });
    await audit.record({ act: 'test', subject: { kind: 'person', id: kept } });
  });
  return id;
}

async function lockedOut(actor: Staff, caseId: string): Promise<void> {
  await change(machine, async (tx, audit) => {
    const row = { id: newId(), caseId, userId: actor.id, lockedBy: 'test', lockedAt: new Date() };
    await tx.insert(caseLocks).values(row);
    await audit.record({ act: 'test', subject: { kind: 'case', id: caseId } });
  });
}

const seen = async (actor: Staff, request = {}) =>
  (await peopleList(actor, request)).rows.map(({ id, maskedName }) => `${id} ${maskedName}`).toSorted();

let first: LoggedFile;
let second: LoggedFile;
let ofBagus: LoggedFile;
beforeEach(async () => {
  first = await loggedFile(ayu, {
    name: 'Mohammad Rizky',
    startedOn: '2022-01',
    endedOn: '2022-10',
    birth: '1999-03-12',
  });
  second = await loggedFile(ayu, {
    name: 'M. Rizki',
    destination: 'MM',
    handledOn: '2023-05-01',
    startedOn: '2023-04',
  });
  ofBagus = await loggedFile(bagus, { name: 'Sari Dewi', destination: 'PH' });
});

describe('The list of people', () => {
  test('holds whom its reader may see, masked; coded facts for the analyst, nobody for the administrator', async () => {
    expect(await seen(ayu)).toEqual([`${first.personId} M. R.`, `${second.personId} M. R.`].toSorted());
    expect(await seen(bagus)).toEqual([`${ofBagus.personId} S. D.`]);
    expect(await seen(citra)).toHaveLength(3);
    expect(await seen(dewi)).toEqual([ofBagus, second, first].map(({ personId }) => `${personId} `).toSorted());
    expect(await seen(eko)).toEqual([]);
  });

  test('has a person in several records once, with all their cases', async () => {
    await joined(first.personId, second.personId);
    const { total, rows } = await peopleList(ayu, {});
    expect(total).toBe(1);
    expect(rows.map(({ id, cases: own }) => [id, own.map(({ reference }) => reference)])).toEqual([
      [first.personId, [first.reference, second.reference]],
    ]);
    expect((await peopleList(citra, { several: true })).rows.map(({ id }) => id)).toEqual([first.personId]);
    expect((await peopleList(citra, { several: true })).total).toBe(1);
  });

  test('finds somebody by what any of their records says', async () => {
    await joined(first.personId, second.personId);
    const found = await searchPersons(ayu, 'rizki');
    if ('refused' in found) throw new Error(found.refused);
    expect((await peopleList(ayu, { found: found.persons })).rows.map(({ id }) => id)).toEqual([first.personId]);
    expect((await peopleList(ayu, { found: [] })).rows).toEqual([]);
    expect((await peopleList(bagus, { found: [first.personId] })).rows).toEqual([]);
  });

  test('narrows down to a destination and an office', async () => {
    expect(await seen(citra, { destination: 'MM' })).toEqual([`${second.personId} M. R.`]);
    expect(await seen(citra, { office: bagus.officeId })).toEqual([`${ofBagus.personId} S. D.`]);
    expect(await seen(ayu, { office: bagus.officeId })).toEqual([]);
  });

  test('goes on page by page, each person once', async () => {
    for (let n = 0; n < PEOPLE_A_PAGE; n += 1) await loggedFile(ayu);
    const one = await peopleList(ayu, {});
    const two = await peopleList(ayu, { after: one.next });
    expect(one.total).toBe(PEOPLE_A_PAGE + 2);
    expect(new Set([...one.rows, ...two.rows].map(({ id }) => id)).size).toBe(PEOPLE_A_PAGE + 2);
    expect(two.next).toBeUndefined();
  });

  test('tells of a case elsewhere only that there is one; locked out of one case, nobody sees the person', async () => {
    await joined(first.personId, ofBagus.personId);
    const [row] = (await peopleList(ayu, { found: [first.personId] })).rows;
    expect(row?.cases.map(({ reference }) => reference)).toEqual([first.reference]);
    expect(row?.elsewhere.map(({ code }) => code)).toEqual(['MNL']);
    await lockedOut(ayu, ofBagus.caseId);
    expect((await peopleList(ayu, { found: [first.personId] })).rows).toEqual([]);
  });
});

describe('The page of a person', () => {
  test('is one page for all records, with every episode in its order and what happened', async () => {
    await joined(first.personId, second.personId);
    const file = await personFile(ayu, second.personId);
    expect(file.id).toBe(first.personId);
    expect(file.episodes.map(({ destination }) => destination)).toEqual(['KH', 'MM']);
    expect(momentsOf(file.episodes).map(({ on, kind }) => `${on} ${kind}`)).toEqual([
      '2022-01 began',
      '2022-10 ended',
      '2022-11-10 handled',
      '2023-04 began',
      '2023-05-01 handled',
    ]);
  });

  test('is found by a record with a case in sight: the one that speaks may tell when a case elsewhere was made', async () => {
    await joined(first.personId, ofBagus.personId);
    expect(await personFile(ayu, ofBagus.personId)).toMatchObject({ id: first.personId, address: first.personId });
    expect(await personFile(bagus, ofBagus.personId)).toMatchObject({ id: first.personId, address: ofBagus.personId });
    const [row] = (await peopleList(bagus, { found: [ofBagus.personId] })).rows;
    expect(row?.address).toBe(ofBagus.personId);
  });

  test('shows who it is, and how other records spell it, only while the identity is open', async () => {
    await joined(first.personId, second.personId);
    expect(await personFile(ayu, first.personId)).toMatchObject({ identityOpen: false, identity: {}, others: [] });
    const { opener } = await personFile(ayu, first.personId);
    await recordIdentityOpened(ayu, opener ?? '');
    await recordIdentityOpened(ayu, first.reference);
    const file = await personFile(ayu, first.personId);
    expect(file.others.map(({ identity }) => identity.name)).toEqual(['M. Rizki']);
  });

  test('is not there for whoever has no case of the person in sight', async () => {
    await expect(personFile(bagus, first.personId)).rejects.toThrow(NotFound);
    await expect(personFile(eko, first.personId)).rejects.toThrow(NotFound);
    await expect(personFile(ayu, newId())).rejects.toThrow(NotFound);
    await lockedOut(ayu, first.caseId);
    await expect(personFile(ayu, first.personId)).rejects.toThrow(NotFound);
  });

  test('gives the analyst coded facts, and neither name, ways to reach nor joinings', async () => {
    await joined(first.personId, second.personId);
    const file = await personFile(dewi, first.personId);
    expect(file).toMatchObject({ maskedName: '', opener: null, identityOpen: false, contacts: 0, joinings: [] });
    expect(file.birthYear).toBe(1999);
  });

  test('tells of joinings where both sides are in sight, and which one can be undone', async () => {
    const id = await joined(first.personId, second.personId);
    expect((await personFile(ayu, first.personId)).joinings).toMatchObject([{ id, by: 'Citra', newest: true }]);
    await joined(first.personId, ofBagus.personId);
    expect((await personFile(ayu, first.personId)).joinings).toMatchObject([{ id, newest: false }]);
    expect((await personFile(citra, first.personId)).joinings).toHaveLength(2);
  });
});

test('A name that was not chosen in a joining is still shown as another way it was recorded', async () => {
  const answer = await joinPersons(citra, {
    one: first.personId,
    other: second.personId,
    choices: { name: 'other' },
  });
  expect(answer).not.toHaveProperty('refused');
  await recordIdentityOpened(ayu, first.reference);
  const { identity, others } = await personFile(ayu, first.personId);
  expect(identity.name).toBe('M. Rizki');
  expect(others.map((other) => other.identity.name)).toContain('Mohammad Rizky');
});

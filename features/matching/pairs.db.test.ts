import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, caseLocks, personPairs, persons, users } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers, FieldName } from '@/features/cases/fields';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { noticesOf } from '@/features/notices/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { type LoggedFile, loggedFile } from '@/test/stays';
import { decideDifferent } from './commands/decide-pair';
import { findPairs } from './commands/find-pairs';
import { joinPersons } from './commands/join';
import { reopenPair } from './commands/reopen-pair';
import { undoJoin } from './commands/undo';
import { type Pair, pairAfter, pairBetween, pairFile, pairQueue, pairsWaiting } from './queries/pairs';

freshBase();

/** Gita is the supervisor of Phnom Penh. */
const gita: Staff = { ...citra, id: 'user-gita', name: 'Gita', officeId: ayu.officeId, headquarters: false };

const rizki = { name: 'M. Rizki Pratama', birth: '1999-12-03', sex: 'male', passport: 'C1234567' };
const rizky = { name: 'Mohammad Rizky Pratama', birth: '1999-03-12', sex: 'male', passport: 'E7654321' };

const pairs = async () => (await db()).select().from(personPairs);
const written = (id: string, values: Partial<typeof personPairs.$inferInsert>) =>
  change(machine, async (tx, audit) => {
    await tx.update(personPairs).set(values).where(eq(personPairs.id, id));
    await audit.record({ act: 'test', subject: { kind: 'person', id } });
  });

async function saidWho(actor: Staff, reference: string, answers: Answers): Promise<void> {
  await recordIdentityOpened(actor, reference);
  const { answers: before, versions } = await caseToMove(actor, reference);
  const changed = Object.keys(answers) as FieldName[];
  const save = { reference, section: 'who' as const, version: versions.who?.version ?? 0, before, changed };
  const saved = await saveSection(actor, { ...save, answers: { ...before, ...answers }, draftId: newId() });
  if ('refused' in saved) throw new Error(saved.refused);
}

async function locked(actor: Staff, caseId: string): Promise<void> {
  await change(machine, async (tx, audit) => {
    const row = { id: newId(), caseId, userId: actor.id, lockedBy: 'test', lockedAt: new Date() };
    await tx.insert(caseLocks).values(row);
    await audit.record({ act: 'test', subject: { kind: 'case', id: caseId } });
  });
}

let one: LoggedFile;
let other: LoggedFile;
beforeEach(async () => {
  await change(machine, async (tx, audit) => {
    const { id, name, role, officeId } = gita;
    await tx.insert(users).values({ id, name, role, officeId, signInName: 'gita', createdAt: new Date() });
    await audit.record({ act: 'user.added', subject: { kind: 'user', id } });
  });
  one = await loggedFile(ayu, rizki);
  await loggedFile(ayu, { name: 'Siti Aminah', birth: '1987-05-05', sex: 'female' });
  other = await loggedFile(bagus, { ...rizky, destination: 'ZA', handledOn: '2025-03-01' });
});

describe('Looking for pairs', () => {
  test('finds the two who may be one, once, and says why in codes alone', async () => {
    expect(await findPairs(machine)).toEqual({ looked: 3, found: 1 });
    const [pair, ...more] = await pairs();
    expect(more).toEqual([]);
    expect([pair?.oneId, pair?.otherId]).toEqual([one.personId, other.personId].toSorted());
    expect(pair).toMatchObject({ state: 'open', decidedBy: null });
    expect(['same', 'doubtful']).toContain(pair?.outcome);
    expect(pair?.evidence).not.toMatch(/Rizk|1999|C1234567|\d/);
    expect((pair?.score ?? 1) % 100).toBe(0);
  });

  test('goes on where it ended: what has not changed is not read again, and nothing is written', async () => {
    await findPairs(machine);
    const before = await (await db()).$count(auditEntries);
    expect(await findPairs(machine)).toEqual({ looked: 0, found: 0 });
    expect(await (await db()).$count(auditEntries)).toBe(before);
    await loggedFile(ayu, { name: 'Budi Santoso' });
    expect((await findPairs(machine)).looked).toBe(1);
  });

  test('who two runs at a time look at is looked at by one', async () => {
    const [first, second] = await Promise.all([findPairs(machine), findPairs(machine)]);
    expect([first.found, second.found].toSorted()).toEqual([0, 1]);
    expect(await pairs()).toHaveLength(1);
  });

  test('opens a decided pair again when something more agrees, and not because of a spelling', async () => {
    await findPairs(machine);
    const [pair] = await pairs();
    const decided = { state: 'different' as const, decidedBy: citra.id, decidedEvidence: pair?.evidence ?? '' };
    await written(pair?.id ?? '', decided);
    await saidWho(bagus, other.reference, { name: 'Muhammad Rizky Pratama' });
    await findPairs(machine);
    expect((await pairs())[0]).toMatchObject({ state: 'different', reopenedAt: null });
    await saidWho(bagus, other.reference, { passport: 'C1234567' });
    await findPairs(machine);
    expect((await pairs())[0]).toMatchObject({ state: 'open', reopenedAt: expect.any(Date) });
  });

  test('says so of an open pair when what was known of one of them has changed', async () => {
    await findPairs(machine);
    await saidWho(bagus, other.reference, { name: 'Dewi Lestari', birth: '1970-01-01', sex: 'female' });
    await findPairs(machine);
    expect((await pairs())[0]).toMatchObject({ state: 'open', outcome: 'different' });
    expect((await pairQueue(citra, {})).total).toBe(0);
  });

  test('closes a pair whose two became one in another way', async () => {
    await findPairs(machine);
    await change(machine, async (tx, audit) => {
      const identitySeq = await audit.record({ act: 'test', subject: { kind: 'person', id: other.personId } });
      await tx.update(persons).set({ sameAs: one.personId, identitySeq }).where(eq(persons.id, other.personId));
    });
    await findPairs(machine);
    expect((await pairs())[0]).toMatchObject({ state: 'same', decidedBy: 'test' });
  });
});

describe('The queue', () => {
  test('holds, for headquarters, every pair, with both people masked and the reasons', async () => {
    await findPairs(machine);
    const { total, rows } = await pairQueue(citra, {});
    expect(total).toBe(1);
    expect(await pairsWaiting(citra)).toBe(1);
    expect(rows[0]?.evidence.map(({ field }) => field)).toEqual(expect.arrayContaining(['name', 'birth']));
    expect([rows[0]?.one.maskedName, rows[0]?.other.maskedName].toSorted()).toEqual(['M. R. P.', 'M. R. P.']);
  });

  test('holds, for a supervisor of a mission, the pairs of whose people both have a case there', async () => {
    await findPairs(machine);
    expect((await pairQueue(gita, {})).rows).toEqual([]);
    const third = await loggedFile(ayu, { ...rizky, handledOn: '2025-04-01' });
    await findPairs(machine);
    const [row] = (await pairQueue(gita, {})).rows;
    expect([row?.one.id, row?.other.id].toSorted()).toEqual([one.personId, third.personId].toSorted());
    expect((await pairQueue(citra, {})).total).toBe(3);
  });

  test('is not for caseworkers, analysts and administrators, and a pair of it reads as not there', async () => {
    await findPairs(machine);
    const [pair] = await pairs();
    for (const actor of [ayu, bagus, dewi, eko, gita]) {
      expect((await pairQueue(actor, {})).total).toBe(0);
      await expect(pairFile(actor, pair?.id ?? '')).rejects.toThrow(NotFound);
    }
    expect((await pairFile(citra, pair?.id ?? '')).id).toBe(pair?.id);
  });

  test('holds nobody of whom one case is locked away, whose use was stopped or who was erased', async () => {
    await findPairs(machine);
    for (const values of [{ useStoppedAt: new Date() }, { useStoppedAt: null, erasedAt: new Date() }]) {
      await change(machine, async (tx, audit) => {
        await tx.update(persons).set(values).where(eq(persons.id, one.personId));
        await audit.record({ act: 'test', subject: { kind: 'person', id: one.personId } });
      });
      expect((await pairQueue(citra, {})).total).toBe(0);
    }
    await change(machine, async (tx, audit) => {
      await tx.update(persons).set({ erasedAt: null }).where(eq(persons.id, one.personId));
      await audit.record({ act: 'test', subject: { kind: 'person', id: one.personId } });
    });
    expect((await pairQueue(citra, {})).total).toBe(1);
    await locked(citra, one.caseId);
    expect((await pairQueue(citra, {})).total).toBe(0);
  });

  test('is narrowed down by assessment, country, office and question, and goes on to the next', async () => {
    await loggedFile(ayu, { ...rizki, destination: 'LA' });
    await findPairs(machine);
    const { rows } = await pairQueue(citra, {});
    expect(rows).toHaveLength(3);
    const scores = rows.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect((await pairQueue(citra, { destination: 'ZA' })).total).toBe(2);
    expect((await pairQueue(citra, { office: bagus.officeId })).total).toBe(2);
    expect((await pairQueue(citra, { outcome: 'same' })).rows.every(({ outcome }) => outcome === 'same')).toBe(true);
    expect((await pairQueue(citra, { asked: true })).total).toBe(0);
    await written(rows[2]?.id ?? '', { state: 'asked', askedBy: ayu.id, askedAt: new Date() });
    expect((await pairQueue(citra, { asked: true })).rows).toMatchObject([{ askedBy: { name: 'Ayu', office: 'PNH' } }]);
    expect(await pairAfter(citra, { score: rows[0]?.score ?? 0, id: rows[0]?.id ?? '' })).toBe(rows[1]?.id);
    expect(await pairAfter(citra, { score: rows[2]?.score ?? 0, id: rows[2]?.id ?? '' })).toBe(rows[0]?.id);
    expect(await pairAfter(ayu, { score: rows[0]?.score ?? 0, id: rows[0]?.id ?? '' })).toBeNull();
  });
});

describe('Deciding on a pair', () => {
  test('that two are different is remembered, and whoever asked is told by the number of their own case', async () => {
    await findPairs(machine);
    const [pair] = await pairs();
    await written(pair?.id ?? '', { state: 'asked', askedBy: ayu.id, askedAt: new Date() });
    const { records } = await pairFile(citra, pair?.id ?? '');
    await decideDifferent(citra, records.one, records.other, { reason: 'Dua orang, dua paspor' });
    expect((await pairs())[0]).toMatchObject({ state: 'different', decidedBy: citra.id });
    const [notice] = await noticesOf(ayu);
    expect(notice).toMatchObject({ kind: 'pair-answered' });
    expect(notice?.details).toEqual({ by: 'Citra', reference: one.reference, answer: 'different' });
    expect(await findPairs(machine)).toEqual({ looked: 0, found: 0 });
    expect((await pairQueue(citra, {})).total).toBe(0);
  });

  test('that two are one ends the pair, and undoing it does not bring it back without new evidence', async () => {
    await findPairs(machine);
    const { id, records } = (await pairQueue(citra, {})).rows[0] as Pair;
    const joined = await joinPersons(citra, { ...records, basis: 'self_report' });
    if ('refused' in joined) throw new Error(joined.refused);
    await findPairs(machine);
    expect((await pairFile(citra, id)).state).toBe('same');
    await undoJoin(citra, joined.mergeId, { reason: 'Ternyata dua orang yang berbeda' });
    await findPairs(machine);
    expect((await pairFile(citra, id)).state).toBe('different');
    expect((await pairQueue(citra, {})).total).toBe(0);
  });

  test('can be taken back: it waits again, without calling that new evidence', async () => {
    await findPairs(machine);
    const { id, records } = (await pairQueue(citra, {})).rows[0] as Pair;
    expect(await reopenPair(citra, id)).toEqual({ refused: 'waiting' });
    await decideDifferent(citra, records.one, records.other, { reason: 'Dua orang, dua paspor' });
    expect(await pairFile(citra, id)).toMatchObject({ state: 'different', decidedBy: 'Citra' });
    for (const actor of [ayu, dewi]) {
      const answer = await reopenPair(actor, id).catch((error) => error);
      expect(answer instanceof NotFound || answer.refused === 'not-yours').toBe(true);
    }
    expect(await reopenPair(citra, id)).toEqual({ pairId: id });
    expect(await pairFile(citra, id)).toMatchObject({ state: 'open', reopenedAt: null });
    expect((await pairQueue(citra, {})).rows.map((pair) => pair.id)).toEqual([id]);
    const written = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'pair.reopened'));
    expect(written).toHaveLength(2);
    await findPairs(machine);
    expect((await pairFile(citra, id)).state).toBe('open');
  });

  test('after a joining was undone as well, but not while it holds', async () => {
    await findPairs(machine);
    const { id, records } = (await pairQueue(citra, {})).rows[0] as Pair;
    const joined = await joinPersons(citra, { ...records, basis: 'self_report' });
    if ('refused' in joined) throw new Error(joined.refused);
    expect(await reopenPair(citra, id)).toEqual({ refused: 'already-one' });
    await undoJoin(citra, joined.mergeId, { reason: 'Ternyata dua orang yang berbeda' });
    expect(await pairBetween(citra, records.other, records.one)).toBe(id);
    expect(await pairBetween(ayu, records.other, records.one)).toBeNull();
    await reopenPair(citra, id);
    expect((await pairQueue(citra, {})).rows.map((pair) => pair.id)).toEqual([id]);
  });

  test('is refused to those for whom the pair is not there', async () => {
    await findPairs(machine);
    const [pair] = await pairs();
    for (const actor of [ayu, dewi]) {
      const answer = await decideDifferent(actor, pair?.oneId ?? '', pair?.otherId ?? '').catch(() => null);
      expect(answer === null || 'refused' in answer).toBe(true);
    }
    expect((await pairs())[0]?.state).toBe('open');
  });
});

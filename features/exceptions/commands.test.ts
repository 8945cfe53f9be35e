import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, users } from '@/db/schema';
import { closeCase } from '@/features/cases/commands/move-case';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { referenceInSight, searchPersons } from '@/features/cases/queries/case-search';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { noticesOf, unreadNotices } from '@/features/notices/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { openEmergency, reviewEmergency } from './commands/emergency';
import { liftLock, lockCase } from './commands/lock';
import { emergenciesToReview, locksOf, ownEmergencies } from './queries';
import { ATTEMPTS_A_DAY } from './rules';

freshBase();

const gita: Staff = {
  ...citra,
  id: 'user-gita',
  name: 'Gita',
  officeId: ayu.officeId,
  officeCode: 'PNH',
  headquarters: false,
};
const reason = 'Polisi Manila menelepon, korban di bandara';
const conflict = 'Korban adalah sepupunya, menurut keluarga';
const behind = { metric: 'cases_handled', asOf: '2026-11-20' } as const;

async function gitaJoins(): Promise<void> {
  await change(machine, async (tx, audit) => {
    const { id, name, role, officeId } = gita;
    await tx.insert(users).values({ id, name, role, officeId, signInName: 'gita', createdAt: new Date() });
    await audit.record({ act: 'user.added', subject: { kind: 'user', id } });
  });
}

async function caseOfAyu(name = 'Siti Jauh'): Promise<string> {
  const opened = await openCase(ayu, {
    submissionId: newId(),
    officeId: ayu.officeId,
    status: 'active',
    returnStep: null,
    answers: { destination: 'KH', handledOn: '2026-11-10', name },
  });
  return 'reference' in opened ? opened.reference : '';
}

const kinds = async (actor: Staff) => (await noticesOf(actor)).map(({ kind }) => kind);
const refusals = async (actor: Staff) =>
  (await db())
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.act, 'refused'), eq(auditEntries.actorId, actor.id)));

describe('Emergency access', () => {
  test('lets Bagus read a case of Phnom Penh whole, change nothing, and tells Citra and Gita at once', async () => {
    await gitaJoins();
    const reference = await caseOfAyu();
    expect(await openEmergency(bagus, { reference, reason })).toEqual({ reference });
    expect(await caseFile(bagus, reference)).toMatchObject({ sight: 'full', mayChange: false, maskedName: 'S. J.' });
    await recordIdentityOpened(bagus, reference);
    expect((await caseFile(bagus, reference)).answers.name).toBe('Siti Jauh');
    await expect(caseToMove(bagus, reference)).rejects.toThrow(NotFound);
    const closing = { on: '2026-11-20', reason: 'assistance_completed', referred: false } as const;
    await expect(closeCase(bagus, { reference, version: 0 }, closing, '2026-11-20')).rejects.toThrow(NotFound);
    expect(await ownEmergencies(bagus)).toMatchObject([{ reference }]);
    expect((await caseList(bagus, { sort: 'handled' })).total).toBe(1);
    for (const supervisor of [citra, gita]) expect(await kinds(supervisor)).toEqual(['emergency-opened']);
    for (const actor of [ayu, bagus, dewi, eko]) expect(await unreadNotices(actor)).toBe(0);
    expect(await openEmergency(bagus, { reference, reason })).toEqual({ refused: 'in-sight' });
    expect(await firstBrokenLink()).toBeNull();
  });

  test('is over after three hours', async () => {
    const reference = await caseOfAyu();
    const fourHoursAgo = new Date(Date.now() - 4 * 3_600_000);
    expect(await openEmergency(bagus, { reference, reason }, fourHoursAgo)).toEqual({ reference });
    await expect(caseFile(bagus, reference)).rejects.toThrow(NotFound);
    expect((await caseList(bagus, { sort: 'handled' })).total).toBe(0);
    expect(await searchPersons(bagus, 'Siti Jauh')).toEqual({ persons: [] });
  });

  test('reads what is not there, and what is locked away, as one and the same; headquarters is told', async () => {
    const reference = await caseOfAyu();
    await lockCase(citra, { reference, colleague: ayu.id, reason: conflict });
    const answers = [
      await openEmergency(bagus, { reference: 'PNH-2026-09999', reason }),
      await openEmergency(ayu, { reference, reason }),
    ];
    expect(answers).toEqual([{ refused: 'not-there' }, { refused: 'not-there' }]);
    expect(await kinds(citra)).toEqual(['emergency-refused', 'emergency-refused']);
    expect(await refusals(bagus)).toMatchObject([{ subjectId: 'PNH-2026-09999' }]);
  });

  test('is asked for a few times a day at most, also for a case that is there', async () => {
    const reference = await caseOfAyu();
    for (let n = 0; n < ATTEMPTS_A_DAY; n += 1)
      expect(await openEmergency(bagus, { reference: `PNH-2026-0900${n}`, reason })).toEqual({ refused: 'not-there' });
    expect(await openEmergency(bagus, { reference, reason })).toEqual({ refused: 'too-many' });
    await expect(caseFile(bagus, reference)).rejects.toThrow(NotFound);
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(await openEmergency(bagus, { reference, reason }, tomorrow)).toEqual({ reference });
  });

  test('is not for analysts and administrators', async () => {
    const reference = await caseOfAyu();
    for (const actor of [dewi, eko]) {
      expect(await openEmergency(actor, { reference, reason })).toEqual({ refused: 'not-yours' });
      expect(await refusals(actor)).toHaveLength(1);
    }
  });

  test('is reviewed by a supervisor of the office, once; not justified, it ends at once', async () => {
    await gitaJoins();
    const reference = await caseOfAyu();
    await openEmergency(bagus, { reference, reason });
    const [open] = await emergenciesToReview(gita);
    expect(open).toMatchObject({ reference, by: 'Bagus', office: 'MNL', reason });
    for (const actor of [ayu, bagus, dewi, eko]) {
      expect(await emergenciesToReview(actor)).toEqual([]);
      await expect(reviewEmergency(actor, { id: open?.id ?? '', justified: true })).rejects.toThrow(NotFound);
    }
    expect(await reviewEmergency(gita, { id: open?.id ?? '', justified: false })).toEqual({ reference });
    await expect(caseFile(bagus, reference)).rejects.toThrow(NotFound);
    expect(await reviewEmergency(citra, { id: open?.id ?? '', justified: true })).toEqual({
      refused: 'already-reviewed',
    });
    expect(await emergenciesToReview(citra)).toEqual([]);
  });
});

test('An emergency that was not justified is not opened again by the same person for thirty days, and supervisors hear of it', async () => {
  await gitaJoins();
  const reference = await caseOfAyu();
  await openEmergency(bagus, { reference, reason });
  const [open] = await emergenciesToReview(gita);
  await reviewEmergency(gita, { id: open?.id ?? '', justified: false });
  expect(await openEmergency(bagus, { reference, reason })).toEqual({ refused: 'not-there' });
  await expect(caseFile(bagus, reference)).rejects.toThrow(NotFound);
  expect(await refusals(bagus)).toMatchObject([{ subjectId: reference }]);
  for (const supervisor of [citra, gita]) expect(await kinds(supervisor)).toContain('emergency-refused');
  const other = await caseOfAyu('Orang Lain');
  expect(await openEmergency(bagus, { reference: other, reason })).toEqual({ reference: other });
  const later = new Date(Date.now() + 31 * 24 * 3_600_000);
  expect(await openEmergency(bagus, { reference, reason }, later)).toEqual({ reference });
});

describe('A case from which Ayu is locked out', () => {
  test('does not exist for her: in lists, numbers, search, by address, in what she can do', async () => {
    const reference = await caseOfAyu();
    const other = await caseOfAyu('Orang Lain');
    expect(await lockCase(citra, { reference, colleague: ayu.id, reason: conflict })).toEqual({ reference });
    await expect(caseFile(ayu, reference)).rejects.toThrow(NotFound);
    await expect(caseToMove(ayu, reference)).rejects.toThrow(NotFound);
    await expect(recordIdentityOpened(ayu, reference)).rejects.toThrow(NotFound);
    const list = await caseList(ayu, { sort: 'handled' });
    expect([list.total, list.rows.map((row) => row.reference)]).toEqual([1, [other]]);
    expect(await caseList(ayu, { sort: 'handled', behind })).toMatchObject({ total: 1, beyond: 0 });
    expect(await searchPersons(ayu, 'Siti Jauh')).toEqual({ persons: [] });
    expect(await referenceInSight(ayu, reference)).toBeNull();
    expect((await caseFile(citra, reference)).case.assignedTo).toBeNull();
  });

  test('is there for everybody else, and for her again once the lock is lifted', async () => {
    const reference = await caseOfAyu();
    await lockCase(citra, { reference, colleague: ayu.id, reason: conflict });
    const { locks } = await locksOf(citra, reference);
    expect(locks).toMatchObject([{ colleague: 'Ayu', by: 'Citra', reason: conflict }]);
    expect((await caseList(dewi, { sort: 'handled' })).total).toBe(1);
    await expect(liftLock(ayu, { reference, lock: locks[0]?.id ?? '' })).rejects.toThrow(NotFound);
    expect(await liftLock(citra, { reference, lock: locks[0]?.id ?? '' })).toEqual({ reference });
    expect(await liftLock(citra, { reference, lock: locks[0]?.id ?? '' })).toEqual({ refused: 'not-locked' });
    expect((await caseFile(ayu, reference)).sight).toBe('full');
  });

  test('a supervisor who is locked out neither lifts the lock nor hears of the case any more', async () => {
    await gitaJoins();
    const reference = await caseOfAyu();
    await openEmergency(bagus, { reference, reason });
    expect(await unreadNotices(gita)).toBe(1);
    await lockCase(citra, { reference, colleague: gita.id, reason: conflict });
    const { locks } = await locksOf(citra, reference);
    await expect(locksOf(gita, reference)).rejects.toThrow(NotFound);
    await expect(liftLock(gita, { reference, lock: locks[0]?.id ?? '' })).rejects.toThrow(NotFound);
    expect([await unreadNotices(gita), await noticesOf(gita), await emergenciesToReview(gita)]).toEqual([0, [], []]);
  });

  test('is locked by its supervisors only, never for themselves, and by a mission for its own people', async () => {
    await gitaJoins();
    const reference = await caseOfAyu();
    const lock = (actor: Staff, colleague: Staff) => lockCase(actor, { reference, colleague: colleague.id, reason });
    for (const actor of [ayu, bagus, dewi, eko]) await expect(lock(actor, gita)).rejects.toThrow(NotFound);
    expect(await lock(citra, citra)).toEqual({ refused: 'yourself' });
    expect(await lock(citra, bagus)).toEqual({ refused: 'not-theirs' });
    expect(await lock(gita, citra)).toEqual({ refused: 'not-your-colleague' });
    expect(await lock(gita, dewi)).toEqual({ refused: 'not-your-colleague' });
    expect(await lock(gita, ayu)).toEqual({ reference });
    expect(await lock(citra, ayu)).toEqual({ refused: 'already-locked' });
    expect(await kinds(citra)).toEqual(['case-locked']);
    expect((await locksOf(citra, reference)).colleagues.map(({ label }) => label)).toEqual([
      'Dewi · PWNI',
      'Gita · PNH',
    ]);
  });

  test('keeps its reason sealed', async () => {
    const reference = await caseOfAyu();
    await lockCase(citra, { reference, colleague: ayu.id, reason: conflict });
    expect(JSON.stringify(await (await db()).select().from(auditEntries))).not.toContain('sepupu');
  });
});

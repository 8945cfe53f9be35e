import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { caseLocks, cases, consents, contactPoints, followUps, persons, retraffickingFindings } from '@/db/schema';
import { addDays } from '@/lib/calendar';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { aCase, addCases, joinRecords } from '@/test/cases';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { setSchedule } from './commands/schedule';
import type { ListAsked } from './input';
import { dueFollowUps, overdueFollowUps, PAGE_SIZE } from './queries/due';
import { followUpsOf } from './queries/file';
import { monthsOf, monthToAnswer, type Outcome } from './rules';

freshBase();

const NOW = new Date('2026-03-01T03:00:00Z');
const TODAY = '2026-03-01';
const schedule = { months: [1, 3, 6, 12], since: '2024-01-01' };
const office = (more: Partial<ListAsked> = {}): ListAsked => ({ whose: 'office', state: 'open', office: '', ...more });

beforeEach(async () => {
  await setSchedule(citra, { officeId: ayu.officeId, ...schedule });
});

const home = (on: string, more: Partial<Parameters<typeof aCase>[0] & object> = {}) =>
  aCase({ handledOn: '2024-01-02', ...more }).returned(on);

async function writing(work: (tx: Parameters<Parameters<typeof change>[1]>[0]) => Promise<unknown>) {
  await change(machine, async (tx, audit) => {
    await work(tx);
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'test' } });
  });
}

async function caseOf(reference: string) {
  const rows = await (await db()).select().from(cases);
  const row = rows.find((each) => each.reference === reference);
  if (!row) throw new Error(reference);
  return row;
}

async function heard(reference: string, month: number | null, outcome: Outcome, on = TODAY) {
  const { id: caseId, personId } = await caseOf(reference);
  const row = { id: newId(), caseId, personId, month, on, outcome, recordedAt: NOW, recordedBy: ayu.id };
  await writing((tx) => tx.insert(followUps).values(row));
}

const listed = async (actor = ayu, asked = office()) => (await dueFollowUps(actor, asked, NOW)).rows;
const references = async (actor = ayu, asked = office()) => (await listed(actor, asked)).map((row) => row.reference);

describe('The list of those to be asked after', () => {
  test('has the overdue first, then those of the next two weeks, each in the order of their days', async () => {
    const [soon = '', late = '', later = '', , long = ''] = await addCases([
      home('2026-02-10'),
      home('2026-01-28'),
      home('2025-12-05'),
      home('2026-02-20'),
      home('2025-08-27'),
    ]);
    const rows = await listed();
    expect(rows.map((row) => [row.reference, row.month, row.due, row.overdue])).toEqual([
      [later, 1, '2026-01-05', true],
      [long, 6, '2026-02-27', true],
      [late, 1, '2026-02-28', true],
      [soon, 1, '2026-03-10', false],
    ]);
    expect(await dueFollowUps(ayu, office(), NOW)).toMatchObject({ total: 4, overdue: 3 });
  });

  test.each([
    ['retrafficked', true],
    ['went_back', true],
    ['suspected', false],
    ['rejected', false],
  ] as const)('of somebody whose later episode is %s: let go of the older return? %s', async (state, isOver) => {
    const [older = '', later = ''] = await addCases([
      home('2025-12-05', { handledOn: '2024-01-02' }),
      aCase({ handledOn: '2026-02-01', officeId: bagus.officeId }),
    ]);
    const [one, other] = [await caseOf(older), await caseOf(later)];
    await joinRecords({ [other.personId]: one.personId });
    const finding = { id: newId(), earlierId: one.episodeId, laterId: other.episodeId, state, on: TODAY };
    await writing((tx) =>
      tx.insert(retraffickingFindings).values({ ...finding, recordedAt: NOW, recordedBy: bagus.id }),
    );
    expect(await references()).toEqual(isOver ? [] : [older]);
    expect(await overdueFollowUps({ ...ayu, role: 'supervisor' }, NOW)).toBe(isOver ? 0 : 1);
    const file = await followUpsOf(ayu, older, NOW);
    expect(file.later).toMatchObject(isOver ? [{ office: { code: 'MNL' } }] : []);
    expect(JSON.stringify(file.later)).not.toContain(later);
    expect(file.months[0]?.state).toBe(isOver ? 'ended' : 'overdue');
    expect((await followUpsOf(citra, older, NOW)).later.map(({ reference }) => reference)).toEqual(
      isOver ? [later] : [],
    );
  });

  test('lets go of whoever was reached, and keeps whoever was not', async () => {
    const [one = '', other = '', third = ''] = await addCases([
      home('2025-11-20'),
      home('2025-11-21'),
      home('2025-11-22'),
    ]);
    await heard(one, 3, 'well');
    await heard(other, 3, 'not_reached');
    await heard(third, 1, 'well');
    expect(await references()).toEqual([other, third]);
    expect(await listed()).toMatchObject([
      { month: 3, lastTried: TODAY, lastReached: null },
      { month: 3, lastReached: TODAY, lastTried: null },
    ]);
  });

  test('lets go of whoever is abroad again, until they are heard to be home', async () => {
    const [gone = ''] = await addCases([home('2025-11-20')]);
    await heard(gone, 1, 'abroad_again', '2026-02-01');
    expect(await references()).toEqual([]);
    await heard(gone, null, 'not_reached', '2026-02-10');
    expect(await references()).toEqual([]);
    await heard(gone, null, 'well', '2026-02-11');
    expect(await references()).toEqual([gone]);
  });

  test('leaves out returns before the schedule, cases entered twice, and offices that do not follow up', async () => {
    await addCases([
      home('2023-12-31', { handledOn: '2023-01-02' }),
      home('2025-11-20').duplicate('2025-12-01'),
      home('2025-11-20', { officeId: bagus.officeId }),
      aCase({ handledOn: '2025-01-02' }),
    ]);
    const [closed = ''] = await addCases([home('2025-11-20').closed('2025-12-01')]);
    expect(await references(citra)).toEqual([closed]);
  });

  test('says the same as the rules, for every day of return and every month answered', async () => {
    const days = Array.from({ length: 90 }, (_, n) => addDays('2024-12-20', n * 5));
    const made = await addCases(days.map((day) => home(day)));
    const answered = made.map((_, n) => [null, 1, 3, 6, 12][n % 5] ?? null);
    for (const [n, month] of answered.entries()) if (month) await heard(made[n] ?? '', month, 'concern');
    const expected = days.flatMap((day, n) => {
      const month = answered[n];
      const attempts = month ? [{ month, on: TODAY, outcome: 'concern' as const, recordedAt: NOW }] : [];
      const months = monthsOf(schedule, day, attempts, TODAY);
      const asked = monthToAnswer(months);
      const of = months.find((each) => each.month === asked);
      return of ? [`${made[n]} ${of.month} ${of.due} ${of.state === 'overdue'}`] : [];
    });
    const first = await dueFollowUps(ayu, office(), NOW);
    const second = await dueFollowUps(ayu, office({ after: first.next }), NOW);
    const all = [...first.rows, ...(first.next ? second.rows : [])];
    expect(all.map((row) => `${row.reference} ${row.month} ${row.due} ${row.overdue}`).toSorted()).toEqual(
      expected.toSorted(),
    );
    expect(expected.length).toBeGreaterThan(20);
  });

  test('goes on from page to page without losing or repeating anybody', async () => {
    const made = await addCases(
      Array.from({ length: PAGE_SIZE * 2 + 7 }, (_, n) => home(addDays('2025-10-01', n % 9))),
    );
    const seen: string[] = [];
    for (let after: ListAsked['after'] | undefined, pages = 0; pages < 5; pages += 1) {
      const page = await dueFollowUps(ayu, office({ ...(after && { after }) }), NOW);
      seen.push(...page.rows.map(({ reference }) => reference));
      after = page.next;
      if (!after) break;
    }
    expect(seen.toSorted()).toEqual(made.toSorted());
  });

  test('is one’s own or the office’s, and no other’s', async () => {
    const [mine = '', colleagues = ''] = await addCases([home('2025-11-20'), home('2025-11-21')]);
    await setSchedule(citra, { officeId: bagus.officeId, ...schedule });
    const [manila = ''] = await addCases([home('2025-11-22', { officeId: bagus.officeId })]);
    const { id } = await caseOf(mine);
    await writing(async (tx) => {
      await tx.update(cases).set({ assignedTo: ayu.id }).where(eq(cases.id, id));
    });
    expect(await references(ayu, office({ whose: 'mine' }))).toEqual([mine]);
    expect(await references(ayu)).toEqual([mine, colleagues]);
    expect(await references(bagus)).toEqual([manila]);
    expect(await references(ayu, office({ office: bagus.officeId }))).toEqual([]);
    expect(await references(citra)).toEqual([mine, colleagues, manila]);
    expect(await references(citra, office({ office: bagus.officeId }))).toEqual([manila]);
    expect(await Promise.all([ayu, bagus, citra, dewi, eko].map((who) => overdueFollowUps(who, NOW)))).toEqual([
      1, 0, 3, 0, 0,
    ]);
    for (const actor of [dewi, eko]) await expect(dueFollowUps(actor, office(), NOW)).rejects.toThrow('follow-ups');
  });

  test('does not tell of a case that its reader is locked out of', async () => {
    const [locked = ''] = await addCases([home('2025-11-20')]);
    const { id: caseId } = await caseOf(locked);
    const lock = { id: newId(), caseId, userId: ayu.id, lockedBy: citra.id, lockedAt: NOW };
    await writing((tx) => tx.insert(caseLocks).values(lock));
    expect(await references(ayu)).toEqual([]);
    expect(await references(citra)).toEqual([locked]);
  });
});

describe('Those who cannot be asked after', () => {
  const barred = office({ state: 'barred' });
  let reference = '';
  let personId = '';
  beforeEach(async () => {
    [reference = ''] = await addCases([home('2025-11-20')]);
    personId = (await caseOf(reference)).personId;
  });

  const itShouldBe = async (barrier: string | null) => {
    expect(await references()).toEqual(barrier ? [] : [reference]);
    expect((await listed(ayu, barred)).map((row) => [row.reference, row.barrier])).toEqual(
      barrier ? [[reference, barrier]] : [],
    );
  };

  const say = async (state: 'refused' | 'withdrawn' | 'given', minute: number, who = personId) => {
    const recordedAt = new Date(NOW.getTime() + minute * 60_000);
    const row = { id: newId(), personId: who, scope: 'assistance' as const, state, on: TODAY, recordedAt };
    await writing((tx) => tx.insert(consents).values({ ...row, recordedBy: ayu.id }));
  };

  const way = (safety: 'safe' | 'unsafe') => {
    const row = { id: newId(), personId, kind: 'phone' as const, value: Buffer.from('x'), safety, version: 1 };
    return writing((tx) =>
      tx.insert(contactPoints).values({ ...row, createdAt: NOW, changedAt: NOW, changedBy: ayu.id }),
    );
  };

  const person = (set: Partial<typeof persons.$inferInsert>) =>
    writing(async (tx) => {
      await tx.update(persons).set(set).where(eq(persons.id, personId));
    });

  test('because they withdrew their consent, until they give it again', async () => {
    await say('given', 0);
    await itShouldBe(null);
    await say('withdrawn', 1);
    await itShouldBe('refused');
    await say('given', 2);
    await itShouldBe(null);
  });

  test('because every way to reach them is unsafe', async () => {
    await way('unsafe');
    await itShouldBe('unsafe');
    await way('safe');
    await itShouldBe(null);
  });

  test('because they stopped the use of their data, or were erased', async () => {
    await person({ useStoppedAt: NOW });
    await itShouldBe('stopped');
    await person({ erasedAt: NOW });
    await itShouldBe('erased');
  });

  test('because of what they said in another record of theirs', async () => {
    const [earlier = ''] = await addCases([aCase({ handledOn: '2024-01-02' })]);
    const speaker = (await caseOf(earlier)).personId;
    await say('refused', 1, speaker);
    await itShouldBe(null);
    await person({ sameAs: speaker });
    await itShouldBe('refused');
  });

  test('because they died', async () => {
    const [dead = ''] = await addCases([home('2025-11-21').closed('2025-12-24', 'deceased')]);
    expect((await listed(ayu, barred)).map((row) => [row.reference, row.barrier])).toEqual([[dead, 'deceased']]);
    expect(await references()).toEqual([reference]);
  });
});

import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { makePersonKeys } from '@/db/keys';
import { alerts, auditEntries, notices } from '@/db/schema';
import type { Answers } from '@/features/cases/fields';
import { insertCases } from '@/features/cases/insertion';
import { rowsOf } from '@/features/cases/rows';
import { questionFrom } from '@/features/figures/input';
import { figure } from '@/features/figures/queries';
import type { Machine } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { findAlerts, markSeen } from './commands';
import { casesHref, monthAfter } from './input';
import { alertsOf, unseenAlerts } from './queries';

freshBase();

const nightly: Machine = { kind: 'machine', name: 'nightly' };
const TODAY = '2026-11-20';
const NIGHT = new Date(`${TODAY}T19:00:00Z`);
const quiet = ['KH', 'PH', 'LA'];

/** So many cases of a month, as an office would have opened them. */
type Many = { month: string; count: number; destination?: string; province?: string };

async function handled(all: Many[]): Promise<void> {
  const each = all.flatMap(({ count, ...one }) => Array.from({ length: count }, (_, n) => ({ ...one, n })));
  const people = each.map(() => newId());
  const keys = await makePersonKeys(people);
  await change(machine, async (tx, audit) => {
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'filled' } });
    const rows = each.map(({ month, destination = 'KH', province, n }, place) => {
      const handledOn = `${month}-${String((n % 19) + 1).padStart(2, '0')}`;
      const personId = people[place] ?? '';
      const answers: Answers = { destination, handledOn, ...(province && { homeProvince: province }) };
      const opening = {
        ...{ submissionId: newId(), personId, reference: `PNH-${month.slice(0, 4)}-${month.slice(5)}${place}` },
        ...{ officeId: ayu.officeId, assignedTo: null, answers, recordedBy: ayu.id, seq: 0 },
        statusSteps: [{ status: 'active' as const, on: handledOn }],
        returnSteps: [],
        now: new Date(`${handledOn}T03:00:00Z`),
      };
      return rowsOf(opening, keys.get(personId) as Buffer);
    });
    await insertCases(tx, rows);
  });
}

/** Two years in which each country has five or seven cases a month. */
const monthsBefore = (month: string) => Array.from({ length: 24 }, (_, n) => monthAfter(month, n - 24));
const history = (month: string): Many[] =>
  monthsBefore(month).flatMap((each, n) =>
    quiet.map((destination) => ({ month: each, destination, count: n % 2 ? 5 : 7 })),
  );

const found = async () =>
  (await alertsOf(citra, TODAY)).map(({ dimension, code, month, found: { observed } }) => [
    dimension,
    code,
    month,
    observed,
  ]);

describe('Each night', () => {
  test('a country with four times its usual cases is found once, and every supervisor is told', async () => {
    await handled([...history('2026-10'), { month: '2026-10', count: 26, destination: 'PH' }]);
    expect(await findAlerts(nightly, NIGHT)).toBe(1);
    expect(await findAlerts(nightly, NIGHT)).toBe(0);
    expect(await found()).toEqual([['destination', 'PH', '2026-10', 26]]);
    const [alert] = await alertsOf(citra, TODAY);
    expect(alert?.found).toMatchObject({ on: '2026-11-21', expected: 6, history: Array(12).fill([7, 5]).flat() });
    const told = await (await db()).select().from(notices).where(eq(notices.kind, 'figure-rose'));
    expect(told.map(({ userId }) => userId)).toEqual([citra.id]);
    expect(JSON.parse(told[0]?.details ?? '{}')).toEqual({ month: '2026-10', codes: 'destination:PH', count: '1' });
    expect(await firstBrokenLink()).toBeNull();
  });

  test('the link of a rise leads to as many cases as it says', async () => {
    await handled([...history('2026-10'), { month: '2026-10', count: 26, destination: 'PH' }]);
    await findAlerts(nightly, NIGHT);
    const [alert] = await alertsOf(citra, TODAY);
    const asked = alert && Object.fromEntries(new URLSearchParams(casesHref(alert).split('?')[1]));
    const question = questionFrom(asked ?? {}, '2026-11-21');
    expect('metric' in question && (await figure(dewi, question)).total).toBe(26);
  });

  test('the running month is looked at before it is over, and a quiet one says nothing', async () => {
    await handled([...history('2026-11'), { month: '2026-11', count: 30, destination: 'LA' }]);
    await handled([{ month: '2026-11', count: 6, destination: 'KH' }]);
    await findAlerts(nightly, NIGHT);
    expect(await found()).toEqual([['destination', 'LA', '2026-11', 30]]);
  });

  test('a province is watched as well, and a country where there never was anybody', async () => {
    await handled([
      ...history('2026-10'),
      { month: '2026-10', count: 12, destination: 'KH', province: '32' },
      { month: '2026-10', count: 9, destination: 'ZA' },
    ]);
    await findAlerts(nightly, NIGHT);
    expect((await found()).map(([dimension, code]) => [dimension, code])).toEqual(
      expect.arrayContaining([
        ['destination', 'ZA'],
        ['province', '32'],
      ]),
    );
  });

  test('of a base that is half a year old nothing is said', async () => {
    const young = history('2026-10').slice(-18);
    await handled([...young, { month: '2026-10', count: 40, destination: 'PH' }]);
    expect(await findAlerts(nightly, NIGHT)).toBe(0);
  });
});

describe('Looking into a rise', () => {
  beforeEach(async () => {
    await handled([...history('2026-10'), { month: '2026-10', count: 26, destination: 'PH' }]);
    await findAlerts(nightly, NIGHT);
  });

  test('Citra says that she has; it stays in the list with her name, and nobody says it twice', async () => {
    const [alert] = await alertsOf(citra, TODAY);
    expect(await unseenAlerts(citra, TODAY)).toBe(1);
    expect(await markSeen(citra, alert?.id ?? '')).toEqual({ id: alert?.id });
    expect((await alertsOf(dewi, TODAY))[0]).toMatchObject({ seenBy: 'Citra', seenAt: expect.any(Date) });
    expect(await unseenAlerts(citra, TODAY)).toBe(0);
    expect(await markSeen(citra, alert?.id ?? '')).toEqual({ refused: 'seen-already' });
    expect(await (await db()).$count(auditEntries, eq(auditEntries.act, 'alert.seen'))).toBe(1);
  });

  test('Dewi the analyst sees it and says nothing; Ayu, Bagus and Eko do not see it', async () => {
    const [alert] = await alertsOf(dewi, TODAY);
    expect(await markSeen(dewi, alert?.id ?? '')).toEqual({ refused: 'not-yours' });
    for (const actor of [ayu, bagus, eko]) {
      await expect(alertsOf(actor, TODAY)).rejects.toBeInstanceOf(NotFound);
      expect(await unseenAlerts(actor, TODAY)).toBe(0);
      expect(await markSeen(actor, alert?.id ?? '')).toEqual({ refused: 'not-yours' });
    }
    expect(await (await db()).$count(alerts, eq(alerts.seenBy, dewi.id))).toBe(0);
  });
});

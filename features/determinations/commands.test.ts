import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import type { Facts } from '@/db/facts';
import { auditEntries, caseFacts, determinations, episodes } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { timelineOf } from '@/features/cases/queries/timeline';
import { recordConsent } from '@/features/consents/commands';
import { personFile } from '@/features/matching/queries/person-file';
import { resumeUse, stopUse } from '@/features/rights/commands/requests';
import { copyOf } from '@/features/rights/queries/copy';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { joined } from '@/test/joining';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { fileOf, logged } from '@/test/stays';
import { recordDetermination, withdrawDetermination } from './commands';
import { readDetermination, type Told } from './input';
import { determinationsOf, determinationsOfPerson } from './queries';
import { byBody, contradict } from './rules';

freshBase();

const TODAY = today();
const words = 'Paspornya ditahan dan ia tidak boleh keluar gedung.';
const told = (more: Partial<Told> = {}): Told => ({
  ...{ id: newId(), status: 'presumed_victim', body: 'diplomatic_mission', on: '2022-09-01', reason: words },
  ...more,
});
const police = (more: Partial<Told> = {}) =>
  told({ status: 'not_a_victim', body: 'police', on: '2022-11-15', reason: '', ...more });

let reference = '';
beforeEach(async () => {
  reference = await logged(ayu, { name: 'Siti Rahmawati', birth: '1999-03-12' });
});

const idOf = (answer: object) => ('id' in answer ? String(answer.id) : '');
const views = async (actor = ayu) => determinationsOf(actor, await caseFile(actor, reference));
const factsNow = async (): Promise<Facts> => {
  const { id } = await fileOf(reference);
  const [row] = await (await db())
    .select()
    .from(caseFacts)
    .where(eq(caseFacts.caseId, id))
    .orderBy(desc(caseFacts.seq))
    .limit(1);
  return JSON.parse(row?.facts ?? '{}');
};
const acts = async (act: string) =>
  (await (await db()).select().from(auditEntries).where(eq(auditEntries.act, act))).map(({ details }) =>
    JSON.parse(details),
  );

describe('Recording how a body sees it', () => {
  test('Ayu records that the mission presumes a victim, then that the police says not a victim: both stand', async () => {
    await recordDetermination(ayu, reference, told());
    await recordDetermination(ayu, reference, police());
    const bodies = byBody(await views());
    expect(bodies.map(({ body, standing }) => [body, standing.status, standing.on, standing.by])).toEqual([
      ['police', 'not_a_victim', '2022-11-15', 'Ayu'],
      ['diplomatic_mission', 'presumed_victim', '2022-09-01', 'Ayu'],
    ]);
    expect(contradict(bodies)).toBe(true);
    expect((await factsNow()).determinations).toEqual([
      { on: '2022-09-01', is: 'presumed_victim', body: 'diplomatic_mission' },
      { on: '2022-11-15', is: 'not_a_victim', body: 'police' },
    ]);
    expect(await acts('determination.recorded')).toEqual([
      { status: 'presumed_victim', body: 'diplomatic_mission', on: '2022-09-01' },
      { status: 'not_a_victim', body: 'police', on: '2022-11-15' },
    ]);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('The reason lies sealed, and is read while the identity is open', async () => {
    await recordDetermination(ayu, reference, told());
    const [row] = await (await db()).select().from(determinations);
    expect(row?.reason?.includes('Paspor')).toBe(false);
    expect((await views())[0]).toMatchObject({ hasReason: true, reason: null });
    await recordIdentityOpened(ayu, reference);
    expect((await views())[0]?.reason).toBe(words);
    expect((await views(dewi))[0]).toMatchObject({ status: 'presumed_victim', hasReason: true, reason: null });
  });

  test('A form sent twice makes one', async () => {
    const form = told();
    await recordDetermination(ayu, reference, form);
    expect(await recordDetermination(ayu, reference, form)).toEqual({ refused: 'sent-already' });
    expect(await views()).toHaveLength(1);
  });

  test('Not for tomorrow, and not before the person was born', async () => {
    expect(await recordDetermination(ayu, reference, told({ on: addDays(TODAY, 1) }))).toEqual({
      refused: 'day-in-future',
    });
    expect(await recordDetermination(ayu, reference, told({ on: '1998-12-31' }))).toEqual({ refused: 'before-birth' });
    expect(await views()).toEqual([]);
  });

  test('Of whom no data may be kept, no words are taken; the codes are', async () => {
    const refusing = { scopes: ['personal_data' as const], state: 'refused' as const, language: null, proof: null };
    await recordConsent(ayu, reference, { ...refusing, on: TODAY, purpose: '' });
    expect(await recordDetermination(ayu, reference, told())).toEqual({ refused: 'keeping-refused' });
    expect(await recordDetermination(ayu, reference, told({ reason: '' }))).toHaveProperty('id');
  });

  test('About whom nothing may be used any more, nothing is recorded until it may again', async () => {
    const asking = { askedAt: new Date(), words: 'Jangan dipakai dulu' };
    await stopUse(ayu, reference, asking);
    expect(await recordDetermination(ayu, reference, told())).toEqual({ refused: 'withheld' });
    await resumeUse(ayu, reference, asking);
    expect(await recordDetermination(ayu, reference, told())).toHaveProperty('id');
  });

  test('Bagus of another office, Dewi the analyst and Eko the administrator record and withdraw nothing', async () => {
    const kept = await recordDetermination(ayu, reference, told());
    const id = idOf(kept);
    for (const actor of [bagus, dewi, eko]) {
      await expect(recordDetermination(actor, reference, police())).rejects.toBeInstanceOf(NotFound);
      await expect(withdrawDetermination(actor, reference, id)).rejects.toBeInstanceOf(NotFound);
    }
    expect((await views()).map(({ withdrawnAt }) => withdrawnAt)).toEqual([null]);
  });
});

describe('Withdrawing what was recorded by mistake', () => {
  test('Ayu takes the view of the police back: it counts no more, and stays to be seen', async () => {
    await recordDetermination(ayu, reference, told());
    const mistaken = await recordDetermination(ayu, reference, police());
    const id = idOf(mistaken);
    expect(await withdrawDetermination(ayu, reference, id)).toEqual({ id });
    expect(byBody(await views()).map(({ body }) => body)).toEqual(['diplomatic_mission']);
    expect((await views())[1]).toMatchObject({ body: 'police', withdrawnBy: 'Ayu', withdrawnAt: expect.any(Date) });
    expect((await factsNow()).determinations?.map(({ body }) => body)).toEqual(['diplomatic_mission']);
    expect(await acts('determination.withdrawn')).toEqual([
      { status: 'not_a_victim', body: 'police', on: '2022-11-15' },
    ]);
    expect(await withdrawDetermination(ayu, reference, id)).toEqual({ refused: 'withdrawn-already' });
  });

  test('One of another case is not withdrawn by way of one’s own', async () => {
    const other = await logged(bagus, { name: 'Rizky' });
    const kept = await recordDetermination(bagus, other, police());
    expect(await withdrawDetermination(ayu, reference, idOf(kept))).toEqual({
      refused: 'withdrawn-already',
    });
    expect(await determinationsOf(bagus, await caseFile(bagus, other))).toMatchObject([{ withdrawnAt: null }]);
  });

  test('The history of the case tells both', async () => {
    const kept = await recordDetermination(ayu, reference, police());
    await withdrawDetermination(ayu, reference, idOf(kept));
    const happened = await timelineOf(ayu, await caseFile(ayu, reference));
    const about = happened.filter(({ kind }) => kind === 'determined' || kind === 'undetermined');
    expect(about.map(({ kind, day, who }) => [kind, day, who])).toEqual([
      ['undetermined', TODAY, 'Ayu'],
      ['determined', '2022-11-15', 'Ayu'],
    ]);
  });
});

describe('A person with cases at two offices', () => {
  /** Bagus has a case on the same stretch of exploitation. */
  async function alsoHandledByBagus(): Promise<string> {
    const second = await logged(bagus, { name: 'Sitti Rahmawatie' });
    const [one, other] = [await fileOf(reference), await fileOf(second)];
    await joined(one.personId, other.personId);
    await change(machine, async (tx, audit) => {
      await tx.update(episodes).set({ sameAs: one.episodeId }).where(eq(episodes.id, other.episodeId));
      await audit.record({ act: 'test', subject: { kind: 'base', id: 'one-episode' } });
    });
    return second;
  }

  test('Citra sees both offices’ views on the page of the person, the reasons once she has opened the identity', async () => {
    const second = await alsoHandledByBagus();
    await recordDetermination(ayu, reference, told());
    await recordDetermination(bagus, second, police({ reason: 'Menurut berkas penyidik.' }));
    const { personId } = await fileOf(reference);
    const seen = async () => determinationsOfPerson(citra, await personFile(citra, personId));
    expect((await seen()).map(({ reason }) => reason)).toEqual([null, null]);
    expect(contradict(byBody(await seen()))).toBe(true);
    await recordIdentityOpened(citra, reference);
    expect((await seen()).map(({ reason }) => reason)).toEqual([words, 'Menurut berkas penyidik.']);
    const own = await determinationsOfPerson(ayu, await personFile(ayu, personId));
    expect(own.map(({ body }) => body)).toEqual(['diplomatic_mission']);
  });

  test('Her access copy tells what was thought of her and why, what was withdrawn too', async () => {
    await recordDetermination(ayu, reference, told());
    const mistaken = await recordDetermination(ayu, reference, police());
    await withdrawDetermination(ayu, reference, idOf(mistaken));
    expect((await copyOf(ayu, reference)).determinations).toMatchObject([
      { body: 'diplomatic_mission', status: 'presumed_victim', on: '2022-09-01', withdrawnAt: null, reason: words },
      { body: 'police', status: 'not_a_victim', withdrawnAt: expect.any(Date), reason: '' },
    ]);
  });
});

test('A form says what to mend, field by field', () => {
  const form = new FormData();
  form.set('on', '1999-12-31');
  const read = readDetermination(form);
  expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(['status', 'body', 'on']);
});

import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries, cases, notices, throttles } from '@/db/schema';
import { auditPage } from '@/features/audit/queries/entries';
import { sentenceOf } from '@/features/audit/sentences';
import { textsFor } from '@/lib/texts';
import { gita, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { fileOf, logged, offered, openedAs, pairs, rizki, rizky, rowOf, typed } from '@/test/entering';
import { ayu, bagus, citra } from '@/test/people';
import { QUESTIONS } from './ask-rate';
import { joinPersons } from './commands/join';
import { candidates } from './commands/offer';
import { TOLD_A_DAY } from './commands/tell-elsewhere';
import { shownCandidates } from './components/candidate-words';

const forgotten = () => Object.assign(globalThis, { pulangQuestions: undefined, pulangTold: undefined });

freshBase();
beforeEach(async () => {
  forgotten();
  await othersJoin();
});

const nobody = { name: 'Tidak Ada Orangnya', birth: '1980-01-01' };
const told = async () => (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'match.elsewhere-told'));
const offices = async (answers = rizky) => (await offered(ayu, answers)).offices;

/** Ayu asks in form after form, until a day's worth was told; starting the server anew in between helps nothing. */
async function spend(): Promise<void> {
  for (let n = 0; n < TOLD_A_DAY.entering; n += 1) {
    expect(await offices()).toEqual(['MNL']);
    forgotten();
  }
}

describe('Of whom another office knows', () => {
  test('each answer is recorded, without a name, for both offices’ supervisors; a question nobody answers writes nothing', async () => {
    await logged(bagus, rizki);
    const before = await (await db()).$count(auditEntries);
    for (let n = 0; n < 20; n += 1) expect(await offices({ name: `Orang Ke${n}`, birth: '1980-01-01' })).toEqual([]);
    expect(await (await db()).$count(auditEntries)).toBe(before);
    expect(await (await db()).$count(throttles)).toBe(0);
    expect(await offices()).toEqual(['MNL']);
    expect(await told()).toMatchObject([{ actorId: ayu.id, subjectKind: 'office', subjectId: bagus.officeId }]);
    expect((await told())[0]?.details).toBe(JSON.stringify({ officeId: ayu.officeId }));
    const headOfMnl = { ...gita, officeId: bagus.officeId, officeCode: 'MNL' };
    for (const reader of [gita, headOfMnl, citra]) {
      const { entries } = await auditPage(reader, { group: 'people' });
      expect(entries.map((entry) => sentenceOf(entry, textsFor('en')))).toEqual([
        'Ayu (Embassy of Indonesia, Phnom Penh) was told while entering a case that somebody who may be the same is known to Embassy of Indonesia, Manila',
      ]);
    }
    const elsewhere = { ...gita, officeId: 'office-other', officeCode: 'XYZ' };
    expect((await auditPage(elsewhere, { group: 'people' })).entries).toEqual([]);
  });

  test('typing on about the same person in the same form counts once', async () => {
    await logged(bagus, rizki);
    const { submission } = typed(rizky);
    for (const birth of ['1999', '1999-03', '1999-03-12'])
      expect((await candidates(ayu, typed({ ...rizky, birth }, submission))).elsewhere).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  test('Ayu is told so often in a day and then nothing more; the supervisors hear of it at half and at the end', async () => {
    await logged(bagus, rizki);
    await spend();
    expect(await offices()).toEqual([]);
    expect(await told()).toHaveLength(TOLD_A_DAY.entering);
    const heard = (await (await db()).select().from(notices)).filter(({ kind }) => kind === 'elsewhere-often');
    expect(heard.map(({ userId, details }) => `${userId} ${JSON.parse(details).count}`).toSorted()).toEqual(
      [citra.id, gita.id, 'user-intan'].flatMap((id) => [`${id} 20`, `${id} 40`]).toSorted(),
    );
    // Another colleague's day is another.
    expect((await offered(gita, rizky)).offices).toEqual(['MNL']);
  });

  test('then an answer “ask” is taken whether somebody is known or not; nobody is asked, and the pair waits', async () => {
    await logged(bagus, rizki);
    expect(await openedAs(ayu, fileOf(ayu, nobody), { offices: ['MNL'] })).toEqual({ refused: 'not-yours' });
    await spend();
    const hit = await openedAs(ayu, fileOf(ayu, rizky), { offices: ['MNL'] });
    const miss = await openedAs(ayu, fileOf(ayu, nobody), { offices: ['MNL'] });
    expect([Object.keys(hit), Object.keys(miss)]).toEqual([['reference'], ['reference']]);
    const writtenOn = async (opened: object) => {
      const { reference } = await rowOf(opened);
      const entries = await (await db()).select().from(auditEntries).where(eq(auditEntries.subjectId, reference));
      return entries.map(({ act }) => act);
    };
    expect(await writtenOn(hit)).toEqual(await writtenOn(miss));
    expect(await pairs()).toMatchObject([{ state: 'open', askedBy: null }]);
  });

  test('the same where too many questions were asked in a short time', async () => {
    await logged(bagus, rizki);
    for (let n = 0; n < QUESTIONS; n += 1) await candidates(ayu, typed({ name: `Orang Ke${n}` }));
    for (const answers of [rizky, nobody])
      expect(await openedAs(ayu, fileOf(ayu, answers), { offices: ['MNL'] })).toHaveProperty('reference');
    expect(await pairs()).toMatchObject([{ state: 'open', askedBy: null }]);
    expect(await (await db()).$count(cases)).toBe(3);
  });

  test('an answer “ask” that was told of is checked and passed on, and counts once', async () => {
    await logged(bagus, rizki);
    const file = fileOf(ayu, rizky);
    await candidates(ayu, typed(file.answers, file.submissionId));
    await openedAs(ayu, file, { offices: ['MNL'] });
    expect(await pairs()).toMatchObject([{ state: 'asked', askedBy: ayu.id }]);
    expect(await told()).toHaveLength(1);
  });

  test('beside “also at” no reasons are given: they might be what only that office wrote', async () => {
    const own = await logged(ayu, { ...rizki, passport: undefined });
    const there = await logged(bagus, rizki);
    await joinPersons(citra, { one: own.personId, other: there.personId });
    const found = await candidates(ayu, typed({ passport: 'B1234567' }));
    const [shown] = shownCandidates(found, textsFor('en')).people;
    expect(shown).toMatchObject({ reasons: '', seen: expect.not.stringContaining('passport') });
    expect(shown?.elsewhere).toHaveLength(1);
  });
});

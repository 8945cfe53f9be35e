import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { bringFactsUp, type Facts } from '@/db/facts';
import { auditEntries, caseFacts, cases, persons, touchedFacts } from '@/db/schema';
import { store } from '@/db/store';
import { freshBase } from '@/test/base';
import { ayu, machine } from '@/test/people';
import { fileOf, loggedFile } from '@/test/stays';

freshBase();

const versionsOf = async (caseId: string) =>
  (await (await db()).select().from(caseFacts).where(eq(caseFacts.caseId, caseId)).orderBy(asc(caseFacts.seq))).map(
    (row) => ({ ...row, facts: JSON.parse(row.facts) as Facts }),
  );

describe('Each change of a coded fact leaves a version of the facts', () => {
  test('A case that is logged has its first, known from its entry on', async () => {
    const { caseId, reference } = await loggedFile(ayu, {
      sex: 'female',
      recruitmentChannels: ['social_media'],
    });
    const [first, ...more] = await versionsOf(caseId);
    expect(more).toEqual([]);
    expect(first?.facts).toMatchObject({ destination: 'KH', sex: 'female', office: ayu.officeId });
    expect(first?.facts.lists).toEqual({ recruitment_channel: ['social_media'] });
    expect(first?.knownFrom).toEqual((await fileOf(reference)).createdAt);
  });

  test('A correction adds one, under the audit sequence of its change; the first stays as it was', async () => {
    const { caseId, reference, personId } = await loggedFile(ayu, { sex: 'female' });
    await change(machine, async (tx, audit) => {
      await tx.update(persons).set({ sex: 'male' }).where(eq(persons.id, personId));
      await audit.record({ act: 'case.section-saved', subject: { kind: 'case', id: reference } });
    });
    const versions = await versionsOf(caseId);
    expect(versions.map(({ facts }) => facts.sex)).toEqual(['female', 'male']);
    const [last] = await (await db())
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.seq, versions[1]?.seq ?? -1));
    expect(last?.act).toBe('case.section-saved');
  });

  test('A change that tells the figures nothing new adds none', async () => {
    const { caseId, personId } = await loggedFile(ayu);
    await change(machine, async (tx, audit) => {
      await tx.update(persons).set({ maritalStatus: 'married' }).where(eq(persons.id, personId));
      await tx.update(cases).set({ updatedAt: new Date() }).where(eq(cases.id, caseId));
      await audit.record({ act: 'case.section-saved', subject: { kind: 'case', id: 'x' } });
    });
    expect(await versionsOf(caseId)).toHaveLength(1);
  });

  test('Of two records of one person the earlier speaks, for the cases of both', async () => {
    const [one, other] = [await loggedFile(ayu, { sex: 'female' }), await loggedFile(ayu)];
    const point = (sameAs: string | null) =>
      change(machine, async (tx, audit) => {
        await tx.update(persons).set({ sameAs }).where(eq(persons.id, other.personId));
        await audit.record({ act: 'person.joined', subject: { kind: 'person', id: other.personId } });
      });
    await point(one.personId);
    await change(machine, async (tx, audit) => {
      await tx.update(persons).set({ homeProvince: 'ID-SU' }).where(eq(persons.id, one.personId));
      await audit.record({ act: 'case.section-saved', subject: { kind: 'case', id: one.reference } });
    });
    await point(null);
    const told = (await versionsOf(other.caseId)).map(({ facts }) => [facts.person, facts.sex, facts.province]);
    expect(told).toEqual([
      [other.personId, undefined, undefined],
      [one.personId, 'female', undefined],
      [one.personId, 'female', 'ID-SU'],
      [other.personId, undefined, undefined],
    ]);
  });

  test('A change that is refused leaves nothing', async () => {
    const { caseId } = await loggedFile(ayu);
    await change(machine, async (tx) => {
      await tx.update(cases).set({ returnMode: 'sea' }).where(eq(cases.id, caseId));
      return { refused: 'stale' as const };
    });
    expect(await versionsOf(caseId)).toHaveLength(1);
    expect(await (await db()).$count(touchedFacts)).toBe(0);
  });

  test('A base from before this is brought up once, and not a second time', async () => {
    const { caseId } = await loggedFile(ayu);
    await (await store()).transact(async (tx) => {
      await tx.delete(caseFacts);
      await tx.insert(touchedFacts).values({ kind: 'case', id: caseId });
      return { commit: true, value: undefined };
    });
    await bringFactsUp(await store());
    await bringFactsUp(await store());
    expect(await versionsOf(caseId)).toHaveLength(1);
    expect(await (await db()).$count(touchedFacts)).toBe(0);
  });
});

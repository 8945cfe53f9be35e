import { eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import {
  auditEntries,
  cases,
  episodes,
  fingerprints,
  merges,
  personPairs,
  persons,
  retraffickingFindings,
} from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers } from '@/features/cases/fields';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { searchPersons } from '@/features/cases/queries/case-search';
import { timelineOf } from '@/features/cases/queries/timeline';
import { figures } from '@/features/figures/queries';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { joined, logged } from '@/test/joining';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { fileOf } from '@/test/stays';
import { type Decided, decideDifferent } from './commands/decide-pair';
import { joinPersons, joinWithin } from './commands/join';
import { reopenPair } from './commands/reopen-pair';
import { undoJoin } from './commands/undo';
import { keysOf } from './queries/both';
import { joinChoices } from './queries/join-choices';

freshBase();

const rizki: Answers = { name: 'M. Rizki Pratama', birth: '1999-03-12', passport: 'B1234567', sex: 'male' };
const rizky: Answers = {
  ...{ name: 'Mohammad Rizky Pratama', passport: 'C7654321', phone: '0812 3456 7890', address: 'Binjai' },
  ...{ destination: 'ZA', handledOn: '2026-11-10', sex: 'unknown', homeProvince: '12' },
};

/** Rizki came home from Cambodia; four years later Manila meets him again. */
async function twoFiles() {
  const first = await logged(ayu, rizki);
  const second = await logged(bagus, rizky);
  const [one, other] = [(await fileOf(first)).personId, (await fileOf(second)).personId];
  return { first, second, one, other };
}

describe('Citra joins two persons', () => {
  test('and the earlier record speaks for both, with what only the other knew and the newer passport', async () => {
    const { first, second, one, other } = await twoFiles();
    expect((await joined(other, one, { basis: 'self_report' })).keptId).toBe(one);
    await recordIdentityOpened(citra, second);
    const [a, b] = [await caseFile(citra, first), await caseFile(citra, second)];
    expect(b).toMatchObject({ speakerId: one, records: [one, other], identityOpen: true, maskedName: 'M. R. P.' });
    expect(a.identityOpen).toBe(true);
    const told = { name: 'M. Rizki Pratama', passport: 'C7654321', sex: 'male', homeProvince: '12', address: 'Binjai' };
    for (const { answers } of [a, b]) expect(answers).toMatchObject(told);
    expect([a.answers.destination, b.answers.destination]).toEqual(['KH', 'ZA']);
  });

  test('and reads while both are sealed where they differ and where only one says something, and no answer', async () => {
    const { one, other } = await twoFiles();
    const { fields } = await joinChoices(citra, one, other);
    const told = Object.fromEntries(fields.map(({ field, ...each }) => [field, each]));
    expect(told.birth).toMatchObject({ one: null, other: '', state: 'only', usual: 'one' });
    expect(told.address).toMatchObject({ one: '', other: null, state: 'only', usual: 'other' });
    expect(told.passport).toMatchObject({ one: null, other: null, state: 'differs', usual: 'other' });
    expect(told.name).toMatchObject({ one: null, other: null, state: 'differs', usual: 'one' });
    expect(JSON.stringify(fields)).not.toMatch(/Rizk|C7654321|1999|Binjai/);
  });

  test('as she chooses, question by question, and the other name stays among the aliases', async () => {
    const { first, one, other } = await twoFiles();
    await joined(one, other, { choices: { passport: 'one', name: 'both' } });
    await recordIdentityOpened(citra, first);
    expect((await caseFile(citra, first)).answers).toMatchObject({
      ...{ passport: 'B1234567', name: 'M. Rizki Pratama', aliases: 'Mohammad Rizky Pratama' },
    });
  });

  test('and every number either said, and either name, finds both cases', async () => {
    const { first, second, one, other } = await twoFiles();
    await joined(one, other, { choices: { passport: 'other' } });
    for (const words of ['B1234567', 'C7654321', '+62 812 3456 7890', 'Rizki', 'Mohammad']) {
      const found = await searchPersons(citra, words);
      if ('refused' in found) throw new Error(found.refused);
      const { rows } = await caseList(citra, { persons: found.persons, sort: 'handled' });
      expect(
        rows.map(({ reference, sex }) => [reference, sex]),
        words,
      ).toEqual([
        [second, 'male'],
        [first, 'male'],
      ]);
    }
    // Ayu finds her own case by what only Manila's file says, and of Manila's case nothing.
    const found = await searchPersons(ayu, 'C7654321');
    expect(found).toEqual({ persons: [one] });
  });

  test('and a correction through the other case is made where both read it', async () => {
    const { first, second, one, other } = await twoFiles();
    await joined(one, other, { choices: { passport: 'one' } });
    await recordIdentityOpened(bagus, second);
    const file = await caseFile(bagus, second);
    const save = { reference: second, section: 'who' as const, changed: ['passport'], draftId: 'edit:none' };
    const answers = { ...file.answers, passport: 'D1111111' };
    expect(await saveSection(bagus, { ...save, version: 0, answers })).toEqual({ refused: 'stale' });
    await saveSection(bagus, { ...save, version: file.versions.who?.version ?? 0, answers });
    await recordIdentityOpened(ayu, first);
    expect((await caseFile(ayu, first)).answers.passport).toBe('D1111111');
    const both = {
      persons: expect.toSatisfy((found: string[]) => found.toSorted().join() === [one, other].sort().join()),
    };
    expect(await searchPersons(citra, 'D1111111')).toEqual(both);
    expect(await searchPersons(citra, 'B1234567')).toEqual({ persons: [] });
    expect(await searchPersons(citra, 'C7654321')).toEqual(both);
  });

  test('and each file tells it, without the number of the other', async () => {
    const { first, second, one, other } = await twoFiles();
    await joined(one, other);
    for (const [reference, actor] of [
      [first, ayu],
      [second, bagus],
    ] as const) {
      const told = await timelineOf(actor, await caseFile(actor, reference));
      expect(told.map(({ kind }) => kind)).toContain('joined');
    }
    const rows = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'person.joined'));
    expect(rows.map(({ subjectId }) => subjectId)).toEqual([first, second]);
    expect(rows[0]?.details).not.toContain(second);
  });

  test('and a third to them, and all point at the first', async () => {
    const { one, other } = await twoFiles();
    const { personId: third } = await fileOf(await logged(bagus, { name: 'Rizky P.' }));
    await joined(other, third);
    await joined(third, one);
    const rows = await (await db())
      .select()
      .from(persons)
      .where(inArray(persons.id, [one, other, third]));
    expect(Object.fromEntries(rows.map(({ id, sameAs }) => [id, sameAs]))).toEqual({
      [one]: null,
      [other]: one,
      [third]: one,
    });
    const all = await (await db()).select().from(merges);
    const moved = all.find(({ keptId }) => keptId === one)?.moved ?? '';
    expect((JSON.parse(moved) as string[]).toSorted()).toEqual([other, third].toSorted());
  });

  test('whose offices opened the same rescue nine days apart: one person, one episode, two cases, nobody taken again', async () => {
    const siti = { name: 'Siti', endedOn: '2026-10', exitManner: 'authority_rescue' };
    const first = await fileOf(await logged(ayu, { ...siti, handledOn: '2026-11-01' }));
    const second = await fileOf(await logged(bagus, { ...siti, handledOn: '2026-11-10' }));
    const asOf = '2026-11-24';
    const totals = async () => {
      const wanted = ['cases_handled', 'persons_assisted', 'cases_retrafficked'] as const;
      return (
        await figures(
          dewi,
          wanted.map((metric) => ({ metric, asOf })),
        )
      ).map(({ total }) => total);
    };
    expect(await totals()).toEqual([2, 2, 0]);
    const sameEpisodes = [{ one: second.episodeId, other: first.episodeId }];
    const { mergeId } = await joined(first.personId, second.personId, { sameEpisodes });
    const pointing = async () =>
      (await (await db()).select().from(episodes)).map(({ id, sameAs }) => [id, sameAs]).toSorted();
    expect(await pointing()).toEqual(
      [
        [first.episodeId, null],
        [second.episodeId, first.episodeId],
      ].toSorted(),
    );
    expect(await totals()).toEqual([2, 1, 0]);
    expect(await (await db()).$count(retraffickingFindings)).toBe(0);
    await undoJoin(citra, mergeId, { reason: 'Dua orang yang bernama sama' });
    expect((await pointing()).map(([, sameAs]) => sameAs)).toEqual([null, null]);
    expect(await totals()).toEqual([2, 2, 0]);
  });

  test('of whom one was taken after the other had come home: then it is suspected that they are taken again', async () => {
    const first = await fileOf(await logged(ayu, { ...rizki, endedOn: '2022-09' }));
    const second = await fileOf(await logged(bagus, { ...rizky, startedOn: '2026-08' }));
    const { mergeId } = await joined(first.personId, second.personId);
    const findings = async () => (await db()).select().from(retraffickingFindings);
    expect(await findings()).toMatchObject([
      { earlierId: first.episodeId, laterId: second.episodeId, state: 'suspected', until: null },
    ]);
    await undoJoin(citra, mergeId, { reason: 'Dua orang yang bernama sama' });
    expect(await findings()).toMatchObject([{ until: expect.any(String) }]);
  });

  test('but not twice, not a person with themself, not with an episode of somebody else', async () => {
    const { one, other } = await twoFiles();
    const { episodeId } = await fileOf(await logged(ayu));
    const sameEpisodes = [{ one: episodeId, other: episodeId }];
    expect(await joinPersons(citra, { one, other, sameEpisodes })).toEqual({ refused: 'other-episode' });
    expect(await joinPersons(citra, { one, other: one })).toEqual({ refused: 'already-one' });
    await joined(one, other);
    expect(await joinPersons(citra, { one: other, other: one })).toEqual({ refused: 'already-one' });
  });

  test('which a caseworker, an analyst and an administrator may not', async () => {
    const { one, other } = await twoFiles();
    expect(await joinPersons(dewi, { one, other })).toEqual({ refused: 'not-yours' });
    await expect(joinPersons(ayu, { one, other })).rejects.toThrow(NotFound);
    await expect(joinPersons(eko, { one, other })).rejects.toThrow(NotFound);
    const { personId: own } = await fileOf(await logged(ayu));
    expect(await joinPersons(ayu, { one, other: own })).toEqual({ refused: 'not-yours' });
    expect(await (await db()).$count(merges)).toBe(0);
  });
});

describe('Ayu enters a case and takes its person for one she knows', () => {
  const enter = async (taken: string) => {
    const keys = await keysOf(taken);
    return openCase(
      ayu,
      {
        ...{ submissionId: newId(), officeId: ayu.officeId, status: 'active', returnStep: null },
        answers: { destination: 'PH', handledOn: '2026-11-10', name: 'Rizky', phone: '0811 2222 3333' },
      },
      async (tx, audit, opened) => {
        const all = new Map([...keys, [opened.personId, opened.key]]);
        const joining = { one: opened.personId, other: taken, keys: all, entering: true };
        const answer = await joinWithin(tx, audit, ayu, joining);
        return 'refused' in answer ? answer : undefined;
      },
    );
  };

  test('in the same change', async () => {
    const { one } = await twoFiles();
    const opened = await enter(one);
    if ('refused' in opened) throw new Error(opened.refused);
    expect(await caseFile(ayu, opened.reference)).toMatchObject({ speakerId: one, maskedName: 'M. R. P.' });
    expect(await (await db()).$count(fingerprints, eq(fingerprints.personId, one))).toBe(2);
  });

  test('but not one whom only another office knows: then the case is not opened at all', async () => {
    const { other } = await twoFiles();
    const before = await (await db()).$count(cases);
    expect(await enter(other)).toEqual({ refused: 'not-yours' });
    expect(await (await db()).$count(cases)).toBe(before);
  });
});

describe('Citra decides on a pair', () => {
  const comparison = { outcome: 'doubtful' as const, score: 4.5, evidence: [] };
  const pairs = async () => (await db()).select().from(personPairs);

  test('that they are two persons, and what she decided on is kept', async () => {
    const { one, other } = await twoFiles();
    await decideDifferent(citra, other, one, { reason: 'Wajahnya berbeda', comparison });
    const [pair] = await pairs();
    expect(pair).toMatchObject({ state: 'different', score: 500, decidedBy: citra.id, decidedEvidence: '[]' });
    expect([pair?.oneId, pair?.otherId]).toEqual([one, other].toSorted());
    expect(pair?.reason?.includes('Wajahnya')).toBe(false);
    await reopenPair(citra, pair?.id ?? '');
    expect((await pairs())[0]).toMatchObject({ state: 'open', reopenedAt: null });
  });

  test('and joining them says that they are the same, undoing it that they are not', async () => {
    const { one, other } = await twoFiles();
    await decideDifferent(citra, one, other, { comparison });
    const { mergeId } = await joined(one, other);
    expect((await pairs())[0]).toMatchObject({ state: 'same' });
    expect(await decideDifferent(citra, one, other)).toEqual({ refused: 'already-one' });
    await undoJoin(citra, mergeId, { reason: 'Dua orang yang bernama sama' });
    expect((await pairs())[0]).toMatchObject({ state: 'different', decidedEvidence: '[]' });
  });

  test('once: whoever presses after it was decided changes nothing', async () => {
    const { one, other } = await twoFiles();
    const { pairId: pair } = (await decideDifferent(citra, one, other, { comparison })) as Decided;
    await reopenPair(citra, pair);
    expect(await decideDifferent(citra, one, other, { pair })).toEqual({ pairId: pair });
    expect(await joinPersons(citra, { one, other, pair })).toEqual({ refused: 'decided' });
    expect(await decideDifferent(citra, one, other, { pair })).toEqual({ refused: 'decided' });
    expect((await pairs())[0]).toMatchObject({ state: 'different' });
    expect(await (await db()).$count(merges)).toBe(0);
  });

  test('which must be one, and hers to decide', async () => {
    const { one, other } = await twoFiles();
    expect(await decideDifferent(citra, one, other)).toEqual({ refused: 'not-a-pair' });
    expect(await decideDifferent(dewi, one, other, { comparison })).toEqual({ refused: 'not-yours' });
    await expect(decideDifferent(ayu, one, other, { comparison })).rejects.toThrow(NotFound);
    expect(await pairs()).toEqual([]);
  });
});

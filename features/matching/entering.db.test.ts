import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, cases, episodes, merges, notices, personPairs, retraffickingFindings, users } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers } from '@/features/cases/fields';
import type { Raw } from '@/features/cases/input';
import { caseFile } from '@/features/cases/queries/case-file';
import { findPairs } from '@/features/matching/commands/find-pairs';
import { noticesOf } from '@/features/notices/queries';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import {
  everyone,
  fileOf,
  home,
  logged,
  offered,
  openedAs,
  pairs,
  rizki,
  rizky,
  rowOf,
  type Said,
  speaker,
  typed,
} from '@/test/entering';
import { ayu, bagus, citra, machine } from '@/test/people';
import { decideDifferent } from './commands/decide-pair';
import { joinPersons } from './commands/join';
import { candidates } from './commands/offer';
import { shownCandidates } from './components/candidate-words';
import { alsoRecorded } from './components/other-ways';
import { hasUnseen } from './new-case-input';
import { offerKey } from './offer-key';
import { pairQueue } from './queries/pairs';
import { personBehind } from './queries/person-file';

freshBase();
beforeEach(() => Object.assign(globalThis, { pulangQuestions: undefined }));

describe('While Ayu enters Mohammad Rizky Pratama from South Africa', () => {
  test('M. Rizki Pratama, home from Cambodia in October 2022, is offered with reasons, his name masked', async () => {
    const earlier = await logged(ayu, rizki, home);
    const found = await candidates(ayu, typed(rizky));
    expect(found.people.map(({ person }) => person.id)).toEqual([earlier.personId]);
    const [shown] = shownCandidates(found, textsFor('en')).people;
    expect(shown).toMatchObject({ name: 'M. R. P.', likelier: 'new-episode' });
    expect(shown?.cases[0]).toEqual({
      reference: earlier.reference,
      told: 'Cambodia · Embassy of Indonesia, Phnom Penh · handled March 2022 · arrived in Indonesia October 2022',
    });
    expect(shown?.outcome.label).toBe('Doubtful');
    expect(shown?.sameEpisode).toContain(`your office has this case already, ${earlier.reference}`);
    expect(shown?.reasons).toContain('ame birth date');
    expect(shown?.reasons).toContain('different passport');
    expect(JSON.stringify(shown)).not.toMatch(/Rizki|1999-03|B1234567|2022-10-14/);
  });

  test('taken as the same he is one person with two cases, and re-trafficking is suspected', async () => {
    const earlier = await logged(ayu, rizki, home);
    const later = await rowOf(await openedAs(ayu, fileOf(ayu, rizky), { people: [[earlier.personId, 'new-episode']] }));
    expect(await speaker(later.personId)).toBe(earlier.personId);
    expect((await everyone()).size).toBe(1);
    const findings = await (await db()).select().from(retraffickingFindings);
    expect(findings).toMatchObject([{ earlierId: earlier.episodeId, laterId: later.episodeId, state: 'suspected' }]);
    expect(await pairs()).toMatchObject([{ state: 'same' }]);
    expect(await (await db()).select().from(merges)).toHaveLength(1);
  });

  test('what he carries now speaks, and the passport of then still finds him', async () => {
    const earlier = await logged(ayu, rizki, home);
    const { reference } = await rowOf(
      await openedAs(ayu, fileOf(ayu, rizky), { people: [[earlier.personId, 'new-episode']] }),
    );
    await recordIdentityOpened(ayu, reference);
    const { answers } = await caseFile(ayu, reference);
    expect(answers).toMatchObject({ passport: rizky.passport, name: rizki.name, birth: rizki.birth });
    for (const passport of [rizki.passport, rizky.passport])
      expect((await candidates(ayu, typed({ passport }))).people.map(({ person }) => person.id)).toEqual([
        earlier.personId,
      ]);
  });

  test('what Ayu typed is told on the case beside what was on file, with the case it was joined with', async () => {
    const earlier = await logged(ayu, rizki, home);
    const later = await rowOf(await openedAs(ayu, fileOf(ayu, rizky), { people: [[earlier.personId, 'new-episode']] }));
    await recordIdentityOpened(ayu, later.reference);
    const file = await caseFile(ayu, later.reference);
    const behind = await personBehind(ayu, file);
    expect(behind).toMatchObject({ id: earlier.personId, cases: 2, alsoIn: [earlier.reference] });
    const also = alsoRecorded(file.answers, behind as NonNullable<typeof behind>, textsFor('en'));
    expect(file.answers.name).toBe(rizki.name);
    expect(also.name).toBe(`Also recorded: ${rizky.name}`);
    expect(also.passport).toBe(`Also recorded: ${rizki.passport}`);

    const shut = { ...file, identityOpen: false };
    expect((await personBehind(ayu, shut))?.others).toEqual([]);
    expect(await personBehind(ayu, { ...file, sight: 'coded' })).toBeNull();
  });

  test('a namesake born in 1987 is not called the same and does not keep the case from being saved', async () => {
    const namesake = await logged(ayu, { ...rizki, birth: '1987-07-21', passport: 'A7777777' });
    const { people } = await candidates(ayu, typed(rizky));
    expect(people.filter(({ comparison }) => comparison.outcome === 'same')).toEqual([]);
    const later = await rowOf(await openedAs(ayu, fileOf(ayu, rizky)));
    expect(await speaker(later.personId)).toBe(later.personId);
    expect(await speaker(namesake.personId)).toBe(namesake.personId);
  });

  test('nobody is looked for while too little is typed', async () => {
    await logged(ayu, { ...rizki, name: 'Rizki' });
    expect(await offered(ayu, { name: 'Rizki' })).toEqual({ people: [], offices: [] });
    expect((await offered(ayu, { passport: 'B1234567' })).people).toHaveLength(1);
  });

  test('the same form sent twice makes one case and one joining', async () => {
    const earlier = await logged(ayu, rizki, home);
    const file = fileOf(ayu, rizky);
    const said: Said = { people: [[earlier.personId, 'new-episode']] };
    const both = await Promise.all([openedAs(ayu, file, said), openedAs(ayu, file, said)]);
    expect(new Set(both.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await openedAs(ayu, file, said)).toEqual(both[0]);
    expect(await candidates(ayu, typed(rizky, file.submissionId))).toEqual({ people: [], elsewhere: [], similar: [] });
    expect(await (await db()).$count(merges)).toBe(1);
    expect(await (await db()).$count(cases)).toBe(2);
  });
});

describe('Two offices open the same rescue nine days apart', () => {
  const inManila: Answers = { ...rizki, destination: 'PH', handledOn: '2026-11-03' };
  const again: Answers = { ...rizki, destination: 'PH', handledOn: '2026-11-12', passport: undefined };

  test('Citra, who works for all offices, is offered the same episode: one person, one episode, two cases', async () => {
    const first = await logged(bagus, inManila);
    const [candidate] = (await candidates(citra, typed(again))).people;
    const same = { sameEpisode: { reference: first.reference }, isAtOwnOffice: false };
    expect(candidate).toMatchObject({ suggestion: 'same-episode', ...same });
    const second = await rowOf(
      await openedAs(citra, fileOf(citra, again), { people: [[first.personId, 'same-episode']] }),
    );
    expect((await everyone()).size).toBe(1);
    const [episode] = await (await db()).select().from(episodes).where(eq(episodes.id, second.episodeId));
    expect(episode?.sameAs).toBe(first.episodeId);
    expect(await (await db()).$count(cases)).toBe(2);
    expect(await (await db()).$count(retraffickingFindings)).toBe(0);
  });

  test('weeks later, or elsewhere, a new episode is likelier', async () => {
    await logged(bagus, inManila);
    for (const other of [{ handledOn: '2027-02-01' }, { destination: 'KH' }]) {
      const [candidate] = (await candidates(citra, { ...typed(again), ...other })).people;
      expect(candidate?.suggestion).toBe('new-episode');
    }
  });

  test('Ayu may only ask Manila: the supervisors are told, the pair waits, and nothing is joined', async () => {
    const first = await logged(bagus, inManila);
    const lestari = { ...citra, id: 'user-lestari', officeId: bagus.officeId, headquarters: false };
    await change(machine, async (tx, audit) => {
      const row = { id: lestari.id, signInName: 'lestari', name: 'Lestari', role: 'supervisor' as const };
      await tx.insert(users).values({ ...row, officeId: bagus.officeId, createdAt: new Date() });
      await audit.record({ act: 'user.added', subject: { kind: 'user', id: row.id } });
    });
    expect(await offered(ayu, again)).toEqual({ people: [], offices: ['MNL'] });
    const second = await rowOf(await openedAs(ayu, fileOf(ayu, again), { offices: ['MNL'] }));
    expect(await pairs()).toMatchObject([{ state: 'asked', askedBy: ayu.id }]);
    expect((await everyone()).size).toBe(2);
    const told = await (await db()).select().from(notices);
    expect(told.map(({ userId, kind }) => `${kind} ${userId}`).sort()).toEqual([
      `person-asked ${citra.id}`,
      `person-asked ${lestari.id}`,
    ]);
    const said = { by: 'Ayu', office: 'PNH', reference: first.reference, asking: second.reference };
    const [pair] = await pairs();
    const toldTo = (id: string) => JSON.parse(told.find(({ userId }) => userId === id)?.details ?? '');
    // Headquarters has the pair in its queue, Manila has not: there it leads to the case.
    expect(toldTo(citra.id)).toEqual({ ...said, pair: pair?.id });
    expect(toldTo(lestari.id)).toEqual(said);
    const entries = await (await db()).select().from(auditEntries).where(eq(auditEntries.subjectId, second.reference));
    expect(entries.map(({ act }) => act)).toContain('person.asked-elsewhere');
  });

  test('not asked, the pair is left open for the queue', async () => {
    await logged(bagus, inManila);
    await openedAs(ayu, fileOf(ayu, again));
    expect(await pairs()).toMatchObject([{ state: 'open', askedBy: null }]);
    expect(await (await db()).$count(notices)).toBe(0);
  });
});

describe('An answer', () => {
  test('about somebody who was not offered is refused, and nothing is saved, not even half', async () => {
    const other = await logged(ayu, { name: 'Dian Wulandari Kusuma', birth: '1985-01-30' });
    const there = await logged(bagus, rizki);
    const before = await (await db()).$count(auditEntries);
    for (const said of [
      { people: [[other.personId, 'new-episode']] },
      { people: [[other.personId, 'different']] },
      { people: [[there.personId, 'new-episode']] },
      { offices: ['PWNI'] },
    ] as Said[])
      expect(await openedAs(ayu, fileOf(ayu, rizky), said)).toEqual({ refused: 'not-yours' });
    expect(await (await db()).$count(cases)).toBe(2);
    expect(await (await db()).$count(personPairs)).toBe(0);
    const written = (await (await db()).select().from(auditEntries)).slice(before);
    expect(written.map(({ act }) => act)).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  test('cannot make one person of two who are on file', async () => {
    const one = await logged(ayu, rizki);
    const two = await logged(ayu, { ...rizki, passport: 'A1112223' });
    const said: Said = {
      people: [
        [one.personId, 'new-episode'],
        [two.personId, 'new-episode'],
      ],
    };
    expect(await openedAs(ayu, fileOf(ayu, rizky), said)).toEqual({ refused: 'several-same' });
    expect(await (await db()).$count(cases)).toBe(2);
  });

  test('the answer names the case that asked, not the newest of its office', async () => {
    const there = await logged(bagus, rizki);
    const asking = await rowOf(await openedAs(ayu, fileOf(ayu, rizky), { offices: ['MNL'] }));
    const later = await logged(ayu, { ...rizky, name: 'Rizky Pratama', handledOn: '2026-11-18' });
    const asked = (await pairs()).find(({ state }) => state === 'asked');
    expect([asked?.oneId, asked?.otherId]).toContain(asking.personId);
    await joinPersons(citra, { one: asking.personId, other: later.personId });
    await decideDifferent(citra, asking.personId, there.personId, { reason: 'Dua orang, dua paspor' });
    const [answered] = (await noticesOf(ayu)).filter(({ kind }) => kind === 'pair-answered');
    expect(answered?.details).toMatchObject({ reference: asking.reference, answer: 'different' });
  });

  test('“different person” is remembered, and only other evidence opens it', async () => {
    const one = await logged(ayu, rizki);
    const later = await rowOf(await openedAs(ayu, fileOf(ayu, rizky), { people: [[one.personId, 'different']] }));
    const [pair] = await pairs();
    expect(pair).toMatchObject({ state: 'different', decidedBy: ayu.id, decidedEvidence: pair?.evidence });
    await findPairs({ kind: 'machine', name: 'nightly' });
    expect(await pairs()).toMatchObject([{ state: 'different', reopenedAt: null }]);
    expect(await speaker(later.personId)).toBe(later.personId);
    await recordIdentityOpened(ayu, later.reference);
    const { answers, versions } = await caseFile(ayu, later.reference);
    const save = { section: 'who' as const, reference: later.reference, changed: ['passport'], draftId: 'edit:none' };
    const found = { ...answers, passport: 'B1234567' };
    await saveSection(ayu, { ...save, version: versions.who?.version ?? 0, answers: found, before: answers });
    await findPairs({ kind: 'machine', name: 'nightly' });
    expect(await pairs()).toMatchObject([{ state: 'open', reopenedAt: expect.any(Date) }]);
  });

  test('“different person” about two whom all speaks for is recorded in both files, and waits for a supervisor', async () => {
    const one = await logged(ayu, rizki);
    const same = { ...rizky, passport: rizki.passport };
    const later = await rowOf(await openedAs(ayu, fileOf(ayu, same), { people: [[one.personId, 'different']] }));
    expect(await pairs()).toMatchObject([{ state: 'open', outcome: 'same', decidedBy: ayu.id, reopenedAt: null }]);
    await findPairs(machine);
    const queue = await pairQueue(citra, {});
    expect(queue.rows).toMatchObject([{ saidOther: 'Ayu', askedBy: null }]);
    const compared = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'person.compared'));
    expect(compared.map(({ subjectId }) => subjectId).toSorted()).toEqual([one.reference, later.reference].toSorted());
    expect(JSON.parse(compared[0]?.details ?? '')).toEqual({ pair: queue.rows[0]?.id, decision: 'different' });
    await decideDifferent(citra, one.personId, later.personId, { pair: queue.rows[0]?.id });
    expect((await pairQueue(citra, {})).total).toBe(0);
  });

  test('given before one more number agreed is asked again', async () => {
    const one = await logged(ayu, rizki);
    const found = await candidates(ayu, typed(rizky));
    const [shown] = shownCandidates(found, textsFor('id')).people;
    const raw: Raw = { seen: [shown?.seen ?? ''], [`offer.${offerKey(one.personId)}`]: ['different'] };
    expect(hasUnseen(found, raw)).toBe(false);
    expect(hasUnseen(found, {})).toBe(true);
    expect(hasUnseen(await candidates(ayu, typed({ ...rizky, passport: 'B1234567' })), raw)).toBe(true);
  });
});

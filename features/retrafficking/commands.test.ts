import { and, eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { caseLocks, episodes, retraffickingFindings as findings, persons } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers } from '@/features/cases/fields';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { timelineOf } from '@/features/cases/queries/timeline';
import { suspectWithin } from '@/features/people/again';
import { resumeUse, stopUse } from '@/features/rights/commands/requests';
import { copyOf } from '@/features/rights/queries/copy';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { fileOf, logged } from '@/test/stays';
import { decideFinding } from './commands';
import { againOf } from './queries/again';

freshBase();

const TODAY = '2026-11-20';
const reason = 'Ia sendiri yang menceritakannya di penampungan';

/** Rizky was sent home from Cambodia by Ayu's office, and is met again by Bagus's; the files are joined. */
async function takenAgain(answers: Answers = {}) {
  const earlier = await logged(ayu, { name: 'M. Rizki Pratama' }, '2022-10-05');
  const later = await logged(bagus, {
    name: 'Mohammad Rizky Pratama',
    destination: 'ZA',
    handledOn: '2024-03-01',
    ...answers,
  });
  await rejoin(earlier, later);
  return { earlier, later };
}

async function rejoin(earlier: string, later: string, sameAs?: null) {
  const [one, other] = [await fileOf(earlier), await fileOf(later)];
  await change(machine, async (tx, audit) => {
    const speaker = sameAs === null ? null : one.personId;
    await tx.update(persons).set({ sameAs: speaker }).where(eq(persons.id, other.personId));
    await suspectWithin(tx, audit, other.personId);
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'joined' } });
  });
}

const seenBy = async (reference: string) => (await againOf(bagus, reference)).standing?.id ?? '';
const decision = async (reference: string, more: object = {}) => ({
  ...{ state: 'retrafficked' as const, on: TODAY, reason, seen: await seenBy(reference) },
  ...more,
});

test('Bagus confirms that Rizky was trafficked again: from that day on, with his reason, and the case says so', async () => {
  const { later } = await takenAgain();
  expect(await decideFinding(bagus, later, await decision(later), TODAY)).toEqual({ reference: later });
  expect((await fileOf(later)).retrafficking).toBe('retrafficked');
  const before = await againOf(bagus, later);
  expect(before.history.map(({ state, on, until, by }) => [state, on, until, by])).toEqual([
    ['suspected', '2024-03-01', TODAY, null],
    ['retrafficked', TODAY, null, 'Bagus'],
  ]);
  expect(before.history[1]?.reason).toBeNull();
  const [row] = await (await db())
    .select()
    .from(findings)
    .where(and(eq(findings.state, 'retrafficked'), isNull(findings.until)));
  expect(row?.reason?.includes('penampungan')).toBe(false);
  await recordIdentityOpened(bagus, later);
  expect((await againOf(bagus, later)).history[1]?.reason).toBe(reason);
  const happenings = await timelineOf(bagus, await caseFile(bagus, later));
  expect(happenings.find(({ kind }) => kind === 'again')).toMatchObject({
    kind: 'again',
    finding: 'retrafficked',
    day: TODAY,
    who: 'Bagus',
  });
  expect(await firstBrokenLink()).toBeNull();
});

test.each([
  ['went_back', 'went_back_same_sector'],
  ['rejected', 'none_known'],
] as const)('Decided %s, the case answers %s', async (state, answer) => {
  const { later } = await takenAgain();
  await decideFinding(bagus, later, await decision(later, { state }), TODAY);
  expect((await fileOf(later)).retrafficking).toBe(answer);
});

test('Citra decides anew when something is learnt, on a day after the first decision', async () => {
  const { later } = await takenAgain();
  await decideFinding(bagus, later, await decision(later, { on: '2026-11-10' }), TODAY);
  const tooEarly = await decision(later, { state: 'rejected', on: '2026-11-01' });
  expect(await decideFinding(citra, later, tooEarly, TODAY)).toEqual({ refused: 'before-last' });
  const anew = await decision(later, { state: 'rejected' });
  expect(await decideFinding(citra, later, anew, TODAY)).toEqual({ reference: later });
  expect((await fileOf(later)).retrafficking).toBe('none_known');
});

test('Two people who decide at once do not overwrite each other, and a form sent twice decides once', async () => {
  const { later } = await takenAgain();
  const form = await decision(later);
  await decideFinding(bagus, later, form, TODAY);
  expect(await decideFinding(bagus, later, form, TODAY)).toEqual({ refused: 'decided' });
  expect(await decideFinding(citra, later, { ...form, state: 'rejected' }, TODAY)).toEqual({ refused: 'stale' });
  expect((await fileOf(later)).retrafficking).toBe('retrafficked');
});

test('No decision for tomorrow, none before the suspicion, none where nothing is suspected', async () => {
  const { earlier, later } = await takenAgain();
  const on = async (day: string) => decideFinding(bagus, later, await decision(later, { on: day }), TODAY);
  expect(await on('2026-11-21')).toEqual({ refused: 'day-in-future' });
  expect(await on('2024-02-29')).toEqual({ refused: 'before-last' });
  expect(await decideFinding(ayu, earlier, await decision(later), TODAY)).toEqual({ refused: 'nothing-suspected' });
});

test('About whom nothing may be used any more, nothing is decided until it may again', async () => {
  const { earlier, later } = await takenAgain();
  const asking = { askedAt: new Date('2026-11-19T03:00:00Z'), words: 'Jangan dipakai dulu' };
  const form = await decision(later);
  await stopUse(ayu, earlier, asking);
  expect(await decideFinding(bagus, later, form, TODAY)).toEqual({ refused: 'withheld' });
  expect((await fileOf(later)).retrafficking).toBeNull();
  await resumeUse(ayu, earlier, asking);
  expect(await decideFinding(bagus, later, form, TODAY)).toEqual({ reference: later });
});

test('Whoever may not change the later case decides nothing about it', async () => {
  const { later } = await takenAgain();
  const form = await decision(later);
  for (const actor of [ayu, dewi, eko])
    await expect(decideFinding(actor, later, form, TODAY)).rejects.toBeInstanceOf(NotFound);
  expect((await fileOf(later)).retrafficking).toBeNull();
});

test('Parted again, the decision ends, and the case says what staff had typed before it', async () => {
  const { earlier, later } = await takenAgain({ retrafficking: 'at_risk' });
  await decideFinding(bagus, later, await decision(later), TODAY);
  await decideFinding(bagus, later, await decision(later, { state: 'went_back' }), TODAY);
  expect((await fileOf(later)).retrafficking).toBe('went_back_same_sector');
  await rejoin(earlier, later, null);
  expect((await fileOf(later)).retrafficking).toBe('at_risk');
  expect((await againOf(bagus, later)).standing).toBeNull();
  await rejoin(earlier, later);
  expect((await againOf(bagus, later)).standing?.state).toBe('suspected');
});

test('Of the earlier case Bagus learns only at which office it is; Citra sees its number', async () => {
  const { earlier, later } = await takenAgain();
  const told = (await againOf(bagus, later)).earlier;
  expect(told).toEqual([{ office: expect.objectContaining({ code: 'PNH' }) }]);
  expect((await againOf(citra, later)).earlier).toMatchObject([{ reference: earlier, returnedOn: '2022-10-05' }]);
});

test('Whoever is locked out of the earlier case does not see the later one either, in the list, on the page or by deciding', async () => {
  const { earlier, later } = await takenAgain();
  const seen = await seenBy(later);
  const suspected = { sort: 'handled', again: { state: 'suspected', asOf: TODAY } } as const;
  expect(await caseList(bagus, suspected)).toMatchObject({
    total: 1,
    rows: [{ reference: later, finding: 'suspected' }],
  });
  const { id: caseId } = await fileOf(earlier);
  await change(machine, async (tx, audit) => {
    const lock = { id: newId(), caseId, userId: bagus.id, lockedBy: citra.id, lockedAt: new Date() };
    await tx.insert(caseLocks).values(lock);
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'locked' } });
  });
  expect(await caseList(bagus, suspected)).toMatchObject({ total: 0, beyond: 0, rows: [] });
  await expect(againOf(bagus, later)).rejects.toThrow('case');
  const form = { state: 'rejected' as const, on: TODAY, reason, seen };
  await expect(decideFinding(bagus, later, form, TODAY)).rejects.toThrow('case');
});

test('The list finds the suspected cases, as of a day, and counts those of other offices', async () => {
  const { later } = await takenAgain();
  const suspected = { sort: 'handled', again: { state: 'suspected', asOf: TODAY } } as const;
  expect((await caseList(bagus, suspected)).rows.map(({ reference }) => reference)).toEqual([later]);
  expect(await caseList(ayu, suspected)).toMatchObject({ total: 0, beyond: 1 });
  await decideFinding(bagus, later, await decision(later, { on: '2026-11-10' }), TODAY);
  expect((await caseList(bagus, suspected)).total).toBe(0);
  const then = { ...suspected, again: { state: 'suspected', asOf: '2026-11-09' } } as const;
  expect((await caseList(bagus, then)).total).toBe(1);
  const confirmed = { ...suspected, again: { state: 'retrafficked', asOf: TODAY } } as const;
  expect((await caseList(citra, confirmed)).total).toBe(1);
});

test('Two offices’ cases on the later episode answer alike, and what was decided of one is decided of both', async () => {
  const { earlier, later } = await takenAgain();
  await decideFinding(bagus, later, await decision(later), TODAY);
  const second = await logged(ayu, { name: 'Rizky P.', destination: 'ZA', handledOn: '2024-03-10' });
  const [one, first, other] = [await fileOf(earlier), await fileOf(later), await fileOf(second)];
  await change(machine, async (tx, audit) => {
    await tx.update(persons).set({ sameAs: one.personId }).where(eq(persons.id, other.personId));
    await tx.update(episodes).set({ sameAs: other.episodeId }).where(eq(episodes.id, first.episodeId));
    await suspectWithin(tx, audit, one.personId);
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'joined' } });
  });
  expect((await againOf(citra, second)).standing).toMatchObject({ state: 'retrafficked', laterId: other.episodeId });
  expect((await fileOf(second)).retrafficking).toBe('retrafficked');
  expect((await againOf(citra, later)).standing?.laterId).toBe(other.episodeId);
});

test('What was decided stands, whatever is chosen in the form of the case afterwards, and comes back as typed when parted', async () => {
  const { earlier, later } = await takenAgain();
  await decideFinding(bagus, later, await decision(later), TODAY);
  const { version = 0 } = (await caseFile(bagus, later)).versions.return ?? {};
  const answers = { retrafficking: 'at_risk' };
  const save = {
    reference: later,
    section: 'return' as const,
    version,
    answers,
    changed: ['retrafficking'],
    draftId: '',
  };
  expect(await saveSection(bagus, save)).toEqual({ reference: later });
  expect((await fileOf(later)).retrafficking).toBe('retrafficked');
  await rejoin(earlier, later, null);
  expect((await fileOf(later)).retrafficking).toBe('at_risk');
});

test('Rizky’s access copy tells what was found of him, and why', async () => {
  const { later } = await takenAgain();
  await decideFinding(bagus, later, await decision(later), TODAY);
  expect((await copyOf(bagus, later)).findings).toMatchObject([
    { state: 'suspected', on: '2024-03-01', until: TODAY, reason: '' },
    { state: 'retrafficked', on: TODAY, until: null, reason },
  ]);
});

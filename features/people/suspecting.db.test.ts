import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, cases, episodes, retraffickingFindings as findings, persons } from '@/db/schema';
import { moveCase, recordReturnStep } from '@/features/cases/commands/move-case';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers } from '@/features/cases/fields';
import { noticesOf } from '@/features/notices/queries';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, machine } from '@/test/people';
import { fileOf, logged } from '@/test/stays';
import { suspectWithin } from './again';

freshBase();

const TODAY = '2026-11-20';

const rizki = (answers: Answers = {}) => logged(ayu, { name: 'M. Rizki Pratama', ...answers }, '2022-10-05');
const inSouthAfrica = (answers: Answers = {}) =>
  logged(bagus, { name: 'Mohammad Rizky Pratama', destination: 'ZA', handledOn: '2024-03-01', ...answers });

/** Makes the person of the later file the person of the earlier one, and where said their episodes one. */
async function join(earlier: string, later: string, episode = false): Promise<void> {
  const [one, other] = [await fileOf(earlier), await fileOf(later)];
  await change(machine, async (tx, audit) => {
    await tx.update(persons).set({ sameAs: one.personId }).where(eq(persons.id, other.personId));
    if (episode) await tx.update(episodes).set({ sameAs: one.episodeId }).where(eq(episodes.id, other.episodeId));
    await suspectWithin(tx, audit, other.personId);
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'joined' } });
  });
}

async function part(later: string): Promise<void> {
  const { personId, episodeId } = await fileOf(later);
  await change(machine, async (tx, audit) => {
    await tx.update(persons).set({ sameAs: null }).where(eq(persons.id, personId));
    await tx.update(episodes).set({ sameAs: null }).where(eq(episodes.id, episodeId));
    await suspectWithin(tx, audit, personId);
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'parted' } });
  });
}

const standing = async () =>
  (await (await db()).select().from(findings).orderBy(asc(findings.recordedAt))).filter(({ until }) => until === null);

test('Rizky comes home from Cambodia and is found in South Africa: suspected, once, from the day of the second case', async () => {
  const [earlier, later] = [await rizki(), await inSouthAfrica()];
  expect(await standing()).toEqual([]);
  await join(earlier, later);
  const [one, other] = [await fileOf(earlier), await fileOf(later)];
  const suspected = { earlierId: one.episodeId, laterId: other.episodeId, state: 'suspected', on: '2024-03-01' };
  expect(await standing()).toMatchObject([suspected]);
  await join(earlier, later);
  expect(await standing()).toMatchObject([suspected]);
  expect(other.retrafficking).toBeNull();
  expect(await noticesOf(bagus)).toMatchObject([{ kind: 'retrafficking-suspected', details: { reference: later } }]);
  const entries = await (await db())
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.act, 'retrafficking.suspected')));
  expect(entries.map(({ subjectId }) => subjectId)).toEqual([later]);
});

test('Parted again, the suspicion ends and stays in the history', async () => {
  const [earlier, later] = [await rizki(), await inSouthAfrica()];
  await join(earlier, later);
  await part(later);
  expect(await standing()).toEqual([]);
  expect(await (await db()).$count(findings)).toBe(1);
});

test('Two offices that tell of one rescue are never suspected of it, and become so when parted', async () => {
  const [earlier, later] = [await rizki(), await inSouthAfrica()];
  await join(earlier, later, true);
  expect(await standing()).toEqual([]);
  await part(later);
  expect(await standing()).toEqual([]);
  await join(earlier, later);
  expect(await standing()).toHaveLength(1);
  await join(earlier, later, true);
  expect(await standing()).toEqual([]);
});

test('While the first episode goes on, nothing is suspected; with the arrival in Indonesia it is', async () => {
  const [earlier, later] = [await logged(ayu, { name: 'Rizki' }), await inSouthAfrica()];
  await join(earlier, later);
  expect(await standing()).toEqual([]);
  await recordReturnStep(
    ayu,
    { reference: earlier, version: 0 },
    { status: 'arrived_indonesia', on: '2022-10-05' },
    TODAY,
  );
  expect(await standing()).toHaveLength(1);
});

test('A corrected beginning takes the suspicion away, and another brings it back', async () => {
  const [earlier, later] = [await rizki(), await inSouthAfrica({ startedOn: '2023-12' })];
  await join(earlier, later);
  expect(await standing()).toHaveLength(1);
  const save = { reference: later, section: 'exploitation' as const, changed: ['startedOn'], draftId: newId() };
  await saveSection(bagus, { ...save, version: 0, answers: { startedOn: '2022-09' } });
  expect(await standing()).toEqual([]);
  await saveSection(bagus, { ...save, version: 1, answers: { startedOn: '2023-11' } });
  expect(await standing()).toHaveLength(1);
});

test('A day of handling that is corrected moves the day of the suspicion', async () => {
  const [earlier, later] = [await rizki(), await inSouthAfrica()];
  await join(earlier, later);
  const save = { reference: later, section: 'essentials' as const, changed: ['handledOn'], draftId: newId() };
  await saveSection(bagus, { ...save, version: 0, answers: { destination: 'ZA', handledOn: '2024-02-10' } });
  expect(await standing()).toMatchObject([{ on: '2024-02-10', state: 'suspected' }]);
});

test('A case closed as a duplicate is not one of being taken again', async () => {
  const [earlier, later] = [await rizki(), await inSouthAfrica()];
  await join(earlier, later);
  await change(machine, async (tx, audit) => {
    await tx.update(cases).set({ status: 'closed', closureReason: 'duplicate' }).where(eq(cases.reference, later));
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'closed' } });
  });
  await moveCase(ayu, { reference: earlier, version: 0 }, { status: 'follow_up', on: '2026-11-19' }, TODAY);
  expect(await standing()).toEqual([]);
});

test('Taken a third time: each later episode has a question of its own, about the one before it', async () => {
  const first = await rizki();
  const second = await logged(bagus, { name: 'Rizky', destination: 'ZA', handledOn: '2024-03-01' }, '2024-06-01');
  const third = await logged(ayu, { name: 'Rizqi', destination: 'MM', handledOn: '2025-08-01' });
  await join(first, third);
  await join(first, second);
  const [a, b, c] = [await fileOf(first), await fileOf(second), await fileOf(third)];
  const pairs = (await standing()).map(({ earlierId, laterId }) => [earlierId, laterId]);
  expect(pairs).toHaveLength(2);
  expect(pairs).toContainEqual([a.episodeId, b.episodeId]);
  expect(pairs.map(([, later]) => later)).toContain(c.episodeId);
});

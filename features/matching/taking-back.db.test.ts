import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, merges, users } from '@/db/schema';
import { caseFile } from '@/features/cases/queries/case-file';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { freshBase } from '@/test/base';
import { except, fileOf, home, logged, openedAs, pairs, rizki, rizky, rowOf, speaker } from '@/test/entering';
import { everythingOf, joined } from '@/test/joining';
import { ayu, bagus, citra, machine } from '@/test/people';
import { undoJoin } from './commands/undo';
import { joinToUndo } from './queries/join-to-undo';
import { personBehind, personFile } from './queries/person-file';

freshBase();
beforeEach(() => Object.assign(globalThis, { pulangQuestions: undefined }));

const reason = 'Saya salah pilih: wajahnya lain';
const hoursAfter = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000);
/** A colleague of Ayu's in the same office, who may change the same cases. */
const wulan: Staff = { ...ayu, id: 'user-wulan', name: 'Wulan' };

/** Ayu enters Rizky and takes him for the Rizki on file. */
async function taken() {
  const earlier = await logged(ayu, rizki, home);
  const later = await rowOf(await openedAs(ayu, fileOf(ayu, rizky), { people: [[earlier.personId, 'new-episode']] }));
  const [merge] = await (await db()).select().from(merges);
  if (!merge) throw new Error('not joined');
  return { earlier, later, mergeId: merge.id, at: merge.mergedAt, both: [earlier.personId, later.personId] };
}

async function wulanJoins(): Promise<void> {
  await change(machine, async (tx, audit) => {
    const [row] = await tx.select().from(users).where(eq(users.id, ayu.id));
    if (row) await tx.insert(users).values({ ...row, id: wulan.id, name: wulan.name, signInName: 'wulan' });
    await audit.record({ act: 'test', subject: { kind: 'base', id: 'wulan' } });
  });
}

describe('Ayu took somebody for the same by mistake while entering a case', () => {
  test('and parts them the same day: both are two people again, the earlier one as he was, both acts on record', async () => {
    const earlier = await logged(ayu, rizki, home);
    const before = await everythingOf([earlier.personId]);
    const later = await rowOf(await openedAs(ayu, fileOf(ayu, rizky), { people: [[earlier.personId, 'new-episode']] }));
    const [merge] = await (await db()).select().from(merges);
    const { id: mergeId = '', mergedAt: at = new Date() } = merge ?? {};
    expect(await speaker(later.personId)).toBe(earlier.personId);
    expect(await joinToUndo(ayu, mergeId, hoursAfter(at, 23))).toMatchObject({ cannot: null, by: 'Ayu' });
    expect(await undoJoin(ayu, mergeId, { reason }, hoursAfter(at, 23))).toEqual({
      ...{ keptId: earlier.personId, joinedId: later.personId },
    });
    expect(await speaker(later.personId)).toBe(later.personId);
    expect(await everythingOf([earlier.personId])).toEqual(before);
    const acts = (await (await db()).select().from(auditEntries)).filter(({ act }) => act === 'person.join-undone');
    expect(acts.map(({ subjectId, actorId }) => [subjectId, actorId])).toEqual([
      [earlier.reference, ayu.id],
      [later.reference, ayu.id],
    ]);
    expect(await pairs()).toMatchObject([{ state: 'different', decidedBy: ayu.id }]);
  });

  test('but where all that is known says same, the pair then waits for a supervisor', async () => {
    const sure = { ...rizki, ...{ destination: 'ZA', handledOn: '2026-11-10', endedOn: undefined } };
    const earlier = await logged(ayu, rizki, home);
    await openedAs(ayu, fileOf(ayu, sure), { people: [[earlier.personId, 'new-episode']] });
    expect(await pairs()).toMatchObject([{ state: 'same', outcome: 'same' }]);
    const [merge] = await (await db()).select().from(merges);
    expect(await undoJoin(ayu, merge?.id ?? '', { reason })).toHaveProperty('joinedId');
    expect(await pairs()).toMatchObject([{ state: 'open', decidedBy: ayu.id }]);
  });

  test('not after a day: then a supervisor does', async () => {
    const { mergeId, at } = await taken();
    expect(await joinToUndo(ayu, mergeId, hoursAfter(at, 25))).toMatchObject({ cannot: 'too-late' });
    expect(await undoJoin(ayu, mergeId, { reason }, hoursAfter(at, 25))).toEqual({ refused: 'too-late' });
    expect(await undoJoin(citra, mergeId, { reason }, hoursAfter(at, 25))).toHaveProperty('joinedId');
    expect(await undoJoin(ayu, mergeId, { reason }, hoursAfter(at, 25))).toEqual({ refused: 'over' });
  });

  test('not without a reason, nor after another joining', async () => {
    const { mergeId, later } = await taken();
    expect(await undoJoin(ayu, mergeId, { reason: 'salah' })).toEqual({ refused: 'reason-short' });
    const third = await logged(ayu, { name: 'Rizki P.' });
    await joined(later.personId, third.personId);
    expect(await undoJoin(ayu, mergeId, { reason })).toEqual({ refused: 'not-newest' });
  });

  test('a colleague of the same office, or of another, does not part them', async () => {
    await wulanJoins();
    const { mergeId } = await taken();
    expect(await undoJoin(wulan, mergeId, { reason })).toEqual({ refused: 'not-yours' });
    await expect(joinToUndo(wulan, mergeId)).rejects.toThrow(NotFound);
    await expect(undoJoin(bagus, mergeId, { reason })).rejects.toThrow(NotFound);
  });

  test('nor does Ayu herself, once one of the cases was locked away from her', async () => {
    const { mergeId, earlier } = await taken();
    await except(ayu, earlier.id, 'lock');
    await expect(undoJoin(ayu, mergeId, { reason })).rejects.toThrow(NotFound);
  });

  test('nor what a supervisor joined from the queue, though on the same day', async () => {
    const one = await logged(ayu, rizki, home);
    const other = await logged(ayu, rizky);
    const { mergeId } = await joined(one.personId, other.personId);
    expect(await undoJoin(ayu, mergeId, { reason })).toEqual({ refused: 'not-yours' });
    await expect(joinToUndo(ayu, mergeId)).rejects.toThrow(NotFound);
  });
});

test('The way back is shown to Ayu for a day, on the case and on the person, and to no colleague', async () => {
  await wulanJoins();
  const { later, earlier, at, mergeId } = await taken();
  const until = hoursAfter(at, 24);
  const seen = async (actor: Staff, now: Date) => ({
    onCase: (await personBehind(actor, await caseFile(actor, later.reference), now))?.newest?.ownUntil ?? null,
    onPerson: (await personFile(actor, earlier.personId, now)).joinings.map(({ ownUntil }) => ownUntil),
  });
  expect(await seen(ayu, hoursAfter(at, 1))).toEqual({ onCase: until, onPerson: [until] });
  expect(await seen(ayu, hoursAfter(at, 25))).toEqual({ onCase: null, onPerson: [null] });
  expect(await seen(wulan, hoursAfter(at, 1))).toEqual({ onCase: null, onPerson: [null] });
  await undoJoin(ayu, mergeId, { reason }, hoursAfter(at, 2));
  expect(await seen(ayu, hoursAfter(at, 3))).toEqual({ onCase: null, onPerson: [] });
});

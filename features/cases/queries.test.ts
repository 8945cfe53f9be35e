import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { cases } from '@/db/schema';
import { addNote } from '@/features/followups/commands/note';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { closeCase } from './commands/move-case';
import { openCase } from './commands/open-case';
import type { Answers } from './fields';
import { caseFile } from './queries/case-file';
import { caseList, caseTotal, PAGE_SIZE } from './queries/case-list';
import { referenceInSight, searchPersons } from './queries/case-search';
import { casesWaiting } from './queries/work';

freshBase();

async function logged(actor: Staff, answers: Answers = {}): Promise<string> {
  const file = { submissionId: newId(), officeId: actor.officeId, status: 'active' as const, returnStep: null };
  const opened = await openCase(actor, {
    ...file,
    answers: { destination: 'KH', handledOn: '2026-11-10', ...answers },
  });
  return 'reference' in opened ? opened.reference : '';
}

const found = async (actor: Staff, words: string) => {
  const answer = await searchPersons(actor, words);
  if ('refused' in answer) return answer.refused;
  return (await caseList(actor, { sort: 'handled', persons: answer.persons })).rows.map(({ reference }) => reference);
};

describe('A list', () => {
  test('holds what its reader may see: own office, all offices, coded facts, nothing', async () => {
    const ofAyu = await logged(ayu, { name: 'Nama Ayu' });
    const ofBagus = await logged(bagus, { name: 'Nama Bagus', destination: 'PH' });
    const seen = async (actor: Staff) =>
      (await caseList(actor, { sort: 'handled' })).rows
        .map(({ reference, maskedName }) => `${reference} ${maskedName}`)
        .sort();
    expect(await seen(ayu)).toEqual([`${ofAyu} N. A.`]);
    expect(await seen(bagus)).toEqual([`${ofBagus} N. B.`]);
    expect(await seen(citra)).toEqual([`${ofBagus} N. B.`, `${ofAyu} N. A.`]);
    expect(await seen(dewi)).toEqual([`${ofBagus} `, `${ofAyu} `]);
    expect(await seen(eko)).toEqual([]);
  });

  test('goes on page by page, each case once, in every order', async () => {
    const all: string[] = [];
    for (let n = 0; n < PAGE_SIZE + 7; n += 1)
      all.push(await logged(ayu, { handledOn: `2026-10-${String((n % 9) + 1).padStart(2, '0')}` }));
    for (const sort of ['handled', 'oldest', 'updated'] as const) {
      const first = await caseList(ayu, { sort });
      const second = await caseList(ayu, { sort, after: first.next });
      expect(first.total).toBe(all.length);
      expect(first.rows).toHaveLength(PAGE_SIZE);
      expect(second.next).toBeUndefined();
      expect([...first.rows, ...second.rows].map(({ reference }) => reference).sort()).toEqual(all.toSorted());
    }
  });

  test('behind a number says how many of its cases are not the reader’s', async () => {
    await logged(ayu);
    await logged(bagus, { destination: 'KH' });
    const behind = { metric: 'cases_handled', asOf: '2026-11-20', where: { destination: 'KH' } } as const;
    expect(await caseList(ayu, { sort: 'handled', behind })).toMatchObject({ total: 1, beyond: 1 });
    expect(await caseList(dewi, { sort: 'handled', behind })).toMatchObject({ total: 2, beyond: 0 });
  });
});

describe('A search', () => {
  test('finds by name with a mistake, by alias, NIK, passport and phone in any form', async () => {
    const reference = await logged(ayu, {
      name: 'Muhammad Rizky Pratama',
      aliases: 'Kiki',
      nik: '3273011203990001',
      passport: 'C1234567',
      phone: '0812-3456-7890',
    });
    await logged(ayu, { name: 'Orang Lain', phone: '+62 811 000 111' });
    for (const words of ['rizki', 'pratama muhamad', 'KIKI', '3273 0112 0399 0001', 'c 1234567', '+62 812 3456 7890'])
      expect([words, await found(ayu, words)]).toEqual([words, [reference]]);
    expect(await found(ayu, 'Tidak Ada')).toEqual([]);
  });

  test('finds what was entered a moment ago', async () => {
    expect(await found(ayu, 'Baru Masuk')).toEqual([]);
    const reference = await logged(ayu, { name: 'Baru Masuk' });
    expect(await found(ayu, 'Baru Masuk')).toEqual([reference]);
  });

  test('finds nobody of another office, and nobody at all for an analyst', async () => {
    const reference = await logged(ayu, { name: 'Siti Jauh', nik: '3273015203990001' });
    expect(await found(bagus, 'Siti Jauh')).toEqual([]);
    expect(await found(bagus, '3273015203990001')).toEqual([]);
    expect(await found(dewi, 'Siti Jauh')).toBe('not-by-identity');
    expect(await referenceInSight(bagus, reference)).toBeNull();
    expect(await referenceInSight(dewi, reference.toLowerCase())).toBe(reference);
  });
});

test('A case of another office reads as one that is not there', async () => {
  const reference = await logged(ayu);
  await expect(caseFile(bagus, reference)).rejects.toThrow(NotFound);
  await expect(caseFile(eko, reference)).rejects.toThrow(NotFound);
  await expect(caseFile(ayu, 'PNH-1999-00001')).rejects.toThrow(NotFound);
  expect((await caseFile(dewi, reference)).sight).toBe('coded');
});

describe('In the morning', () => {
  const aMonthAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
  const lastTouched = (reference: string, updatedAt: Date) =>
    change(machine, async (tx, audit) => {
      await tx.update(cases).set({ updatedAt }).where(eq(cases.reference, reference));
      await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
    });
  const waiting = async (actor: Staff) => {
    const counted = await casesWaiting(actor);
    // Each number opens exactly its rows.
    for (const work of ['mine', 'quiet'] as const) {
      expect((await caseList(actor, { sort: 'handled', work })).total).toBe(counted[work]);
      expect(await caseTotal(actor, { sort: 'handled', work })).toBe(counted[work]);
    }
    return counted;
  };

  test('Ayu finds her open cases, and those in which nothing was entered for two weeks; Citra all the quiet ones', async () => {
    const quiet = await logged(ayu, { name: 'Nama Ayu' });
    await logged(ayu);
    await lastTouched(quiet, aMonthAgo);
    expect(await waiting(ayu)).toEqual({ mine: 2, quiet: 1 });
    expect(await waiting(citra)).toEqual({ mine: 0, quiet: 1 });
    await addNote(ayu, quiet, { id: newId(), kind: 'talk', on: '2026-11-20', text: 'Bicara dengan ibunya.' });
    expect(await waiting(ayu)).toEqual({ mine: 2, quiet: 0 });
  });

  test('a closed case waits for nobody, and Bagus of another mission, Dewi and Eko find none of them', async () => {
    const reference = await logged(ayu);
    await lastTouched(reference, aMonthAgo);
    for (const other of [bagus, dewi, eko]) expect(await waiting(other)).toEqual({ mine: 0, quiet: 0 });
    await closeCase(
      ayu,
      { reference, version: 0 },
      { reason: 'assistance_completed', on: '2026-11-20', referred: false },
      '2026-11-20',
    );
    expect(await waiting(ayu)).toEqual({ mine: 0, quiet: 0 });
  });
});

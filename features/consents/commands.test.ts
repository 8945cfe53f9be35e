import { expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { consents } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { eraseWithin, finishErasure } from '@/features/rights/commands/erase';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { recordConsent } from './commands';
import type { Said } from './input';
import { consentsOf } from './queries';
import { permits } from './rules';

freshBase();

const said = (more: Partial<Said> = {}): Said => ({
  scopes: ['personal_data', 'family_contact'],
  state: 'given',
  on: '2026-11-20',
  language: 'id',
  proof: 'signed',
  purpose: 'Menghubungi Ibu Halimah',
  ...more,
});

async function logged(answers = { destination: 'KH', handledOn: '2026-11-10', name: 'Siti' }) {
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const opened = await openCase(ayu, { ...file, answers });
  const reference = 'reference' in opened ? opened.reference : '';
  return { reference, personId: (await caseFile(ayu, reference)).case.personId };
}

test('Siti agrees, and later takes back part of it: the newest counts, and all of it is kept', async () => {
  const { reference } = await logged();
  const may = async (scope: 'family_contact' | 'personal_data') =>
    permits((await consentsOf(ayu, reference)).standing[scope]?.state);
  expect([await may('personal_data'), await may('family_contact')]).toEqual([false, false]);
  await recordConsent(ayu, reference, said(), new Date('2026-11-20T08:00:00Z'));
  expect([await may('personal_data'), await may('family_contact')]).toEqual([true, true]);
  const withdrawn = said({ scopes: ['family_contact'], state: 'withdrawn', on: '2026-11-22', purpose: '' });
  expect(await recordConsent(citra, reference, withdrawn)).toEqual({ recorded: ['family_contact'] });
  expect([await may('personal_data'), await may('family_contact')]).toEqual([true, false]);
  const { history, standing } = await consentsOf(ayu, reference);
  expect(history.map(({ scope, state, by }) => [scope, state, by])).toEqual([
    ['family_contact', 'withdrawn', 'Citra'],
    ...history.slice(1).map(({ scope }) => [scope, 'given', 'Ayu']),
  ]);
  expect(standing.media).toBeUndefined();
  expect(await firstBrokenLink()).toBeNull();
});

test('The same form sent twice counts once', async () => {
  const { reference } = await logged();
  await recordConsent(ayu, reference, said());
  expect(await recordConsent(ayu, reference, said())).toEqual({ refused: 'nothing-new' });
  expect(await (await db()).$count(consents)).toBe(2);
});

test('The purpose is sealed, and read only while the identity is open', async () => {
  const { reference } = await logged();
  await recordConsent(ayu, reference, said());
  const rows = await (await db()).select().from(consents);
  expect(rows.every(({ purpose }) => purpose && !purpose.includes('Halimah'))).toBe(true);
  expect((await consentsOf(ayu, reference)).history[0]?.purpose).toBeNull();
  await recordIdentityOpened(ayu, reference);
  expect((await consentsOf(ayu, reference)).history[0]?.purpose).toBe('Menghubungi Ibu Halimah');
});

test('A case without a name and without consent takes consent as well', async () => {
  const { reference } = await logged({ destination: 'KH', handledOn: '2026-11-10', name: '' });
  expect(await recordConsent(ayu, reference, said({ scopes: ['assistance'] }))).toEqual({ recorded: ['assistance'] });
});

test('For whom the case is not there, consent is not there either', async () => {
  const { reference } = await logged();
  await recordConsent(ayu, reference, said());
  for (const actor of [bagus, dewi, eko]) {
    await expect(recordConsent(actor, reference, said())).rejects.toThrow(NotFound);
    await expect(consentsOf(actor, reference)).rejects.toThrow(NotFound);
  }
});

test('After the identity was erased what was agreed to stays, without its words, and nothing is added', async () => {
  const { reference, personId } = await logged();
  await recordConsent(ayu, reference, said());
  const done = await change(machine, async (tx, audit) => {
    const answer = await eraseWithin(tx, audit, { personId, because: 'asked' });
    return answer ?? { refused: 'not-there' as const };
  });
  if ('erasedAt' in done) await finishErasure([personId], done.erasedAt);
  expect(await recordConsent(ayu, reference, said({ state: 'withdrawn' }))).toEqual({ refused: 'withheld' });
  const rows = await (await db()).select().from(consents);
  expect(rows.map(({ state, purpose }) => [state, purpose])).toEqual([
    ['given', null],
    ['given', null],
  ]);
});

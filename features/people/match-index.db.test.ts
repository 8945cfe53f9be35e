import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { approvals, cases } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { saveSection } from '@/features/cases/commands/save-section';
import { decideErasure } from '@/features/rights/commands/decide-erasure';
import { askErasure, resumeUse, stopUse } from '@/features/rights/commands/requests';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, citra } from '@/test/people';
import { matchesOf } from './match-index';
import { factsOf } from './memory';

freshBase();

const rizki = {
  name: 'M. Rizki Pratama',
  birth: '1999-03-12',
  sex: 'male',
  homeProvince: '12',
  passport: 'C1234567',
};
const rizky = { ...rizki, name: 'Mohammad Rizky Pratama', passport: 'E7654321' };
const asking = { askedAt: new Date(), words: 'Mohon jangan dipakai lagi' };

async function logged(answers: Record<string, string>): Promise<{ reference: string; personId: string }> {
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const opened = await openCase(ayu, { ...file, answers: { destination: 'KH', handledOn: '2022-08-01', ...answers } });
  if ('refused' in opened) throw new Error(opened.refused);
  const rows = await (await db()).select().from(cases);
  const { personId = '' } = rows.find(({ reference }) => reference === opened.reference) ?? {};
  return { reference: opened.reference, personId };
}

const found = async () => (await matchesOf(rizky)).map(({ personId }) => personId);

test('Rizki is found as soon as his file is saved, and under another name once it was corrected', async () => {
  expect(await found()).toEqual([]);
  const { reference, personId } = await logged(rizki);
  await logged({ name: 'Siti Aminah', birth: '1999-03-12', sex: 'female' });
  expect(await found()).toEqual([personId]);
  expect(await matchesOf(rizky, { except: [personId] })).toEqual([]);
  expect(await factsOf(personId)).toMatchObject({ name: rizki.name, sex: 'male', homeProvince: '12' });
  const answers = { name: 'Bambang Susilo', birth: '1971-01-01', sex: 'male' };
  await saveSection(ayu, { reference, section: 'who', version: 0, answers, changed: ['name', 'birth'], draftId: 'x' });
  expect(await found()).toEqual([]);
  expect(await factsOf(personId)).toMatchObject({ name: 'Bambang Susilo', homeProvince: null });
});

test('Whoever asked us to stop is not found until use is taken up again; whoever was erased never', async () => {
  const { reference, personId } = await logged(rizki);
  expect(await found()).toEqual([personId]);
  await stopUse(ayu, reference, asking);
  expect(await found()).toEqual([]);
  expect(await factsOf(personId)).toBeNull();
  await resumeUse(ayu, reference, asking);
  expect(await found()).toEqual([personId]);
  await askErasure(ayu, reference, asking);
  const [asked] = await (await db()).select().from(approvals);
  await decideErasure(citra, { approval: asked?.id ?? '', decision: 'approved' });
  expect(await found()).toEqual([]);
  expect(await factsOf(personId)).toBeNull();
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditHead, cases, episodes } from '@/db/schema';
import { caseList } from '@/features/cases/queries/case-list';
import { today } from '@/lib/calendar';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { dewi, machine } from '@/test/people';
import { countedCases, cross, factsAt, figure } from './queries';

freshBase();

const asked = { metric: 'cases_handled', by: 'destination', asOf: '2023-05-31' } as const;
const head = async () => (await (await db()).select().from(auditHead))[0]?.seq ?? 0;

async function correct(reference: string, destination: string): Promise<string> {
  return change(machine, async (tx, audit) => {
    const [file] = await tx.select().from(cases).where(eq(cases.reference, reference));
    if (!file) throw new Error('no such case');
    await tx.update(episodes).set({ destination }).where(eq(episodes.id, file.episodeId));
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test-correction' } });
    return file.id;
  });
}

test('A corrected destination leaves what was known before as it was: by entry of the audit, and by day', async () => {
  const [reference = ''] = await addCases([aCase(), aCase({ destination: 'PH' })]);
  const before = await head();
  expect((await figure(dewi, asked)).rows).toHaveLength(2);
  const id = await correct(reference, 'PH');
  const ph = [{ key: 'PH', value: 2 }];
  expect((await figure(dewi, asked)).rows).toEqual(ph);
  const [kh, one] = [
    { key: 'KH', value: 1 },
    { key: 'PH', value: 1 },
  ];
  expect((await figure(dewi, { ...asked, knownAt: before })).rows).toEqual([kh, one]);
  expect((await figure(dewi, { ...asked, knownAt: await head() })).rows).toEqual(ph);
  // The cases of tests are entered on 5 January 2026; the correction is of today.
  expect((await figure(dewi, { ...asked, knownOn: '2026-01-04' })).total).toBe(0);
  expect((await figure(dewi, { ...asked, knownOn: '2026-01-05' })).rows).toEqual([kh, one]);
  expect((await figure(dewi, { ...asked, knownOn: today() })).rows).toEqual(ph);
  expect(await countedCases(dewi, { ...asked, where: { destination: 'KH' }, knownAt: before })).toEqual([id]);
  expect((await factsAt(dewi, [id], before)).get(id)?.destination).toBe('KH');
  expect((await factsAt(dewi, [id], await head())).get(id)?.destination).toBe('PH');
  expect((await factsAt(dewi, [id], before - 1)).size).toBe(0);
});

test('The list behind a number shows the cases that were behind it then', async () => {
  const [reference = ''] = await addCases([aCase()]);
  const before = await head();
  await correct(reference, 'PH');
  const question = { metric: 'cases_handled', asOf: '2023-05-31', where: { destination: 'KH' } } as const;
  const listed = async (knownAt?: number) =>
    (await caseList(dewi, { behind: { ...question, knownAt }, sort: 'handled' })).total;
  expect([await listed(before), await listed()]).toEqual([1, 0]);
});

test('Two dimensions at once: a person counts in each cell once, and without an answer only where no case of theirs has one', async () => {
  const personId = 'person-1';
  await addCases([
    aCase({ personId, sex: 'female', answers: { recruitment_channel: ['social_media', 'other'] } }),
    aCase({ personId, sex: 'female', handledOn: '2022-09-01' }),
    aCase({ sex: 'male', destination: 'PH' }),
  ]);
  const { total, cells } = await cross(dewi, { metric: 'persons_assisted', asOf: '2023-05-31' }, [
    'destination',
    'channel',
  ]);
  expect(total).toBe(2);
  expect(cells.map(({ keys, value }) => [...keys, value].join(' ')).sort()).toEqual([
    'KH other 1',
    'KH social_media 1',
    'PH not_asked 1',
  ]);
});

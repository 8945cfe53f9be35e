import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/db/client';
import { cases, notices } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { searchPersons } from '@/features/cases/queries/case-search';
import { contactsOf } from '@/features/contacts/queries';
import { lockCase } from '@/features/exceptions/commands/lock';
import { joinPersons } from '@/features/matching/commands/join';
import { undoJoin } from '@/features/matching/commands/undo';
import { noticesOf } from '@/features/notices/queries';
import { isRefused } from '@/lib/errors';
import { gita, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { home, logged, rizki, rizky } from '@/test/entering';
import { ayu, citra } from '@/test/people';

freshBase();

const reason = 'Kerabat dekat dari orang ini.';
type File = Awaited<ReturnType<typeof logged>>;
let hidden: File;
let planted: File;

/** Ayu is locked out of a case, and has logged what she knows of the person as a case of her own. */
beforeEach(async () => {
  await othersJoin();
  hidden = await logged(gita, { ...rizki, address: 'Rumah aman, Jl. Rahasia 7' }, home);
  await lockCase(citra, { reference: hidden.reference, colleague: ayu.id, reason });
  planted = await logged(ayu, rizky);
});

async function joined(): Promise<string> {
  const answer = await joinPersons(gita, { one: hidden.personId, other: planted.personId, reason });
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer.mergeId;
}

test('Until the files are joined, Ayu sees her own case and not the one she is locked out of', async () => {
  expect((await caseFile(ayu, planted.reference)).sight).toBe('full');
  await expect(caseFile(ayu, hidden.reference)).rejects.toThrow('case');
});

test('Once they are joined, what is locked away is not read through her own case either', async () => {
  await joined();
  for (const { reference } of [hidden, planted]) {
    await expect(caseFile(ayu, reference)).rejects.toThrow('case');
    await expect(contactsOf(ayu, reference)).rejects.toThrow('case');
    await expect(recordIdentityOpened(ayu, reference)).rejects.toThrow('case');
  }
  expect(await caseList(ayu, { sort: 'handled' })).toMatchObject({ total: 0, rows: [] });
  expect(await searchPersons(ayu, 'Rizky Pratama')).toEqual({ persons: [] });
  expect((await caseFile(gita, planted.reference)).sight).toBe('full');
});

test('Her case is nobody’s from then on, and her supervisors are told; she is not', async () => {
  await joined();
  const [row] = await (await db()).select().from(cases).where(eq(cases.reference, planted.reference));
  expect(row?.assignedTo).toBeNull();
  const told = await (await db()).select().from(notices).where(eq(notices.kind, 'case-locked'));
  const about = told.filter(({ details }) => details.includes(planted.reference)).map(({ userId }) => userId);
  expect(about).toEqual(expect.arrayContaining([citra.id, gita.id]));
  expect(about).not.toContain(ayu.id);
  expect((await noticesOf(ayu)).filter(({ details }) => details.reference)).toEqual([]);
});

test('Locked out of one case of a person with two, she has neither in her hands any more', async () => {
  const other = await logged(ayu, { ...rizky, name: 'Zainal Abidin', passport: 'E5550001' });
  const third = await logged(gita, { ...rizki, name: 'Zainal Abidin', passport: 'E5550002' }, home);
  const answer = await joinPersons(gita, { one: other.personId, other: third.personId, reason });
  if (isRefused(answer)) throw new Error(answer.refused);
  await lockCase(citra, { reference: third.reference, colleague: ayu.id, reason });
  const [row] = await (await db()).select().from(cases).where(eq(cases.reference, other.reference));
  expect(row?.assignedTo).toBeNull();
});

test('Parted again, her own case is there for her again, and the other is not', async () => {
  await undoJoin(gita, await joined(), { reason, fields: {}, added: {} });
  expect((await caseFile(ayu, planted.reference)).sight).toBe('full');
  await expect(caseFile(ayu, hidden.reference)).rejects.toThrow('case');
});

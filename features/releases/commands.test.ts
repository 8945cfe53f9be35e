import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, cases, releaseFiles } from '@/db/schema';
import { openApprovals } from '@/features/approvals/queries';
import { usualLicence } from '@/features/publishing/rules';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, citra, dewi, eko } from '@/test/people';
import { askReleaseAgain } from './commands/ask-again';
import { decideRelease } from './commands/decide';
import { makeRelease } from './commands/make';
import { takeReleaseFile } from './commands/take';
import type { ReleaseInput } from './input';
import { proposalFor, verdictOnReleased } from './queries/proposal';
import { filesOfRelease, releaseOf, releasesFor } from './queries/released';
import { nameOf } from './statistics';

freshBase();

const licence = usualLicence('public');
const asked = (more: Partial<ReleaseInput> = {}): ReleaseInput => ({
  kind: 'public',
  month: '2022-12',
  partner: '',
  licence,
  synthetic: false,
  ...more,
});

const many = (count: number, handledOn: string, more = {}) =>
  addCases(Array.from({ length: count }, () => aCase({ handledOn, ...more })));

async function made(more: Partial<ReleaseInput> = {}): Promise<{ id: string; approval: string }> {
  const answer = await makeRelease(dewi, asked(more));
  if (!('release' in answer)) throw new Error(answer.refused);
  const [open] = await openApprovals(citra, []);
  return { id: answer.release, approval: open?.id ?? '' };
}

async function released(more: Partial<ReleaseInput> = {}): Promise<string> {
  const { id, approval } = await made(more);
  expect(await decideRelease(citra, approval, 'approved')).toEqual({ release: id });
  return id;
}

const numberIn = async (id: string, name: string) =>
  (await releaseOf(dewi, id)).content.cells.find((cell) => nameOf(cell) === name)?.value;

test('Dewi makes a public release, Citra lets it out, and both are in the audit', async () => {
  await many(23, '2022-03-10', { sex: 'male' });
  await many(4, '2022-07-10', { destination: 'PH', officeId: 'office-mnl' });
  const id = await released();
  expect(await releaseOf(dewi, id)).toMatchObject({ state: 'released', madeBy: dewi.id, decidedBy: citra.id });
  expect(await numberIn(id, 'months/cases_handled/2022-03/')).toBe(20);
  expect(await numberIn(id, 'months/cases_handled/2022-07/')).toBe(0);
  expect(await numberIn(id, 'years/cases_handled/2022/')).toBe(20);
  expect(await numberIn(id, 'destination/cases_handled/2022/KH')).toBe(20);
  expect(await numberIn(id, 'destination/cases_handled/2022/PH')).toBeUndefined();
  const files = await filesOfRelease(dewi, id);
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['datapackage.json', 'months.csv', 'destination.csv', 'index.html', 'release.zip']),
  );
  expect((await takeReleaseFile(dewi, id, 'months.csv')).toString()).toContain('2022-03,cases_handled,20');
  const acts = await (await db()).select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining([
      'release.made',
      'approval.asked',
      'approval.approved',
      'release.released',
      'release.exported',
    ]),
  );
  expect(await firstBrokenLink()).toBeNull();
});

test('What was released stays, to the byte, while late entries and corrections go on; a later release repeats it', async () => {
  await many(19, '2022-03-10');
  const first = await released();
  const before = await (await db()).select().from(releaseFiles).where(eq(releaseFiles.releaseId, first));
  await many(7, '2022-03-20');
  await many(31, '2023-01-15');
  await many(12, '2023-01-20', { destination: 'PH', officeId: 'office-mnl' });
  const second = await released({ month: '2023-01' });
  expect(await numberIn(second, 'months/cases_handled/2022-03/')).toBe(10);
  expect(await numberIn(second, 'years/cases_handled/2022/')).toBe(10);
  expect(await numberIn(second, 'months/cases_handled/2023-01/')).toBe(40);
  const { froze } = (await releaseOf(dewi, second)).content;
  expect(Object.keys(froze.months)).toEqual(['2023-01']);
  expect(froze.months['2023-01']?.by.destination).toEqual({ KH: 31, PH: 12 });
  expect(await (await db()).select().from(releaseFiles).where(eq(releaseFiles.releaseId, first))).toEqual(before);
  expect(await verdictOnReleased(dewi)).toMatchObject({ safe: true, releases: 2, moved: [] });
});

test('A partner’s release after the public one is made of the same frozen counts, and says whom it is for', async () => {
  await many(19, '2022-03-10');
  await released();
  await many(7, '2022-03-20');
  const id = await released({ kind: 'partner', partner: 'IOM Indonesia', licence: 'IOM alone' });
  expect(await numberIn(id, 'months/cases_handled/2022-03/')).toBe(15);
  const page = (await takeReleaseFile(citra, id, 'index.html')).toString();
  expect(page).toContain('IOM Indonesia');
  expect(page).toContain('dibulatkan ke bawah ke kelipatan 5');
  expect(page).not.toContain('<script');
});

test('Nobody lets out what they made, nor makes what is not theirs to make; declined, nothing leaves', async () => {
  await many(19, '2022-03-10');
  for (const actor of [ayu, citra, eko]) expect(await makeRelease(actor, asked())).toEqual({ refused: 'not-yours' });
  const { id, approval } = await made();
  expect(await decideRelease(dewi, approval, 'approved')).toEqual({ refused: 'same-person' });
  await expect(decideRelease(ayu, approval, 'approved')).rejects.toThrow();
  expect(await decideRelease(eko, approval, 'declined')).toEqual({ release: id });
  expect(await releaseOf(dewi, id)).toMatchObject({ state: 'declined' });
  expect(await filesOfRelease(dewi, id)).toEqual([]);
  await expect(takeReleaseFile(dewi, id, 'months.csv')).rejects.toThrow();
  await expect(releasesFor(ayu)).rejects.toThrow();
});

test('A release made before another went out is not let out after it', async () => {
  await many(19, '2022-03-10');
  const early = await made();
  await released({ kind: 'partner', partner: 'IOM', month: '2022-11' });
  expect(await decideRelease(citra, early.approval, 'approved')).toEqual({ refused: 'overtaken' });
  expect(await releaseOf(dewi, early.id)).toMatchObject({ state: 'draft' });
  expect(await decideRelease(citra, early.approval, 'declined')).toEqual({ release: early.id });
});

test('What nobody decided on within three days has lapsed; Dewi asks again, and Citra lets out what was looked at', async () => {
  await many(23, '2022-03-10');
  const { id, approval } = await made();
  expect(await releaseOf(dewi, id)).toMatchObject({ state: 'draft', isAsked: true });
  expect(await askReleaseAgain(dewi, id)).toEqual({ refused: 'already-asked' });
  const late = new Date(Date.now() + 73 * 3_600_000);
  expect(await releaseOf(dewi, id, late)).toMatchObject({ state: 'draft', isAsked: false });
  expect(await decideRelease(citra, approval, 'approved', late)).toEqual({ refused: 'over' });
  expect(await askReleaseAgain(citra, id, late)).toEqual({ refused: 'not-yours' });
  const again = await askReleaseAgain(dewi, id, late);
  if (!('approval' in again)) throw new Error(again.refused);
  expect(await releaseOf(dewi, id, late)).toMatchObject({ isAsked: true });
  expect(await decideRelease(citra, again.approval ?? '', 'approved', late)).toEqual({ release: id });
  expect(await numberIn(id, 'months/cases_handled/2022-03/')).toBe(20);
});

test('A lapsed release is not asked for again once another went out', async () => {
  await many(19, '2022-03-10');
  const { id } = await made();
  await released({ kind: 'partner', partner: 'IOM', month: '2022-11' });
  const late = new Date(Date.now() + 73 * 3_600_000);
  expect(await askReleaseAgain(dewi, id, late)).toEqual({ refused: 'overtaken' });
});

test('A month that runs, a second public release of a month and a partner without a name are refused in words', async () => {
  await many(19, '2022-03-10');
  expect(await makeRelease(dewi, asked({ month: '2099-01' }))).toEqual({ refused: 'month-not-over' });
  expect(await makeRelease(dewi, asked({ month: 'May' }))).toEqual({ refused: 'not-a-month' });
  expect(await makeRelease(dewi, asked({ kind: 'partner' }))).toEqual({ refused: 'partner-missing' });
  await released();
  expect(await makeRelease(dewi, asked())).toEqual({ refused: 'public-again' });
  expect(await proposalFor(dewi, { kind: 'public', month: '2022-11' })).toEqual({ refused: 'earlier-than-released' });
});

test('Synthetic records of a year are drawn once and repeated', async () => {
  await many(40, '2022-03-10', { sex: 'male', birthYear: 2000 });
  const first = await releaseOf(dewi, await released({ synthetic: true }));
  expect(first.content.synthetic?.length).toBeGreaterThan(0);
  await many(40, '2022-04-10', { sex: 'female', birthYear: 1990 });
  const second = await releaseOf(dewi, await released({ month: '2023-01', synthetic: true }));
  expect(second.content.synthetic).toEqual(first.content.synthetic);
  expect(await (await db()).$count(cases)).toBe(80);
});

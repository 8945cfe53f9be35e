import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { auditEntries, drafts } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { caseFile } from '@/features/cases/queries/case-file';
import { freshBase } from '@/test/base';
import { ayu, bagus } from '@/test/people';
import { dropDraft, endForgottenDrafts, saveDraft } from './commands';
import { draftOf, newCaseDrafts } from './queries';

freshBase();

const raw = { name: ['Teman Rudi, kamar 4'], nik: ['32730112'] };

test('Ayu’s half-filled form is kept sealed, and hers alone', async () => {
  await saveDraft(ayu, 'draft-1', { raw });
  expect(await draftOf(ayu, 'draft-1')).toMatchObject({ raw });
  expect(await draftOf(bagus, 'draft-1')).toBeNull();
  expect(await newCaseDrafts(bagus)).toEqual([]);
  const [row] = await (await db()).select().from(drafts);
  expect(row?.content.includes('Rudi')).toBe(false);
});

test('Typing on changes the draft and adds nothing to the audit', async () => {
  await saveDraft(ayu, 'draft-1', { raw });
  await saveDraft(ayu, 'draft-1', { raw: { name: ['Rudi Hartono'] } });
  expect((await draftOf(ayu, 'draft-1'))?.raw).toEqual({ name: ['Rudi Hartono'] });
  expect(await (await db()).$count(auditEntries, eq(auditEntries.subjectId, 'draft-1'))).toBe(1);
});

test('Bagus cannot write into Ayu’s draft, nor throw it away', async () => {
  await saveDraft(ayu, 'draft-1', { raw });
  expect(await saveDraft(bagus, 'draft-1', { raw: {} })).toEqual({ refused: 'not-yours' });
  await dropDraft(bagus, 'draft-1');
  expect(await draftOf(ayu, 'draft-1')).toMatchObject({ raw });
});

test('A draft thrown away takes its key along', async () => {
  await saveDraft(ayu, 'draft-1', { raw });
  const draft = await draftOf(ayu, 'draft-1');
  await dropDraft(ayu, 'draft-1');
  expect(await draftOf(ayu, 'draft-1')).toBeNull();
  expect((await personKeys([draft?.personId ?? ''])).size).toBe(0);
});

test('A new case that nobody went on with for ninety days goes by night, with its key; a section and a fresh one stay', async () => {
  const answers = { destination: 'KH', handledOn: '2026-11-10', name: 'Siti' };
  const file = { submissionId: 'form-2', officeId: ayu.officeId, status: 'active' as const, answers, returnStep: null };
  const opened = await openCase(ayu, file);
  const { case: row } = await caseFile(ayu, 'reference' in opened ? opened.reference : '');
  await saveDraft(ayu, 'edit:ayu', { raw, version: 0 }, row.personId);
  await saveDraft(ayu, 'draft-1', { raw });
  const forgotten = await draftOf(ayu, 'draft-1');
  const days = (n: number) => new Date(Date.now() + n * 24 * 3_600_000);
  expect(await endForgottenDrafts(days(89))).toBe(0);
  expect(await endForgottenDrafts(days(91))).toBe(1);
  expect(await draftOf(ayu, 'draft-1')).toBeNull();
  expect(await draftOf(ayu, 'edit:ayu')).toMatchObject({ raw });
  expect([...(await personKeys([forgotten?.personId ?? '', row.personId])).keys()]).toEqual([row.personId]);
  const [entry] = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'draft.forgotten'));
  expect(entry).toMatchObject({ subjectKind: 'draft', subjectId: 'draft-1', actorKind: 'machine' });
  expect(await endForgottenDrafts(days(91))).toBe(0);
});

test('The draft of a section goes, and the person’s key stays', async () => {
  const answers = { destination: 'KH', handledOn: '2026-11-10', name: 'Siti' };
  const file = { submissionId: 'form-1', officeId: ayu.officeId, status: 'active' as const, answers, returnStep: null };
  const opened = await openCase(ayu, file);
  const { case: row } = await caseFile(ayu, 'reference' in opened ? opened.reference : '');
  await saveDraft(ayu, 'edit:ayu', { raw, version: 0 }, row.personId);
  expect(await newCaseDrafts(ayu)).toEqual([]);
  await dropDraft(ayu, 'edit:ayu');
  expect((await personKeys([row.personId])).size).toBe(1);
});

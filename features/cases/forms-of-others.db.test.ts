import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { destroyPersonKey, personKeys } from '@/db/keys';
import { cases } from '@/db/schema';
import { dropDraft, saveDraft } from '@/features/drafts/commands';
import { draftOf, newCaseDrafts } from '@/features/drafts/queries';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra } from '@/test/people';
import { openCase } from './commands/open-case';
import { saveSection } from './commands/save-section';
import type { NewCase } from './input';
import { caseFile } from './queries/case-file';
import { caseList } from './queries/case-list';
import { newCaseDraft } from './queries/new-case-draft';

freshBase();

const formOf = ({ officeId }: { officeId: string }, submissionId = newId(), name = 'Siti Rahasia'): NewCase => ({
  submissionId,
  officeId,
  status: 'active',
  answers: { destination: 'KH', handledOn: '2026-11-10', name },
  returnStep: null,
});

test('Bagus sends the form Ayu has sent, and does not learn her reference', async () => {
  const form = formOf(ayu);
  const opened = await openCase(ayu, form);
  expect(await openCase(bagus, { ...form, officeId: bagus.officeId })).toEqual({ refused: 'not-your-form' });
  expect(await openCase(ayu, form)).toEqual(opened);
});

test('Bagus sends the form Ayu is still filling in: her draft stays, and opens her own case', async () => {
  const form = formOf(ayu);
  await saveDraft(ayu, form.submissionId, { raw: { name: ['Siti Rahasia'] } });
  expect(await openCase(bagus, { ...form, officeId: bagus.officeId })).toEqual({ refused: 'not-your-form' });
  expect(await draftOf(ayu, form.submissionId)).not.toBeNull();
  expect(await openCase(ayu, form)).toMatchObject({ reference: expect.stringMatching(/^PNH-/) });
});

test('A draft sent and thrown away at once never leaves a case without its key', async () => {
  for (let n = 0; n < 8; n++) {
    const form = formOf(ayu);
    await saveDraft(ayu, form.submissionId, { raw: {} });
    await Promise.all([openCase(ayu, form), dropDraft(ayu, form.submissionId)]);
  }
  const all = await (await db()).select().from(cases);
  expect(all).toHaveLength(8);
  expect((await personKeys(all.map(({ personId }) => personId))).size).toBe(8);
});

test('A save that was under way when its draft was thrown away does not bring it back', async () => {
  for (let n = 0; n < 8; n++) {
    const id = newId();
    await saveDraft(ayu, id, { raw: {} });
    await Promise.all([saveDraft(ayu, id, { raw: { name: ['Siti'] } }), dropDraft(ayu, id)]);
  }
  expect(await newCaseDrafts(ayu)).toEqual([]);
});

test('A draft whose key was destroyed reads as none, is not written on, and still opens a case', async () => {
  const form = formOf(ayu);
  await saveDraft(ayu, form.submissionId, { raw: { name: ['Siti'] } });
  await destroyPersonKey((await draftOf(ayu, form.submissionId))?.personId ?? '');
  expect(await draftOf(ayu, form.submissionId)).toBeNull();
  expect((await newCaseDraft(ayu, {})).draft).toBeNull();
  expect(await saveDraft(ayu, form.submissionId, { raw: {} })).toEqual({ refused: 'key-destroyed' });
  expect(await openCase(ayu, form)).toHaveProperty('reference');
});

test('Behind a number, a search does not tell that another office has a file on somebody', async () => {
  const opened = await openCase(ayu, formOf(ayu));
  const { case: file } = await caseFile(ayu, 'reference' in opened ? opened.reference : '');
  const other = await openCase(bagus, formOf(bagus));
  const manila = 'reference' in other ? other.reference : '';
  // Two offices, one person: made by hand until cases can be joined.
  const { change } = await import('@/db/change');
  await change({ kind: 'machine', name: 'test' }, async (tx, audit) => {
    await tx.update(cases).set({ personId: file.personId }).where(eq(cases.reference, manila));
    await audit.record({ act: 'case.joined', subject: { kind: 'case', id: manila } });
  });
  const behind = { metric: 'cases_handled', asOf: '2026-11-20' } as const;
  expect(await caseList(ayu, { behind, sort: 'handled' })).toMatchObject({ total: 1, beyond: 1 });
  const searched = { behind, sort: 'handled', persons: [file.personId] } as const;
  expect(await caseList(ayu, { ...searched, persons: [...searched.persons] })).toMatchObject({ total: 1, beyond: 0 });
  expect(await caseList(citra, { ...searched, persons: [...searched.persons] })).toMatchObject({ total: 2 });
});

test('A save from a version that is no number is stale, on every engine', async () => {
  const opened = await openCase(ayu, formOf(ayu));
  const reference = 'reference' in opened ? opened.reference : '';
  const save = { section: 'recruitment', answers: {}, changed: [], draftId: 'edit:1' } as const;
  expect(await saveSection(ayu, { ...save, reference, changed: [], version: -1 })).toEqual({ refused: 'stale' });
});

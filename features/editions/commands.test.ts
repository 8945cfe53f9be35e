import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, editionFiles, editions, notices, users } from '@/db/schema';
import { formats } from '@/features/reports/input';
import { isRefused } from '@/lib/errors';
import { locales } from '@/lib/locale';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, citra, dewi, eko, machine } from '@/test/people';
import { draftEdition } from './commands/draft';
import { draftDue } from './commands/due-drafts';
import { issueEdition, takeFile } from './commands/issue';
import { setTemplate } from './commands/templates';
import { editEdition, recountEdition, reviewEdition, withdrawEdition } from './commands/write';
import { contentIn } from './content';
import { documentIn, editionsOf, editionWith } from './queries/editions';

freshBase();

const may = { month: '2023-05', scope: 'all' };
const words = { id: ['Paragraf kami.'], en: ['Our paragraph.'] };

async function drafted(scope = 'all'): Promise<string> {
  const made = await draftEdition(dewi, { ...may, scope });
  if (isRefused(made)) throw new Error(made.refused);
  return made.id;
}

async function issued(): Promise<string> {
  const id = await drafted();
  await reviewEdition(dewi, { id, version: 1 });
  expect(await issueEdition(citra, { id, version: 2 })).toEqual({ id });
  return id;
}

const rowOf = async (id: string) => (await (await db()).select().from(editions).where(eq(editions.id, id)))[0];
const acts = async (act: string) => (await db()).select().from(auditEntries).where(eq(auditEntries.act, act));

describe('Dewi the analyst draws up the report of May 2023', () => {
  test('with its numbers and its paragraphs in both languages', async () => {
    await addCases([aCase(), aCase({ destination: 'PH' })]);
    const row = await rowOf(await drafted());
    expect(row).toMatchObject({ number: 1, state: 'draft', draftedBy: dewi.id, revises: null, checkpoint: null });
    const content = contentIn(row?.content ?? '');
    expect(content.report.handled.cumulative.total).toBe(2);
    expect(content.paragraphs.en[0]).toContain('handled 2 cases');
    expect(content.paragraphs.id[0]).toContain('2 kasus');
    expect(await acts('edition.drafted')).toMatchObject([{ actorId: dewi.id, subjectId: '2023-05' }]);
  });

  test('once: while a draft is open there is no second', async () => {
    await drafted();
    expect(await draftEdition(citra, may)).toEqual({ refused: 'draft-open' });
  });

  test('but not of a month that runs, nor of an office there is not', async () => {
    const now = new Date('2023-05-31T03:00:00Z');
    expect(await draftEdition(dewi, may, now)).toEqual({ refused: 'month-runs' });
    expect(await draftEdition(dewi, { ...may, scope: 'office-x' })).toEqual({ refused: 'no-such-office' });
  });

  test('and a caseworker does not, which is recorded', async () => {
    expect(await draftEdition(ayu, may)).toEqual({ refused: 'not-yours' });
    expect(await acts('refused')).toMatchObject([{ actorId: ayu.id, subjectKind: 'report', subjectId: '2023-05' }]);
  });

  test('of one office: its cases, its name, its template', async () => {
    await addCases([aCase(), aCase({ officeId: 'office-mnl' })]);
    const setting = { officeId: ayu.officeId, version: 0, sections: ['channels' as const, 'handled' as const] };
    await setTemplate(eko, { ...setting, draftDay: null });
    const edition = await editionWith(dewi, await drafted(ayu.officeId));
    const document = await documentIn(dewi, edition, 'en');
    expect(document.title).toBe('Monthly report of Embassy of Indonesia, Phnom Penh, May 2023');
    expect(document.tables.map(({ section }) => section)).toEqual(['channels', 'handled']);
    expect(document.paragraphs[0]).toContain('Embassy of Indonesia, Phnom Penh handled 1 case');
  });
});

describe('An edition', () => {
  test('that was written over is read as written, and has to be reviewed again', async () => {
    const id = await drafted();
    await reviewEdition(dewi, { id, version: 1 });
    expect(await editEdition(citra, { id, version: 2 }, words)).toEqual({ id });
    expect(await rowOf(id)).toMatchObject({ state: 'draft', reviewedBy: null, version: 3 });
    const document = await documentIn(dewi, await editionWith(dewi, id), 'id');
    expect(document.paragraphs).toEqual(words.id);
  });

  test('that a colleague changed meanwhile is not changed from an old page', async () => {
    const id = await drafted();
    await editEdition(dewi, { id, version: 1 }, words);
    expect(await editEdition(citra, { id, version: 1 }, words)).toEqual({ refused: 'stale' });
  });

  test('counted again holds what is known now', async () => {
    const id = await drafted();
    await addCases([aCase()]);
    expect(await recountEdition(citra, { id, version: 1 })).toEqual({ id });
    const { content, knownAt } = await editionWith(dewi, id);
    expect(content.report.handled.cumulative.total).toBe(1);
    expect(content.edited?.by).toBe(citra.id);
    expect(knownAt).toBeGreaterThan(0);
  });

  test('is issued by a second person, with every file, under a checkpoint', async () => {
    await addCases([aCase()]);
    const id = await issued();
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'issued', issuedBy: citra.id });
    expect(row?.checkpoint).toMatch(/^\d+ · [0-9a-f]{16} · [0-9a-f]{16}$/);
    const { documents } = contentIn(row?.content ?? '');
    expect(documents?.en.edition?.line).toMatch(/^Edition 1, issued on /);
    expect(documents?.id.mark).toBe(row?.checkpoint);
    expect(documents?.en.definitions[0]?.definition).toMatch(/\w/);
    const files = await (await db()).select().from(editionFiles);
    expect(files.map(({ format, language }) => `${format} ${language}`).sort()).toEqual(
      formats.flatMap((format) => locales.map((language) => `${format} ${language}`)).sort(),
    );
  });

  test('is never issued by whoever drafted, changed or reviewed it, which is recorded', async () => {
    const id = await drafted();
    expect(await issueEdition(citra, { id, version: 1 })).toEqual({ refused: 'not-reviewed' });
    await reviewEdition(dewi, { id, version: 1 });
    expect(await issueEdition(dewi, { id, version: 2 })).toEqual({ refused: 'same-person' });
    expect(await acts('refused')).toMatchObject([
      { actorId: dewi.id, details: JSON.stringify({ act: 'edition.issue', reason: 'same-person' }) },
    ]);
    expect(await rowOf(id)).toMatchObject({ state: 'reviewed', issuedBy: null });
    await editEdition(citra, { id, version: 2 }, words);
    await reviewEdition(dewi, { id, version: 3 });
    expect(await issueEdition(citra, { id, version: 4 })).toEqual({ refused: 'same-person' });
    expect(await (await db()).select().from(editionFiles)).toEqual([]);
  });

  test('once issued is changed by nobody', async () => {
    const id = await issued();
    const before = await rowOf(id);
    expect(await editEdition(dewi, { id, version: 3 }, words)).toEqual({ refused: 'already-issued' });
    expect(await recountEdition(dewi, { id, version: 3 })).toEqual({ refused: 'already-issued' });
    expect(await issueEdition(citra, { id, version: 3 })).toEqual({ refused: 'already-issued' });
    expect(await rowOf(id)).toEqual(before);
  });

  test('can be withdrawn, stays as it is, and the next one revises it', async () => {
    const id = await issued();
    expect(await withdrawEdition(dewi, { id, version: 3 })).toEqual({ id });
    expect(await rowOf(id)).toMatchObject({ state: 'withdrawn', withdrawnBy: dewi.id });
    expect(await takeFile(ayu, id, { format: 'csv', lang: 'id' })).toMatchObject({ name: 'pulang-2023-05-1-id.csv' });
    expect(await rowOf(await drafted())).toMatchObject({ number: 2, revises: id });
  });

  test('is read by everybody once issued, and before only by those who write it', async () => {
    const id = await drafted();
    await expect(editionWith(ayu, id)).rejects.toThrow();
    expect(await editionsOf(ayu)).toEqual([]);
    await reviewEdition(dewi, { id, version: 1 });
    await issueEdition(citra, { id, version: 2 });
    expect((await editionWith(ayu, id)).number).toBe(1);
    expect(await editionsOf(ayu, '2023-05')).toHaveLength(1);
  });

  test('is taken out as it was issued, which is recorded; one that is no longer so is not given out', async () => {
    const id = await issued();
    expect(await takeFile(ayu, id, { format: 'csv', lang: 'en' })).toMatchObject({ name: 'pulang-2023-05-1-en.csv' });
    expect(await acts('edition.exported')).toMatchObject([{ actorId: ayu.id, subjectId: '2023-05' }]);
    await change(machine, async (tx, audit) => {
      await tx.update(editionFiles).set({ content: Buffer.from('other') });
      await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
    });
    expect(await takeFile(ayu, id, { format: 'csv', lang: 'en' })).toEqual({ refused: 'damaged' });
  });
});

describe('The nightly work', () => {
  const usual = { officeId: dewi.officeId, version: 0, sections: ['handled' as const], draftDay: 5 };
  const fifth = new Date('2023-06-04T19:00:00Z');

  test('drafts last month once its day has come, once, and tells those who write it', async () => {
    await addCases([aCase()]);
    await setTemplate(citra, usual);
    expect(await draftDue(new Date('2023-06-03T19:00:00Z'))).toEqual({ drafted: 0 });
    expect(await draftDue(fifth)).toEqual({ drafted: 1 });
    expect(await draftDue(fifth)).toEqual({ drafted: 0 });
    const [line] = await editionsOf(dewi);
    expect(line).toMatchObject({ month: '2023-05', scope: 'all', draftedBy: 'nightly', state: 'draft' });
    const told = await (await db()).select().from(notices).where(eq(notices.kind, 'edition-drafted'));
    expect(told.map(({ userId }) => userId).sort()).toEqual([citra.id, dewi.id]);
  });

  test('leaves it to two people: who reviews it does not issue it', async () => {
    await setTemplate(citra, usual);
    await draftDue(fifth);
    const [{ id } = { id: '' }] = await editionsOf(dewi);
    await reviewEdition(citra, { id, version: 1 });
    expect(await issueEdition(citra, { id, version: 2 })).toEqual({ refused: 'same-person' });
    expect(await issueEdition(dewi, { id, version: 2 })).toEqual({ id });
  });

  test('does nothing where no day is set, and tells nobody whose account was closed', async () => {
    expect(await draftDue(fifth)).toEqual({ drafted: 0 });
    await setTemplate(citra, usual);
    await change(machine, async (tx, audit) => {
      await tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, dewi.id));
      await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
    });
    await draftDue(fifth);
    const told = await (await db()).select().from(notices).where(eq(notices.kind, 'edition-drafted'));
    expect(told.map(({ userId }) => userId)).toEqual([citra.id]);
  });
});

describe('The template of an office', () => {
  const usual = { officeId: ayu.officeId, version: 0, sections: ['handled' as const], draftDay: null };

  test('is set by an administrator, and not from an old page', async () => {
    expect(await setTemplate(eko, usual)).toEqual({ officeId: ayu.officeId });
    expect(await setTemplate(eko, usual)).toEqual({ refused: 'stale' });
    expect(await setTemplate(eko, { ...usual, version: 1 })).toEqual({ officeId: ayu.officeId });
  });

  test('is not set by a supervisor of another office, which is recorded', async () => {
    expect(await setTemplate(citra, usual)).toEqual({ refused: 'not-yours' });
    expect(await acts('refused')).toHaveLength(1);
  });
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { editionFiles, editions } from '@/db/schema';
import { openCase } from '@/features/cases/commands/open-case';
import { saveSection } from '@/features/cases/commands/save-section';
import type { Answers } from '@/features/cases/fields';
import { formats } from '@/features/reports/input';
import { monthlyReport } from '@/features/reports/queries';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { locales } from '@/lib/locale';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, citra, dewi } from '@/test/people';
import { draftEdition } from './commands/draft';
import { issueEdition, takeFile } from './commands/issue';
import { reviewEdition } from './commands/write';
import { contentIn, figuresIn } from './content';
import { filesOf } from './files';
import { editionWith } from './queries/editions';
import { namedFor, revisionSince } from './queries/revisions';

freshBase();

const may = { month: '2023-05', scope: 'all' };
const LATE = 200;
const CORRECTED = 20;

test('An edition for May 2023 stays as it is after 200 late entries and 20 corrections, and the revision names each', async () => {
  await addCases(Array.from({ length: 40 }, () => aCase({ handledOn: '2023-05-12' })));
  const references = await enter(CORRECTED, () => ({ destination: 'KH', handledOn: '2022-08-01' }));
  const first = await issued();
  const bytes = await bytesOf(first);

  const late = await enter(LATE, (n) => ({
    destination: n % 2 === 0 ? 'KH' : 'MM',
    handledOn: n % 5 === 0 ? '2023-05-20' : '2021-03-04',
  }));
  const corrected = await correct(references);

  // Issued again: what was issued stays, byte for byte, and is made anew from what it holds.
  const second = await issued();
  expect(await bytesOf(first)).toEqual(bytes);
  const { content, issuedAt } = await rowOf(first);
  const { documents } = contentIn(content);
  if (!documents || !issuedAt) throw new Error('not issued');
  const anew = await filesOf(documents, issuedAt);
  expect(Object.fromEntries(anew.map(({ format, language, sha256 }) => [`${format} ${language}`, sha256]))).toEqual(
    bytes,
  );

  const edition = await editionWith(dewi, first);
  const { differences, changes } = await revisionSince(dewi, edition);

  // Each of the 220 once, with what happened to it.
  const named = await namedFor(dewi, changes);
  expect(named.others).toEqual([]);
  const named220 = named.named.map(
    ({ reference, kind, corrections }) => `${reference} ${kind} ${JSON.stringify(corrections)}`,
  );
  const wanted = [
    ...late.map((reference) => `${reference} entered []`),
    ...corrected.map(
      (reference) => `${reference} corrected ${JSON.stringify([{ fact: 'destination', from: 'KH', to: 'TH' }])}`,
    ),
  ];
  expect(named220.sort()).toEqual(wanted.sort());
  expect(named220).toHaveLength(LATE + CORRECTED);

  // Every number: what it was, what it is, and as many causes as the difference between.
  const now = await monthlyReport(dewi, may.month);
  if (isRefused(now)) throw new Error(now.refused);
  const [before, after] = [numbersOf(edition.content.report), numbersOf(now)];
  const told = new Map(differences.map((each) => [`${each.figure} ${each.part} ${each.key}`, each]));
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name) ?? 0, after.get(name) ?? 0];
    const difference = told.get(name);
    expect({ name, before: difference?.before ?? was, after: difference?.after ?? is }).toEqual({
      ...{ name, before: was, after: is },
    });
    expect({ name, sum: difference?.causes.reduce((sum, { by }) => sum + by, 0) ?? 0 }).toEqual({
      name,
      sum: is - was,
    });
  }
  expect(told.get('handled.cumulative total total')).toMatchObject({ before: 60, after: 260 });
  expect(told.get('handled.cumulative rows TH')).toMatchObject({ before: 0, after: CORRECTED });

  // The second edition says it in words, without a case number, in every form.
  const next = await editionWith(dewi, second);
  expect(next).toMatchObject({ number: 2, revises: first });
  const [note] = next.content.documents?.en.revisions ?? [];
  expect(note?.title).toBe('Revision to May 2023, edition 1');
  expect(note?.lines).toContain(
    'Cases handled · Since January 2020 · All countries: 60 → 260 (+200): +200 recorded later',
  );
  expect(note?.lines).toContain('Cases handled · Since January 2020 · Thailand: 0 → 20 (+20): +20 corrected');
  expect(JSON.stringify(next.content)).not.toMatch(/TST-|PNH-/);
}, 240_000);

/** Drafted and reviewed by Dewi, issued by Citra. */
async function issued(): Promise<string> {
  const drafted = await draftEdition(dewi, may);
  if (isRefused(drafted)) throw new Error(drafted.refused);
  const { id } = drafted;
  expect(await reviewEdition(dewi, { id, version: 1 })).toEqual({ id });
  expect(await issueEdition(citra, { id, version: 2 })).toEqual({ id });
  return id;
}

/** The SHA-256 of every file as it is downloaded; the bytes themselves are compared by it. */
async function bytesOf(id: string): Promise<Record<string, string>> {
  const rows = await (await db()).select().from(editionFiles).where(eq(editionFiles.editionId, id));
  const bytes: Record<string, string> = {};
  for (const lang of locales)
    for (const format of formats) {
      const file = await takeFile(dewi, id, { format, lang });
      if (isRefused(file)) throw new Error(file.refused);
      const row = rows.find((each) => each.format === format && each.language === lang);
      expect(Buffer.compare(file.content, Buffer.from(row?.content ?? []))).toBe(0);
      bytes[`${format} ${lang}`] = row?.sha256 ?? '';
    }
  return bytes;
}

async function rowOf(id: string) {
  const [row] = await (await db()).select().from(editions).where(eq(editions.id, id));
  if (!row) throw new Error('no edition');
  return row;
}

async function enter(count: number, answersOf: (n: number) => Answers): Promise<string[]> {
  const references: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const opened = await openCase(ayu, {
      ...{ submissionId: newId(), officeId: ayu.officeId, status: 'active', returnStep: null },
      answers: answersOf(n),
    });
    if (isRefused(opened)) throw new Error(opened.refused);
    references.push(opened.reference);
  }
  return references;
}

/** It was Thailand, not Cambodia. */
async function correct(references: string[]): Promise<string[]> {
  for (const reference of references) {
    const saved = await saveSection(citra, {
      ...{ reference, section: 'essentials', version: 0, draftId: newId(), changed: ['destination'] },
      answers: { destination: 'TH', handledOn: '2022-08-01' },
    });
    if (isRefused(saved)) throw new Error(saved.refused);
  }
  return references;
}

function numbersOf(report: Parameters<typeof figuresIn>[0]): Map<string, number> {
  return new Map(
    figuresIn(report).flatMap(({ name, figure }) => [
      [`${name} total total`, figure.total] as const,
      ...figure.rows.map(({ key, value }) => [`${name} rows ${key}`, value] as const),
      ...figure.absent.map(({ key, value }) => [`${name} absent ${key}`, value] as const),
    ]),
  );
}

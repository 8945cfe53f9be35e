import { desc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, cases, episodes } from '@/db/schema';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, citra, dewi, eko, machine } from '@/test/people';
import { addFigure, signExplanation, withdrawFigure } from './commands';
import type { ToldFigure } from './input';
import { findPublished, publishedCodes, reconciliation } from './queries';

freshBase();

const told: ToldFigure = {
  metric: 'cases_handled',
  unit: 'cases',
  country: 'KH',
  region: null,
  from: '2023-01-01',
  to: '2023-12-31',
  asOf: null,
  comparator: 'eq',
  value: 3,
  population: 'WNI dalam kasus penipuan daring',
  quote: '3 kasus pada 2023',
  authority: 'Kementerian Luar Negeri',
  source: 'Berita ANTARA',
  sourceDate: '2024-03-05',
  sumsInto: null,
  conflictsWith: null,
  note: null,
  question: {
    metric: 'cases_handled',
    where: { destination: 'KH' },
    from: '2023-01-01',
    to: '2023-12-31',
    asOf: '2024-03-05',
  },
};

const why = 'Dua kasus dicatat di Manila, bukan di sini.';

async function lastAct() {
  const { act, subjectId, actorId, details } = auditEntries;
  const [entry] = await (await db())
    .select({ act, subjectId, actorId, details })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  return entry;
}

const lineOf = async (code: string) => (await findPublished(dewi, code))?.line;

describe('A figure that others printed', () => {
  test('is added by Dewi, stands beside ours, and is in the audit', async () => {
    await addCases([aCase({ handledOn: '2023-04-02' })]);
    expect(await addFigure(dewi, told)).toEqual({ code: 'P01' });
    expect(await lastAct()).toMatchObject({ act: 'published.added', subjectId: 'P01', actorId: dewi.id });
    expect(await lineOf('P01')).toMatchObject({ value: 3, ours: 1, difference: -2, verdict: 'unexplained' });
    expect((await reconciliation(dewi)).lines.map(({ code }) => code)).toContain('P01');
    expect(await addFigure(citra, { ...told, value: 1, sumsInto: 'P01' })).toEqual({ code: 'P02' });
    expect(await lineOf('P02')).toMatchObject({ verdict: 'met', told: { by: 'Citra', withdrawn: null } });
    expect((await reconciliation(dewi)).sums.at(2)).toMatchObject({ key: 'F27' });
    expect((await reconciliation(dewi)).sums).toContainEqual(expect.objectContaining({ key: 'P01', result: 2 }));
  });
  test('is not added by a caseworker or an administrator, which is recorded', async () => {
    for (const actor of [ayu, eko]) {
      expect(await addFigure(actor, told)).toEqual({ refused: 'not-yours' });
      expect(await lastAct()).toMatchObject({ act: 'refused', actorId: actor.id });
    }
    expect(await publishedCodes(dewi)).toHaveLength(35);
  });
  test('is withdrawn when it was wrong: its page stays, its code is not given again', async () => {
    await addFigure(dewi, told);
    expect(await withdrawFigure(ayu, 'P01')).toEqual({ refused: 'not-yours' });
    expect(await withdrawFigure(citra, 'P01')).toEqual({ code: 'P01' });
    expect(await lastAct()).toMatchObject({ act: 'published.withdrawn', subjectId: 'P01', actorId: citra.id });
    expect((await lineOf('P01'))?.told?.withdrawn).toMatchObject({ by: 'Citra' });
    expect((await reconciliation(dewi)).lines).toHaveLength(35);
    expect(await publishedCodes(dewi)).not.toContain('P01');
    expect(await withdrawFigure(citra, 'P01')).toEqual({ refused: 'not-there' });
    expect(await signExplanation(dewi, 'P01', { text: why, ours: 0, published: 3 })).toEqual({ refused: 'withdrawn' });
    expect(await addFigure(dewi, told)).toEqual({ code: 'P02' });
  });
  test('that comes with the app is not withdrawn', async () => {
    expect(await withdrawFigure(dewi, 'F27')).toEqual({ refused: 'comes-with-the-app' });
    expect(await lineOf('F27')).toMatchObject({ value: 484 });
  });
  test('that nobody printed is not there', async () => {
    expect(await findPublished(dewi, 'P99')).toBeNull();
    expect(await signExplanation(dewi, 'P99', { text: why, ours: 0, published: 0 })).toEqual({ refused: 'not-there' });
  });
});

describe('What differs', () => {
  test('because it was corrected after the figure had come out is a late entry; what was never so is not', async () => {
    // The cases of tests are entered on 5 January 2026; the correction is of today.
    const [reference = ''] = await addCases([aCase(), aCase()]);
    const asked = { metric: 'cases_handled', where: { destination: 'KH' }, asOf: '2026-01-10' } as const;
    await addFigure(dewi, { ...told, value: 2, sourceDate: '2026-01-10', question: asked });
    await addFigure(dewi, { ...told, value: 3, sourceDate: '2026-01-10', question: asked });
    expect((await lineOf('P01'))?.verdict).toBe('met');
    await change(machine, async (tx, audit) => {
      const [file] = await tx.select().from(cases).where(eq(cases.reference, reference));
      await tx
        .update(episodes)
        .set({ destination: 'PH' })
        .where(eq(episodes.id, file?.episodeId ?? ''));
      await audit.record({ act: 'test', subject: { kind: 'base', id: 'test' } });
    });
    expect(await lineOf('P01')).toMatchObject({
      ours: 1,
      verdict: 'explained',
      causes: [{ code: 'late', followed: false }],
    });
    expect(await lineOf('P02')).toMatchObject({ ours: 1, verdict: 'unexplained', causes: [] });
  });
});

describe('An explanation', () => {
  test('is signed by Dewi on the numbers she saw, and explains while they stay', async () => {
    await addFigure(dewi, told);
    expect(await signExplanation(dewi, 'P01', { text: why, ours: 0, published: 3 })).toHaveProperty('id');
    expect(await lastAct()).toMatchObject({ act: 'published.signed', subjectId: 'P01' });
    expect(await lineOf('P01')).toMatchObject({ verdict: 'explained', explanation: { by: 'Dewi', stands: true } });
    await addCases([aCase({ handledOn: '2023-04-02' })]);
    expect(await lineOf('P01')).toMatchObject({ verdict: 'unexplained', explanation: { ours: 0, stands: false } });
    expect(await signExplanation(citra, 'P01', { text: why, ours: 1, published: 3 })).toHaveProperty('id');
    expect((await findPublished(dewi, 'P01'))?.signed.map(({ by, stands }) => [by, stands])).toEqual([
      ['Citra', true],
      ['Dewi', false],
    ]);
  });
  test('is not signed on numbers that have moved since, nor by a caseworker, nor where there are not two numbers', async () => {
    expect(await signExplanation(dewi, 'F27', { text: why, ours: 5, published: 484 })).toEqual({ refused: 'moved' });
    expect(await signExplanation(ayu, 'F27', { text: why, ours: 0, published: 484 })).toEqual({ refused: 'not-yours' });
    for (const code of ['F11', 'F15'])
      expect(await signExplanation(dewi, code, { text: why, ours: 0, published: null })).toEqual({
        refused: 'nothing-to-explain',
      });
    expect((await findPublished(dewi, 'F27'))?.signed).toEqual([]);
  });
});

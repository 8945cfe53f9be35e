import { eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { cases, episodes, persons, statusSteps } from '@/db/schema';
import { monthlyReport } from '@/features/reports/queries';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { aCase, addCases, joinRecords } from '@/test/cases';
import { ayu, bagus, citra, dewi, machine } from '@/test/people';
import { someCases } from '@/test/random-cases';
import { draftEdition } from './commands/draft';
import { figuresIn } from './content';
import { type Edition, editionWith } from './queries/editions';
import { namedFor, revisionSince } from './queries/revisions';
import type { Revision } from './revision';

freshBase();

async function counted(): Promise<Edition> {
  const drafted = await draftEdition(dewi, { month: '2023-05', scope: 'all' });
  if (isRefused(drafted)) throw new Error(drafted.refused);
  return editionWith(dewi, drafted.id);
}

const changed = (work: (tx: Writer) => Promise<unknown>) =>
  change(machine, async (tx, audit) => {
    await work(tx);
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
  });

async function idsOf(reference: string | undefined) {
  const [row] = await (await db())
    .select()
    .from(cases)
    .where(eq(cases.reference, reference ?? ''));
  if (!row) throw new Error('no case');
  return row;
}

/** Each number of the edition with what it would be is what `figure` says today; as many causes as the difference. */
async function holds(edition: Edition, { differences }: Revision) {
  const now = await monthlyReport(dewi, '2023-05');
  if (isRefused(now)) throw new Error(now.refused);
  const numbers = (report: typeof now) =>
    new Map<string, number>(
      figuresIn(report).flatMap(({ name, figure }) => [
        [`${name} total total`, figure.total] as const,
        ...figure.rows.map(({ key, value }) => [`${name} rows ${key}`, value] as const),
        ...figure.absent.map(({ key, value }) => [`${name} absent ${key}`, value] as const),
      ]),
    );
  const [before, after] = [numbers(edition.content.report), numbers(now)];
  const told = new Map(differences.map((each) => [`${each.figure} ${each.part} ${each.key}`, each]));
  const said = [...new Set([...before.keys(), ...after.keys(), ...told.keys()])].map((name) => {
    const one = told.get(name);
    const is = one ? one.after : (before.get(name) ?? 0);
    return { name, is, sum: one?.causes.reduce((sum, { by }) => sum + by, 0) ?? 0 };
  });
  expect(said).toEqual(
    said.map(({ name }) => ({ name, is: after.get(name) ?? 0, sum: (after.get(name) ?? 0) - (before.get(name) ?? 0) })),
  );
}

const first = { handledOn: '2022-03-01' };
const home = (personId: string) => aCase({ ...first, personId }).returned('2022-09-01');

describe('A revision says why a number reads otherwise:', () => {
  test('a return that was recorded later, a day of handling that moved, an answer that was withdrawn', async () => {
    const [late, moved, again] = await addCases([aCase(first), aCase(first), aCase(first).retrafficked()]);
    const edition = await counted();
    await changed(async (tx) => {
      const of = async (reference: string | undefined) => eq(cases.id, (await idsOf(reference)).id);
      await tx
        .update(cases)
        .set({ returnedOn: '2023-05-03' })
        .where(await of(late));
      await tx
        .update(cases)
        .set({ handledOn: '2023-06-02' })
        .where(await of(moved));
      await tx
        .update(cases)
        .set({ retrafficking: null })
        .where(await of(again));
    });
    const revision = await revisionSince(dewi, edition);
    const { named } = await namedFor(dewi, revision.changes);
    expect(named.map(({ reference, kind, corrections }) => ({ reference, kind, corrections }))).toEqual([
      { reference: late, kind: 'returned', corrections: [{ fact: 'returnedOn', from: '', to: '2023-05-03' }] },
      {
        reference: moved,
        kind: 'corrected',
        corrections: [{ fact: 'handledOn', from: '2022-03-01', to: '2023-06-02' }],
      },
      { reference: again, kind: 'again', corrections: [] },
    ]);
    await holds(edition, revision);
  });

  test('a duplicate closed with a day before, and a case that was accepted after all', async () => {
    const [double, waiting] = await addCases([aCase(first), aCase(first).reported()]);
    const edition = await counted();
    await changed(async (tx) => {
      const [one, other] = [await idsOf(double), await idsOf(waiting)];
      const closed = { status: 'closed' as const, closureReason: 'duplicate' as const };
      await tx.update(statusSteps).set(closed).where(eq(statusSteps.caseId, one.id));
      await tx.update(statusSteps).set({ status: 'active' }).where(eq(statusSteps.caseId, other.id));
    });
    const revision = await revisionSince(dewi, edition);
    expect((await namedFor(dewi, revision.changes)).named.map(({ kind }) => kind)).toEqual(['excluded', 'accepted']);
    await holds(edition, revision);
  });

  test('two records that are of one person, and two that are not any more', async () => {
    const [one, other] = [newId(), newId()];
    await addCases([home(one), home(other)]);
    const edition = await counted();
    expect(edition.content.report.repatriated.cumulative.total).toBe(2);
    await joinRecords({ [one]: other });
    const joined = await revisionSince(dewi, edition);
    expect(joined.changes.map(({ kind }) => kind)).toEqual(['joined']);
    expect(
      joined.differences.find(({ figure, part }) => figure === 'repatriated.cumulative' && part === 'total'),
    ).toMatchObject({ before: 2, after: 1, causes: [{ by: -1 }] });
    await holds(edition, joined);
    await changed((tx) => tx.update(persons).set({ sameAs: null }).where(eq(persons.id, one)));
    expect((await revisionSince(dewi, edition)).differences).toEqual([]);
  });

  test('nothing, of what happened after its month', async () => {
    await addCases([aCase(first)]);
    const edition = await counted();
    const [later] = await addCases([aCase({ handledOn: '2023-06-01' })]);
    await changed(async (tx) =>
      tx
        .update(episodes)
        .set({ destination: 'TH' })
        .where(eq(episodes.id, (await idsOf(later)).episodeId)),
    );
    expect(await revisionSince(dewi, edition)).toEqual({ differences: [], changes: [] });
  });
});

test('Whatever is entered, corrected or joined afterwards: the numbers of today are those of the edition and what came', async () => {
  const seed = Math.floor(Math.random() * 1e9);
  const [before = [], ...later] = fc.sample(someCases(40), { seed, numRuns: 3 });
  await addCases(before);
  const edition = await counted();
  for (const [n, recipes] of later.entries()) {
    const known = new Set(before.map(({ personId }) => personId));
    await addCases(recipes.filter(({ personId }) => !known.has(personId)));
    const [one, other, ...rest] = [...known].slice(3 * n);
    if (one && other) await joinRecords({ [one]: other });
    const moved = rest.slice(0, 5);
    await changed((tx) => tx.update(episodes).set({ destination: 'PH' }).where(inArray(episodes.personId, moved)));
    await changed((tx) => tx.update(cases).set({ returnedOn: '2023-05-09' }).where(inArray(cases.personId, moved)));
    await holds(edition, await revisionSince(dewi, edition)).catch((error) => {
      throw new Error(`seed ${seed}, round ${n}`, { cause: error });
    });
  }
}, 120_000);

test('Cases are named for those who may see them; for others there is their kind and their number', async () => {
  const edition = await counted();
  await addCases([aCase(first), aCase({ ...first, officeId: 'office-mnl' })]);
  const { changes } = await revisionSince(dewi, edition);
  const seenBy = async (actor: typeof ayu) => {
    const { named, others } = await namedFor(actor, changes);
    return [named.length, others];
  };
  expect(await seenBy(dewi)).toEqual([2, []]);
  expect(await seenBy(citra)).toEqual([2, []]);
  expect(await seenBy(ayu)).toEqual([1, [{ kind: 'entered', count: 1 }]]);
  expect(await seenBy(bagus)).toEqual([1, [{ kind: 'entered', count: 1 }]]);
});

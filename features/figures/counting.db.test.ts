import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { cases, episodes, persons } from '@/db/schema';
import { personId } from '@/features/people/records';
import { freshBase } from '@/test/base';
import { addCases, joinRecords } from '@/test/cases';
import { countNaively } from '@/test/naive-figures';
import { dewi } from '@/test/people';
import { someCases, someJoinings, someQuestion } from '@/test/random-cases';
import { narrowedTo } from './addresses';
import { behind } from './conditions';
import type { FigureRow, Question, Unit } from './input';
import { figure } from './queries';

freshBase();

const asRecord = (rows: FigureRow[]) => Object.fromEntries(rows.map(({ key, value }) => [key, value]));

test('A figure is what counting by hand gives, and the cases behind it are as many, for any cases, joinings and questions', async () => {
  const [all = []] = fc.sample(someCases(150), { seed: 2438, numRuns: 1 });
  await addCases(all);
  const joinings = someJoinings(all);
  expect(Object.keys(joinings).length).toBeGreaterThan(20);
  await joinRecords(joinings);
  let found = 0;
  await fc.assert(
    fc.asyncProperty(someQuestion, async (question) => {
      const { total, answered, rows, absent, unit } = await figure(dewi, question);
      expect({ total, answered, rows: asRecord(rows), absent: asRecord(absent) }).toEqual(
        countNaively(all, question, joinings),
      );
      expect(await countListed(question, unit)).toBe(total);
      await expectRowsBehind(question, rows, unit);
      if (total > 0) found += 1;
    }),
    { seed: 1233, numRuns: 90 },
  );
  expect(found).toBeGreaterThan(40);
}, 120_000);

/** What a list of cases with the conditions of the figure holds. */
async function countListed(question: Question, unit: Unit): Promise<number> {
  const rows = await (await db())
    .select({ id: cases.id, personId })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(...behind(question)));
  return new Set(rows.map((row) => (unit === 'case' ? row.id : row.personId))).size;
}

async function expectRowsBehind(question: Question, rows: FigureRow[], unit: Unit) {
  for (const { key, value } of rows.slice(0, 3)) expect(await countListed(narrowedTo(question, key), unit)).toBe(value);
}

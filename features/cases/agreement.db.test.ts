import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure } from '@/features/figures/queries';
import { freshBase } from '@/test/base';
import { addCases, joinRecords } from '@/test/cases';
import { dewi } from '@/test/people';
import { someCases, someJoinings, someQuestion } from '@/test/random-cases';
import { caseList } from './queries/case-list';

freshBase();

test('The list behind a number holds as many cases as the number says, whatever is asked', async () => {
  const [recipes] = fc.sample(someCases(150), { numRuns: 1, seed: 7 });
  await addCases(recipes ?? []);
  await joinRecords(someJoinings(recipes ?? []));
  const questions = fc.sample(someQuestion, { numRuns: 60, seed: 8 });
  let counted = 0;
  for (const { by: _, ...question } of questions) {
    const { unit, total } = await figure(dewi, question);
    const list = await caseList(dewi, { behind: question, sort: 'handled' });
    if (unit === 'case') expect([question, list.total]).toEqual([question, total]);
    else expect(list.total).toBeGreaterThanOrEqual(total);
    counted += total;
  }
  expect(counted).toBeGreaterThan(0);
});

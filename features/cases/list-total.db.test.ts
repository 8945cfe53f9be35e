import { expect, test } from 'vitest';
import { openEmergency } from '@/features/exceptions/commands/emergency';
import { lockCase } from '@/features/exceptions/commands/lock';
import { figure } from '@/features/figures/queries';
import { today } from '@/lib/calendar';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { logged } from '@/test/stays';
import { type CaseListRequest, caseList } from './queries/case-list';

freshBase();

const asked: CaseListRequest[] = [
  { sort: 'handled' },
  { sort: 'handled', filter: { destination: 'KH' } },
  { sort: 'handled', filter: { destination: '!KH', sex: 'female' } },
  { sort: 'handled', from: '2022-08-01', to: '2022-08-31' },
  { sort: 'handled', behind: { metric: 'cases_handled', asOf: today(), where: { sex: 'female' } } },
];
const everybody = [ayu, bagus, citra, dewi, eko];

const counts = () =>
  Promise.all(
    everybody.flatMap((actor) =>
      asked.map(async (request) => {
        const { total, beyond, rows } = await caseList(actor, request);
        return { total, beyond, rows: rows.length };
      }),
    ),
  );

test('A list counts in memory what it counts in the base, for whoever is locked out or let in, and again after a change', async () => {
  const own = await logged(ayu, { sex: 'female' });
  await logged(ayu, { sex: 'male', handledOn: '2021-02-03' });
  await logged(ayu, { destination: 'PH', sex: 'female' });
  const elsewhere = await logged(bagus, { destination: 'PH', sex: 'female' });
  await logged(bagus, { sex: 'female' });
  expect(
    await lockCase(citra, { reference: own, colleague: ayu.id, reason: 'Saudara kandung korban' }),
  ).not.toHaveProperty('refused');
  expect(
    await openEmergency(ayu, { reference: elsewhere, reason: 'Korban menelepon di luar jam kerja' }),
  ).not.toHaveProperty('refused');
  const inBase = await counts();
  await figure(dewi, { metric: 'cases_handled', asOf: today() });
  expect(await counts()).toEqual(inBase);
  expect(inBase.slice(0, 2)).toEqual([
    { total: 3, beyond: 0, rows: 3 },
    { total: 1, beyond: 0, rows: 1 },
  ]);
  await logged(ayu, { sex: 'female' });
  const after = await counts();
  expect(after[0]).toEqual({ total: 4, beyond: 0, rows: 4 });
  for (const { total, rows } of after) expect(total).toBe(rows);
});

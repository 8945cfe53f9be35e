import { expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { dewi } from '@/test/people';
import { cross, figure } from './queries';

freshBase();

const asOf = '2023-05-31';
const in2022 = { from: '2022-01-01', to: '2022-12-31' };

test('The median says how long half of the returned waited; who has not arrived, or had arrived before, is not in it', async () => {
  await addCases([
    aCase({ handledOn: '2022-03-01' }).returned('2022-03-11'),
    aCase({ handledOn: '2022-03-01' }).returned('2022-03-21'),
    aCase({ handledOn: '2022-03-01', destination: 'PH' }).returned('2022-04-10'),
    aCase({ handledOn: '2022-03-01', destination: 'PH' }),
    aCase({ handledOn: '2022-03-01', destination: 'PH' }).returned('2022-02-01'),
  ]);
  expect(await figure(dewi, { metric: 'median_days_to_return', asOf, by: 'destination' })).toMatchObject({
    unit: 'day',
    total: 20,
    answered: 3,
    rows: [
      { key: 'PH', value: 40, base: 1 },
      { key: 'KH', value: 15, base: 2 },
    ],
  });
  expect(await figure(dewi, { metric: 'median_days_to_return', asOf: '2022-03-05' })).toMatchObject({
    total: 0,
    answered: 0,
  });
});

test('A share is of those who answered what the filter asks', async () => {
  await addCases([
    aCase({ sex: 'female' }),
    aCase({ sex: 'female', destination: 'PH' }),
    aCase({ sex: 'male' }),
    aCase(),
    aCase({ sex: 'declined' }),
  ]);
  const women = { metric: 'share_of_total', asOf, where: { sex: 'female' } } as const;
  const { total, answered, unit } = await figure(dewi, women);
  expect([unit, Math.round(total), answered]).toEqual(['percent', 67, 3]);
  expect(await figure(dewi, { ...women, where: { destination: 'KH' } })).toMatchObject({ total: 80, answered: 5 });
  expect(await figure(dewi, { ...women, where: { sex: 'not_asked' } })).toMatchObject({ total: 20, answered: 5 });
});

test('Growth holds a year against the one before, or against another that is named; out of nothing it has no value', async () => {
  await addCases([
    aCase({ handledOn: '2020-02-01' }),
    aCase({ handledOn: '2021-06-01' }),
    aCase({ handledOn: '2021-07-01' }),
    ...[1, 2, 3].map(() => aCase({ handledOn: '2022-06-01' })),
    aCase({ handledOn: '2022-06-01', destination: 'PH' }),
  ]);
  const growth = { metric: 'growth_factor', asOf, ...in2022 } as const;
  expect(await figure(dewi, { ...growth, by: 'destination' })).toMatchObject({
    unit: 'times',
    total: 2,
    answered: 2,
    rows: [{ key: 'KH', value: 1.5, base: 2 }],
  });
  const named = { beforeFrom: '2020-01-01', beforeTo: '2020-12-31' };
  expect((await figure(dewi, { ...growth, ...named })).total).toBe(4);
  expect(await figure(dewi, { ...growth, where: { destination: 'PH' } })).toMatchObject({ total: 0, answered: 0 });
});

test('Bodies disagree: each counts somebody by its view in force, a later view of the same body in place of the earlier', async () => {
  const view = (
    on: string,
    status: 'presumed_victim' | 'confirmed_victim' | 'not_a_victim',
    body: 'police' | 'ngo',
  ) => ({
    on,
    status,
    body,
  });
  await addCases([
    aCase({
      views: [
        view('2022-04-01', 'presumed_victim', 'police'),
        view('2022-05-01', 'confirmed_victim', 'ngo'),
        view('2022-08-01', 'not_a_victim', 'police'),
      ],
    }),
    aCase({ views: [view('2022-06-01', 'presumed_victim', 'ngo')] }),
    aCase(),
  ]);
  const count = async (metric: 'persons_presumed' | 'persons_confirmed', day: string) =>
    (await figure(dewi, { metric, asOf: day })).total;
  expect([await count('persons_presumed', '2022-07-01'), await count('persons_confirmed', '2022-07-01')]).toEqual([
    2, 1,
  ]);
  expect([await count('persons_presumed', asOf), await count('persons_confirmed', asOf)]).toEqual([1, 1]);
  const presumed = { metric: 'persons_presumed', asOf: '2022-07-01', by: 'determination_body' } as const;
  expect((await figure(dewi, presumed)).rows).toEqual([
    { key: 'ngo', value: 1 },
    { key: 'police', value: 1 },
  ]);
  expect((await figure(dewi, { ...presumed, from: '2022-05-01' })).rows).toEqual([{ key: 'ngo', value: 1 }]);
  const { cells } = await cross(dewi, { metric: 'cases_handled', asOf }, ['determination', 'determination_body']);
  expect(cells.filter(({ keys }) => keys[0] === 'not_assessed')).toEqual([
    { keys: ['not_assessed', 'not_applicable'], value: 1 },
  ]);
});

test('The rescued count in the month the exploitation ended; who escaped does not', async () => {
  await addCases([
    aCase({ exitManner: 'joint_operation', endedOn: '2022-02' }),
    aCase({ exitManner: 'negotiated_release', handledOn: '2022-03-05' }),
    aCase({ exitManner: 'escaped', endedOn: '2022-02' }),
  ]);
  expect(await figure(dewi, { metric: 'persons_rescued', asOf, by: 'quarter' })).toMatchObject({
    total: 2,
    rows: [{ key: '2022-Q1', value: 2 }],
  });
  const february = { from: '2022-02-01', to: '2022-02-28' };
  expect((await figure(dewi, { metric: 'persons_rescued', asOf, ...february })).total).toBe(1);
});

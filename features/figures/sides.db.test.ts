import { expect, test } from 'vitest';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, dewi } from '@/test/people';
import { arcsOf, flowsOf } from './flows';
import { compared, differenceOf, type Sides, sidesFrom } from './sides';

freshBase();
const now = '2023-05-31';

test('Dewi compares two countries of one period: rows, difference, percent', async () => {
  await addCases([
    aCase({ sex: 'female' }),
    aCase({ sex: 'female' }),
    aCase({ sex: 'male' }),
    aCase({ destination: 'PH', sex: 'female' }),
  ]);
  const sides = sidesFrom(
    { by: 'sex', destination: 'KH', destinationB: 'PH', from: '2020', fromB: '2020' },
    now,
  ) as Sides;
  const { figures, rows } = await compared(dewi, sides);
  expect(figures.map(({ total }) => total)).toEqual([3, 1]);
  expect(rows).toEqual([
    { key: 'female', values: [2, 1] },
    { key: 'male', values: [1, 0] },
  ]);
  expect(differenceOf([2, 1])).toEqual({ difference: 1, percent: 100 });
  expect(differenceOf([1, 0])).toEqual({ difference: 1, percent: null });
});

test('An address that says nothing of periods compares twelve months with the twelve before', () => {
  expect(sidesFrom({}, now)).toMatchObject({
    by: 'destination',
    first: { from: '2022-06-01', to: '2023-05-31', asOf: now },
    second: { from: '2021-06-01', to: '2022-05-31', asOf: now },
  });
});

test('A second side that cannot be asked is refused with its reason', () => {
  expect(sidesFrom({ fromB: '2023-02-30' }, now)).toMatchObject({ refused: 'no-such-date' });
});

test('The map of flows draws what its table tells, and leaves out whose province nobody asked', async () => {
  await addCases([
    aCase({ homeProvince: '12' }),
    aCase({ homeProvince: '12' }),
    aCase({ homeProvince: '35', destination: 'PH' }),
    aCase(),
  ]);
  const flow = await flowsOf(ayu, { metric: 'cases_handled', asOf: now });
  expect(flow.flows).toEqual([
    { province: '12', destination: 'KH', value: 2 },
    { province: '35', destination: 'PH', value: 1 },
  ]);
  const { arcs, ends } = arcsOf(flow, textsFor('en'));
  expect(arcs.map(({ label }) => label)).toEqual(['North Sumatra → Cambodia: 2', 'East Java → Philippines: 1']);
  expect(arcs[0]?.href).toContain('province=12');
  expect(ends.map(({ code, text }) => [code, text])).toEqual([
    ['KH', '3'],
    ['PH', '1'],
  ]);
});

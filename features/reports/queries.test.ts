import { describe, expect, test } from 'vitest';
import { isRefused } from '@/lib/errors';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { dewi } from '@/test/people';
import { monthlyReport, reportMonths } from './queries';

freshBase();

const today = '2026-11-21';
async function reportOf(month: string, now = today) {
  const report = await monthlyReport(dewi, month, now);
  if (isRefused(report)) throw new Error(report.refused);
  return report;
}

describe('An analyst opens the report of May 2023', () => {
  test('and finds the month, the year to date and all since January 2020', async () => {
    await addCases([
      aCase({ handledOn: '2019-12-31' }),
      aCase({ handledOn: '2022-03-01' }),
      aCase({ handledOn: '2023-01-01', destination: 'AE' }),
      aCase({ handledOn: '2023-05-31', destination: 'PH', answers: { recruitment_channel: ['social_media'] } }),
      aCase({ handledOn: '2023-06-01' }),
    ]);
    const { asOf, running, handled, southeastAsia, channels } = await reportOf('2023-05');
    expect({ asOf, running }).toEqual({ asOf: '2023-05-31', running: false });
    expect([handled.month.total, handled.yearToDate.total, handled.cumulative.total]).toEqual([1, 2, 3]);
    expect([southeastAsia.month.total, southeastAsia.yearToDate.total, southeastAsia.cumulative.total]).toEqual([
      1, 1, 2,
    ]);
    expect(channels).toMatchObject({ total: 3, answered: 1, rows: [{ key: 'social_media', value: 1 }] });
  });

  test('with those brought home in it and those taken again', async () => {
    await addCases([
      aCase({ handledOn: '2022-03-01' }).returned('2022-06-01'),
      aCase({ handledOn: '2022-03-01' }).returned('2023-05-02'),
      aCase({ handledOn: '2022-03-01' }).returned('2023-06-02'),
      aCase({ handledOn: '2023-02-01' }).retrafficked(),
    ]);
    const { repatriated, retrafficked } = await reportOf('2023-05');
    expect(Object.values(repatriated).map(({ total }) => total)).toEqual([1, 1, 2]);
    expect(Object.values(retrafficked).map(({ total }) => total)).toEqual([0, 1, 1]);
  });

  test('unchanged by what is logged today', async () => {
    await addCases([aCase()]);
    const before = await reportOf('2023-05');
    await addCases([aCase({ handledOn: today })]);
    expect(await reportOf('2023-05')).toEqual(before);
  });

  test('and as of today while the month runs', async () => {
    await addCases([aCase({ handledOn: '2026-11-20' })]);
    expect(await reportOf('2026-11')).toMatchObject({ asOf: today, running: true, handled: { month: { total: 1 } } });
    expect(await reportOf('2026-10')).toMatchObject({ asOf: '2026-10-31', running: false });
  });
});

test('A month that has not come has no report', async () => {
  expect(await monthlyReport(dewi, '2026-12', today)).toEqual({ refused: 'in-the-future' });
  expect(await monthlyReport(dewi, '2023-13', today)).toEqual({ refused: 'not-a-month' });
});

test('The list of months shows the cases of each', async () => {
  await addCases([
    aCase({ handledOn: '2020-01-05' }),
    aCase({ handledOn: '2020-01-06' }),
    aCase({ handledOn: '2020-03-06' }),
  ]);
  expect(await reportMonths(dewi, '2020-03-07')).toEqual([
    { month: '2020-03', value: 1 },
    { month: '2020-02', value: 0 },
    { month: '2020-01', value: 2 },
  ]);
});

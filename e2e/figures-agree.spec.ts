import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { inCsv, inXlsx, onCommandLine } from './support/exports';
import { expect, test } from './support/test';

const countries: Record<string, string> = {
  KH: 'Kamboja',
  PH: 'Filipina',
  LA: 'Laos',
  MM: 'Myanmar',
  TH: 'Thailand',
  VN: 'Vietnam',
  MY: 'Malaysia',
  AE: 'Uni Emirat Arab',
};
const someMonth = fc
  .tuple(fc.integer({ min: 2021, max: 2025 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);
const someFilter = fc.record({ month: someMonth, country: fc.constantFrom(...Object.keys(countries)) });

const numberIn = (text: string | null) => Number((text ?? '').replace(/\D/g, ''));
const lastDay = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** The number of a country's row in the first table of a page whose caption says what is counted. */
async function inTable(page: Page, name: string): Promise<number> {
  const row = page
    .getByRole('main')
    .getByRole('row', { name: new RegExp(`^${name}\\b`) })
    .first();
  return (await row.count()) === 0 ? 0 : numberIn(await row.getByRole('cell').first().textContent());
}

test('Tile, table, list, report, both exports and the command line agree for three filters chosen at random', async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as('dewi');
  const filters = fc.sample(someFilter, { numRuns: 3, seed: 20230531 });
  for (const { month, country } of filters) {
    const asOf = lastDay(month);
    const name = countries[country] ?? '';
    const period = `from=2020-01-01&asOf=${asOf}`;
    await page.goto(`/dashboard/${country}?${period}`);
    const tile = numberIn(
      await page
        .getByRole('link', { name: /^Kasus ditangani: / })
        .first()
        .textContent(),
    );
    await page.goto(`/dashboard?${period}`);
    const table = await inTable(page, name);
    await page.goto(`/cases?metric=cases_handled&destination=${country}&${period}`);
    const list = numberIn(await page.getByRole('main').getByRole('status').textContent());
    await page.goto(`/reports/${month}`);
    const report = await inTable(page, name);
    const csv = await inCsv(page, month, country);
    const xlsx = await inXlsx(page, month, name);
    const printed = onCommandLine('--as-of', asOf, '--by', 'country');
    const command = printed.rows.find(({ code }) => code === country)?.value ?? 0;
    const all = { tile, table, list, report, csv, xlsx, command };
    expect([month, country, all]).toEqual([
      month,
      country,
      Object.fromEntries(Object.keys(all).map((key) => [key, tile])),
    ]);
  }
});

test('Up to May 2023 the figures are those of the Ministry', async ({ as }) => {
  const published = { KH: 1233, PH: 469, LA: 276, MM: 205, TH: 187, VN: 34, MY: 30, AE: 4 };
  const { total, rows } = onCommandLine('--as-of', '2023-05-31', '--by', 'country');
  expect(total).toBe(2438);
  expect(Object.fromEntries(rows.map(({ code, value }) => [code, value]))).toEqual(published);
  expect(onCommandLine('--as-of', '2023-05-31', '--region', 'southeast_asia').total).toBe(2434);
  const page = await as('dewi');
  await page.goto('/reports/2023-05');
  await expect(page.getByRole('main')).toContainText(/Mei 2023.*2\.438 kasus.*50 persen.*1\.233/s);
});

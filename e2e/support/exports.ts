import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';

/** The cumulative cases handled of a country in the month's report, as the CSV says. */
export async function inCsv(page: Page, month: string, country: string): Promise<number> {
  const rows = parse(await download(page, month, 'csv'), { bom: true, columns: false }) as string[][];
  const row = rows.find(([section, , code]) => section === 'handled' && code === country);
  return Number(row?.[5] ?? 0);
}

/** The same, as the workbook says: a number in a cell, in the row of the country's name. */
export async function inXlsx(page: Page, month: string, name: string): Promise<number> {
  const sheets = await readXlsxFile(await download(page, month, 'xlsx'));
  for (const { data } of sheets)
    for (const row of data) {
      const value = row.find((cell) => typeof cell === 'number');
      if (row.includes(name)) return typeof value === 'number' ? value : Number.NaN;
    }
  return 0;
}

async function download(page: Page, month: string, format: string): Promise<Buffer> {
  // Between two downloads the server may just be closing the idle connection: a request that meets that was not heard.
  const address = `/reports/${month}/download?format=${format}&lang=id`;
  const answer = await page.request.get(address, { maxRetries: 3 });
  return Buffer.from(await answer.body());
}

type Printed = { total: number; rows: { code: string; value: number }[] };

/** What the command line says of the same base. */
export function onCommandLine(...options: string[]): Printed {
  return JSON.parse(
    execFileSync('npm', ['run', '--silent', 'pulang', '--', 'figures', ...options, '--json']).toString(),
  );
}

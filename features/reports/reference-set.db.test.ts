import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { loadDemo } from '@/features/demo/commands';
import { isRefused } from '@/lib/errors';
import { freshBase } from '@/test/base';
import { dewi } from '@/test/people';
import { may2023 } from '@/test/reports';
import { exportReport } from './commands';
import { documentOf } from './document';
import type { Download } from './input';
import { monthlyReport } from './queries';

freshBase();

async function fileOf(wanted: Download) {
  const file = await exportReport(dewi, '2023-05', wanted);
  if (isRefused(file)) throw new Error(file.refused);
  return file.content;
}

test('The reference data set makes the report of May 2023 say what the Ministry said', async () => {
  await loadDemo();
  const report = await monthlyReport(dewi, '2023-05');
  if (isRefused(report)) throw new Error(report.refused);
  expect(documentOf(report, 'en').paragraphs[0]).toMatch(
    /^Until May 2023, .* 2,438 cases .*, around 50 percent or 1,233 of them in Cambodia\. The rest: Philippines 469, Laos 276, Myanmar 205, Thailand 187, Vietnam 34, Malaysia 30, United Arab Emirates 4\. Southeast Asia alone counts 2,434\.$/,
  );
  expect(documentOf(report, 'id').paragraphs[0]).toMatch(
    /^Hingga Mei 2023, .* 2\.438 kasus .* sekitar 50 persen atau 1\.233 kasus di antaranya berada di Kamboja\. Selebihnya: Filipina 469, Laos 276, /,
  );

  const csv = parse(await fileOf({ format: 'csv', lang: 'en' }), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  const told = csv.filter(({ section, line }) => section === 'handled' && line === 'answer');
  expect(Object.fromEntries(told.map(({ code, value }) => [code, Number(value)]))).toEqual(may2023);

  const [, handled] = await readSheets(await fileOf({ format: 'xlsx', lang: 'id' }));
  expect(handled?.data.find(([name]) => name === 'Kamboja')).toEqual(['Kamboja', 1233, 1233 / 2438]);
  expect(handled?.data.find(([name]) => name === 'di antaranya Asia Tenggara')?.[1]).toBe(2434);
}, 120_000);

import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { dewi } from '@/test/people';
import { exportRate } from './commands';
import { retraffickingRate } from './queries/rate';

freshBase();

test('Dewi takes the rate out as a file: the numbers of the page, a line per row and span, and the audit knows', async () => {
  await addCases([
    aCase({ answers: { recruitment_channel: ['social_media'] } }).returned('2022-06-01', 'sea'),
    aCase({ destination: 'MM' }).returned('2022-09-01', 'commercial_flight'),
    aCase({ destination: 'MM' }).returned('2022-09-02'),
  ]);
  const question = { from: '2022-01-01', to: '2022-12-31', asOf: '2023-03-01' };
  const content = await exportRate(dewi, question, 'en');
  const lines = parse(content, { bom: true, columns: true }) as Record<string, string>[];
  const { whole } = await retraffickingRate(dewi, question);
  const everybody = lines.filter((line) => line['split by'] === '');
  expect(
    everybody.map((line) => [line.months, line['Returned in the period'], line['Still under observation']]),
  ).toEqual(([6, 12, 24] as const).map((months) => [String(months), '3', String(whole[months].observing)]));
  expect(whole[6]).toMatchObject({ observed: 2, observing: 1 });
  expect(lines.filter((line) => line['split by'] === 'destination').map((line) => line.code)).toEqual([
    'MM',
    'MM',
    'MM',
    'KH',
    'KH',
    'KH',
  ]);
  expect(lines.find((line) => line.code === 'not_asked' && line['split by'] === 'return_mode')?.label).toBe(
    'Not asked yet',
  );
  // Two of three have been observed for six months, nobody for twelve: then there is no rate.
  expect(everybody.map((line) => line['rate percent'])).toEqual(['0', '', '']);
  const exported = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'rate.exported'));
  expect(exported.map(({ actorId }) => actorId)).toEqual([dewi.id]);
});

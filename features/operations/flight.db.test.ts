import { and, eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { cases, manifestRows } from '@/db/schema';
import { caseTotal } from '@/features/cases/queries/case-list';
import { tilesOf } from '@/features/figures/dashboard';
import { figure } from '@/features/figures/queries';
import { today } from '@/lib/calendar';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { anOperation, FLIGHT_DAY, withPapers } from '@/test/flights';
import { ayu, bagus, citra, dewi } from '@/test/people';
import { addLeg } from './commands/course';
import { putOnManifest } from './commands/manifest';
import { recordArrived, recordBoarded, recordStayed } from './commands/travel';
import { operationList } from './queries/list';
import { operationFile } from './queries/operation';

freshBase();

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);
const version = async (reference: string) => (await operationFile(citra, reference)).operation.version;
const seen = async (reference: string) => ({ reference, version: await version(reference) });

// The day of a charter flight, as the figures, the cases, the manifest, the list and the dashboard tell it.
test('Of 569 planned, 15 do not board and 554 arrive: exactly these cases are home', { timeout: 90_000 }, async () => {
  const recipe = (n: number) => ({ officeId: n < 500 ? ayu.officeId : bagus.officeId, handledOn: '2026-01-12' });
  const references = await addCases(
    upTo(0, 568).map((n) => {
      const open = aCase(recipe(n)).returnStep('travel_document_pending', '2026-02-02');
      return n % 2 ? open.returnStep('scheduled', '2026-02-20') : open;
    }),
  );
  const others = await addCases([
    aCase({ handledOn: '2026-01-12' }),
    aCase({ handledOn: '2026-01-12' }).returned('2026-03-03'),
  ]);
  await withPapers(references.slice(0, 560));
  const flight = await anOperation(citra);
  const leg = { mode: 'air', from: 'Phnom Penh', to: 'Jakarta', on: FLIGHT_DAY, carrier: 'GA 8630' } as const;
  await addLeg(citra, await seen(flight), leg);
  expect(await putOnManifest(citra, flight, references)).toEqual({ added: 569, already: 0 });
  const before = await figure(citra, { metric: 'persons_repatriated', asOf: today() });

  expect(await recordBoarded(citra, await seen(flight), upTo(1, 569), FLIGHT_DAY)).toEqual({
    refused: 'papers',
    references: references.slice(560),
  });
  expect(await recordStayed(citra, await seen(flight), upTo(561, 569), 'no_document')).toEqual({ moved: 9 });
  expect(await recordStayed(citra, await seen(flight), upTo(1, 6), 'ill')).toEqual({ moved: 6 });
  expect(await recordBoarded(citra, await seen(flight), upTo(7, 560), FLIGHT_DAY)).toMatchObject({ moved: 554 });
  expect(await recordArrived(citra, await seen(flight), upTo(7, 560), FLIGHT_DAY)).toEqual({ moved: 554 });

  const totals = { listed: 569, planned: 0, boarded: 0, arrived: 554, stayed: 15 };
  const { totals: told, detail } = await operationFile(citra, flight);
  expect(told).toEqual(totals);
  expect(detail?.rows.filter(({ row }) => row.state === 'stayed').every(({ row }) => row.stayReason)).toBe(true);
  expect((await operationFile(ayu, flight)).detail?.others).toMatchObject({ listed: 69, arrived: 60, stayed: 9 });
  for (const actor of [citra, dewi]) expect((await operationList(actor))[0]?.totals).toEqual(totals);

  const moved = await (await db())
    .select({ reference: cases.reference })
    .from(cases)
    .where(and(eq(cases.returnedOn, FLIGHT_DAY), eq(cases.returnStatus, 'arrived_indonesia')));
  expect(moved.map(({ reference }) => reference).sort()).toEqual(references.slice(6, 560).sort());
  const asTheyWere = [...references.slice(0, 6), ...references.slice(560), ...others];
  const rows = await (await db()).select().from(cases);
  for (const file of rows.filter(({ reference }) => asTheyWere.includes(reference)))
    expect(file.returnedOn === FLIGHT_DAY || file.returnStatus === 'departed').toBe(false);
  const from = FLIGHT_DAY;
  const arrived = { metric: 'persons_repatriated', where: {}, from, asOf: today() } as const;
  expect((await figure(citra, { ...arrived, by: 'return_mode' })).rows).toMatchObject([
    { key: 'chartered_flight', value: 554 },
  ]);
  const after = await figure(citra, { metric: 'persons_repatriated', asOf: today() });
  expect(after.total - before.total).toBe(554);
  expect(await caseTotal(citra, { sort: 'handled', behind: arrived })).toBe(554);
  const tiles = await tilesOf(dewi, { period: { from, asOf: today() }, where: {} });
  expect(tiles.persons_repatriated.total).toBe(554);
  expect(await (await db()).$count(manifestRows, isNotNull(manifestRows.arrivedOn))).toBe(554);
  expect(await firstBrokenLink()).toBeNull();
});

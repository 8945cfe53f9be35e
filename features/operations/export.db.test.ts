import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { openApprovals } from '@/features/approvals/queries';
import { setBudget } from '@/features/cases/commands/set-budget';
import { NotFound } from '@/lib/errors';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { logged } from '@/test/entering';
import { anOperation, FLIGHT_DAY, withPapers } from '@/test/flights';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { decideExport, exportManifest } from './commands/export';
import { putOnManifest, putUnknown } from './commands/manifest';
import { recordStayed } from './commands/travel';
import { tableOf } from './layouts';
import { operationFile } from './queries/operation';
import { passengersOf } from './queries/passengers';

freshBase();

const wanted = { layout: 'airline', format: 'csv', reason: 'Diminta maskapai untuk penerbangan besok.' } as const;

async function aFlight(): Promise<{ flight: string; files: string[] }> {
  const answers = { passport: 'B1234567', birth: '1999-03-12', sex: 'female' };
  const [one, two] = [await logged(ayu, { name: '=Siti Aminah', ...answers }), await logged(ayu, { name: 'Dedi' })];
  const theirs = await logged(bagus, { name: 'Rina' });
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [one.reference, two.reference]);
  await putOnManifest(bagus, flight, [theirs.reference]);
  await putUnknown(ayu, flight, { persons: 1, sex: 'male', age: 25, homeProvince: null });
  await withPapers([one.reference]);
  const { version } = (await operationFile(ayu, flight)).operation;
  await recordStayed(ayu, { reference: flight, version }, [2], 'ill');
  return { flight, files: [one.reference, two.reference] };
}

const acts = async (act: string) => (await db()).select().from(auditEntries).where(eq(auditEntries.act, act));

test('Ayu takes the manifest of her flight out, for a reason: names for the airline, the course for the agencies', async () => {
  const { flight, files } = await aFlight();
  expect(await exportManifest(ayu, flight, { ...wanted, reason: 'perlu' })).toEqual({ refused: 'reason-short' });
  for (const actor of [bagus, dewi, eko]) await expect(exportManifest(actor, flight, wanted)).rejects.toThrow(NotFound);
  expect(await exportManifest(ayu, flight, wanted)).toEqual({ asked: false });
  const { operation, people, beyond } = await passengersOf(ayu, flight);
  expect(beyond).toBe(1);
  const airline = tableOf('airline', operation.kind, people, textsFor('en')).rows;
  expect(airline).toMatchObject([
    ['1', '=Siti Aminah', 'Female', '1999-03-12', 'Indonesia', expect.stringContaining('SPLP'), '', ''],
    ['4', 'Not known yet', 'Male', '', '', '', '', ''],
  ]);
  const agencies = tableOf('agencies', operation.kind, people, textsFor('en')).rows;
  expect(agencies.map(([position, reference]) => [position, reference])).toEqual([
    ['1', files[0]],
    ['2', files[1]],
    ['4', ''],
  ]);
  expect(agencies[1]).toContain('Stayed: Ill');
  const [exported] = await acts('manifest.exported');
  expect(JSON.parse(exported?.details ?? '')).toMatchObject({ layout: 'airline', count: 2 });
  expect(exported?.details).not.toContain('maskapai');
  expect((await acts('manifest.handed-out')).map(({ subjectId }) => subjectId)).toEqual(files);
  await expect(passengersOf(dewi, flight)).rejects.toThrow(NotFound);
  expect(FLIGHT_DAY).toBe(operation.on);
});

test('More than an ordinary day’s identities take a second person, who decides once; and never oneself', async () => {
  const { flight } = await aFlight();
  await setBudget(eko, 1);
  expect(await exportManifest(ayu, flight, wanted)).toEqual({ asked: true });
  expect(await acts('manifest.exported')).toEqual([]);
  expect(await exportManifest(ayu, flight, wanted)).toEqual({ refused: 'already-asked' });
  const [asked] = await openApprovals(citra, async () => new Set());
  expect(asked).toMatchObject({ kind: 'mass-export', words: wanted.reason, details: { operation: flight } });
  const decision = { approval: asked?.id ?? '', decision: 'approved' } as const;
  expect(await decideExport(ayu, decision)).toEqual({ refused: 'same-person' });
  expect(await decideExport(dewi, decision)).toEqual({ refused: 'not-yours' });
  expect(await decideExport(citra, decision)).toEqual({ reference: flight });
  expect(await decideExport(citra, decision)).toEqual({ refused: 'over' });
  expect(await exportManifest(ayu, flight, wanted)).toEqual({ asked: false });
  const later = new Date(Date.now() + 80 * 3_600_000);
  expect(await exportManifest(ayu, flight, wanted, later)).toEqual({ asked: true });
});

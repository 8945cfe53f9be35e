import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { openApprovals } from '@/features/approvals/queries';
import { setBudget } from '@/features/cases/commands/set-budget';
import { referencesInSight } from '@/features/cases/queries/case-search';
import { recordConsent } from '@/features/consents/commands';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { except, logged } from '@/test/entering';
import { anOperation, FLIGHT_DAY, withPapers } from '@/test/flights';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { decideExport, exportManifest } from './commands/export';
import { putOnManifest, putUnknown } from './commands/manifest';
import { recordStayed } from './commands/travel';
import { tableOf } from './layouts';
import { operationsLed } from './queries/led';
import { operationFile } from './queries/operation';
import { passengersOf } from './queries/passengers';

freshBase();

const forAirline = {
  layout: 'airline',
  format: 'csv',
  locked: true,
  reason: 'Diminta maskapai untuk penerbangan besok.',
} as const;

async function aFlight(): Promise<{ flight: string; files: string[] }> {
  const answers = { passport: 'B1234567', birth: '1999-03-12', sex: 'female', citizenship: 'ID' };
  const [one, two] = [await logged(ayu, { name: '=Siti Aminah', ...answers }), await logged(ayu, { name: 'Dedi' })];
  const theirs = await logged(bagus, { name: 'Rina' });
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [one.reference, two.reference]);
  await putOnManifest(bagus, flight, [theirs.reference]);
  await putUnknown(ayu, flight, { persons: 1, sex: 'male', age: 25, homeProvince: null });
  await withPapers([one.reference]);
  for (const { reference } of [one, two]) await agreeing(reference);
  const { version } = (await operationFile(ayu, flight)).operation;
  await recordStayed(ayu, { reference: flight, version }, [2], 'ill');
  return { flight, files: [one.reference, two.reference] };
}

const handedOut = (recorded: object) =>
  'recorded' in recorded ? (recorded.recorded as Set<string>) : new Set<string>();
const agreeing = (reference: string, state: 'given' | 'refused' = 'given') =>
  recordConsent(ayu, reference, {
    ...{ scopes: ['referral_sharing'], state, on: today(), language: state === 'given' ? 'id' : null },
    ...{ proof: state === 'given' ? 'spoken' : null, purpose: '' },
  });
const acts = async (act: string) => (await db()).select().from(auditEntries).where(eq(auditEntries.act, act));

test('Ayu takes the manifest of her flight out, for a reason: names for the airline, the course for the agencies', async () => {
  const { flight, files } = await aFlight();
  expect(await exportManifest(ayu, flight, { ...forAirline, reason: 'perlu' })).toEqual({ refused: 'reason-short' });
  for (const actor of [bagus, dewi, eko])
    await expect(exportManifest(actor, flight, forAirline)).rejects.toThrow(NotFound);
  const airlines = handedOut(await exportManifest(ayu, flight, forAirline));
  // Who stays is on no document of the airline, and was not handed out by it.
  expect([...airlines]).toEqual(files.slice(0, 1));
  const all = handedOut(await exportManifest(ayu, flight, { ...forAirline, layout: 'agencies' }));
  const { operation, people, beyond } = await passengersOf(ayu, flight, all);
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
  expect(JSON.parse(exported?.details ?? '')).toMatchObject({ layout: 'airline', count: 1 });
  expect(exported?.details).not.toContain('maskapai');
  expect((await acts('manifest.handed-out')).map(({ subjectId }) => subjectId)).toEqual([files[0], ...files]);
  await expect(passengersOf(dewi, flight, all)).rejects.toThrow(NotFound);
  expect(FLIGHT_DAY).toBe(operation.on);
});

test('More than an ordinary day’s identities take a second person, who decides once; and never oneself', async () => {
  const { flight } = await aFlight();
  await setBudget(eko, 1);
  const wanted = { ...forAirline, layout: 'agencies' } as const;
  expect(await exportManifest(ayu, flight, wanted)).toEqual({ asked: true });
  expect(await acts('manifest.exported')).toEqual([]);
  expect(await exportManifest(ayu, flight, wanted)).toEqual({ refused: 'already-asked' });
  const [asked] = await openApprovals(citra, [operationsLed]);
  expect(asked).toMatchObject({ kind: 'mass-export', words: wanted.reason, details: { operation: flight } });
  const decision = { approval: asked?.id ?? '', decision: 'approved' } as const;
  expect(await decideExport(ayu, decision)).toEqual({ refused: 'same-person' });
  expect(await decideExport(dewi, decision)).toEqual({ refused: 'not-yours' });
  expect(await decideExport(citra, decision)).toEqual({ reference: flight });
  expect(await decideExport(citra, decision)).toEqual({ refused: 'over' });
  expect(await exportManifest(ayu, flight, wanted)).toMatchObject({ asked: false });
  const later = new Date(Date.now() + 80 * 3_600_000);
  expect(await exportManifest(ayu, flight, wanted, later)).toEqual({ asked: true });
});

test('The receiving agencies read the names of those who agreed to be referred; missing is not yes', async () => {
  const [agreed, refused, unasked] = [
    await logged(ayu, { name: 'Siti' }),
    await logged(ayu, { name: 'Dedi' }),
    await logged(ayu, { name: 'Rina' }),
  ];
  await agreeing(agreed.reference);
  await agreeing(refused.reference, 'refused');
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [agreed.reference, refused.reference, unasked.reference]);
  const recorded = handedOut(await exportManifest(ayu, flight, { ...forAirline, layout: 'agencies' }));
  expect([...recorded]).toEqual([agreed.reference]);
  const { operation, people } = await passengersOf(ayu, flight, recorded);
  const { rows } = tableOf('agencies', operation.kind, people, textsFor('en'));
  expect(rows.map((cells) => cells[2])).toEqual(['Siti', 'Not shared', 'Not shared']);
  expect(rows.map((cells) => cells[1])).toEqual([agreed.reference, refused.reference, unasked.reference]);
  const airline = handedOut(await exportManifest(ayu, flight, forAirline));
  expect(airline.size).toBe(3);
});

const aSupervisor = (of: Staff, name: string): Staff => ({ ...of, id: `user-${name}`, name, role: 'supervisor' });

test('What waits for a second person is there for who may decide it: a raid is not betrayed by its request', async () => {
  const raid = await anOperation(ayu, { kind: 'raid', on: addDays(today(), 3) });
  const held = await logged(ayu, { name: 'Siti Aminah' });
  const other = await logged(ayu, { name: 'Dedi' });
  await putOnManifest(ayu, raid, [held.reference, other.reference]);
  await setBudget(eko, 1);
  expect(await exportManifest(ayu, raid, { ...forAirline, layout: 'airline' })).toEqual({ asked: true });
  const asked = (actor: Staff) => openApprovals(actor, [referencesInSight, operationsLed]);
  for (const actor of [citra, aSupervisor(ayu, 'Gita'), ayu]) expect(await asked(actor)).toHaveLength(1);
  expect(await asked(aSupervisor(bagus, 'Hadi'))).toEqual([]);
});

test('Manifests of one day count together, and the second person agrees to so many and no more', async () => {
  const [one, two, three] = [
    await logged(ayu, { name: 'Siti' }),
    await logged(ayu, { name: 'Dedi' }),
    await logged(ayu, { name: 'Rina' }),
  ];
  const [first, second] = [await anOperation(ayu), await anOperation(ayu)];
  await putOnManifest(ayu, first, [one.reference]);
  await putOnManifest(ayu, second, [two.reference]);
  await setBudget(eko, 1);
  expect(await exportManifest(ayu, first, forAirline)).toMatchObject({ asked: false });
  expect(await exportManifest(ayu, first, { ...forAirline, format: 'pdf' })).toMatchObject({ asked: false });
  expect(await exportManifest(ayu, second, forAirline)).toEqual({ asked: true });
  const [asked] = await openApprovals(citra, [operationsLed]);
  expect(await decideExport(citra, { approval: asked?.id ?? '', decision: 'approved' })).toEqual({ reference: second });
  expect(await exportManifest(ayu, second, forAirline)).toMatchObject({ asked: false });
  await putOnManifest(ayu, second, [three.reference]);
  expect(await exportManifest(ayu, second, forAirline)).toEqual({ asked: true });
});

test('Handed out is who was recorded: nobody added meanwhile, nobody who is open in an emergency alone', async () => {
  const { flight, files } = await aFlight();
  const theirs = await logged(bagus, { name: 'Lastri' });
  await putOnManifest(bagus, flight, [theirs.reference]);
  await except(ayu, theirs.id, 'emergency');
  const recorded = await exportManifest(ayu, flight, { ...forAirline, layout: 'agencies' });
  const late = await logged(ayu, { name: 'Yuni' });
  await putOnManifest(ayu, flight, [late.reference]);
  const { people, beyond } = await passengersOf(ayu, flight, handedOut(recorded));
  const named = people.filter(({ isNamed }) => isNamed);
  expect(named.flatMap(({ file }) => file?.reference ?? [])).toEqual(files);
  expect(people.find(({ file }) => file?.reference === late.reference)?.identity).toEqual({});
  expect(beyond).toBe(2);
  // Bagus has a case on the flight; what leads to its documents is leading it.
  await expect(passengersOf(bagus, flight, new Set())).rejects.toThrow(NotFound);
});

test('A nationality is what the file says, and nothing where it says nothing', async () => {
  const [known, unknown] = [
    await logged(ayu, { name: 'Siti', citizenship: 'MY' }),
    await logged(ayu, { name: 'Dedi' }),
  ];
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [known.reference, unknown.reference]);
  const { operation, people } = await passengersOf(
    ayu,
    flight,
    handedOut(await exportManifest(ayu, flight, forAirline)),
  );
  const { rows } = tableOf('airline', operation.kind, people, textsFor('en'));
  expect(rows.map((cells) => cells[4])).toEqual(['Malaysia', '']);
});

import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { auditEntries, cases, episodes, manifestRows } from '@/db/schema';
import { caseFile } from '@/features/cases/queries/case-file';
import { stopUse } from '@/features/rights/commands/requests';
import type { Staff } from '@/lib/actor';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { except, logged } from '@/test/entering';
import { anOperation, FLIGHT_DAY, withPapers } from '@/test/flights';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { changeCompound, recordCompound, recordStay, withdrawStay } from './commands/compounds';
import { addLeg, addPartner, dropLastLeg, dropPartner } from './commands/course';
import { putOnManifest, putUnknown, putWaiting, takeOff, tieToCase } from './commands/manifest';
import { changeOperation, openOperation } from './commands/open';
import { overrule } from './commands/overrule';
import { reconsider, recordArrived, recordBoarded, recordStayed } from './commands/travel';
import type { ToldOperation } from './input';
import { compoundFile, compoundList } from './queries/compounds';
import { operationList } from './queries/list';
import { operationsOf } from './queries/of-case';
import { operationFile } from './queries/operation';

freshBase();

const WHY = 'Surat jalan diserahkan imigrasi di bandara.';
let flight = '';
const files: string[] = [];

beforeEach(async () => {
  files.length = 0;
  for (const [actor, name] of [
    [ayu, 'Siti Aminah'],
    [ayu, 'Dedi Kurniawan'],
    [bagus, 'Rina Wati'],
  ] as const)
    files.push((await logged(actor, { name, sex: 'female', handledOn: '2026-10-01' })).reference);
  flight = await anOperation(ayu, { plannedPersons: 4 });
});

const seen = async (reference = flight) => ({
  reference,
  version: (await operationFile(citra, reference)).operation.version,
});
const shown = async (actor = ayu, reference = flight) => (await operationFile(actor, reference)).detail?.rows ?? [];
const put = (actor = ayu, references = files.slice(0, 2), reference = flight) =>
  putOnManifest(actor, reference, references);
const statusOf = async (reference = files[0] ?? '') => (await caseFile(citra, reference)).case.returnStatus;

describe('A manifest', () => {
  test('Ayu puts two on it, Bagus one of his; each sees their own by masked name, and how many are of others', async () => {
    expect(await put()).toEqual({ added: 2, already: 0 });
    expect(await put(bagus, files.slice(2))).toEqual({ added: 1, already: 0 });
    expect((await shown()).map(({ maskedName }) => maskedName)).toEqual(['S. A.', 'D. K.']);
    expect((await operationFile(ayu, flight)).detail?.others.listed).toBe(1);
    expect((await shown(citra)).length).toBe(3);
    const coded = await operationFile(dewi, flight);
    expect([coded.detail, coded.totals.listed]).toEqual([null, 3]);
    await expect(operationFile(eko, flight)).rejects.toThrow(NotFound);
    await expect(operationList(eko)).rejects.toThrow(NotFound);
    expect((await operationList(dewi))[0]).toMatchObject({ name: '', totals: { listed: 3, planned: 3 } });
    expect(await put()).toEqual({ refused: 'all-listed' });
  });

  test('What is not theirs, not there, locked away or home already is not put on, and nothing else with it', async () => {
    const home = await logged(ayu, {}, { returnStep: { status: 'arrived_indonesia', on: '2026-10-09' } });
    const [first = '', second = '', others = ''] = files;
    expect(await put(ayu, [first, others])).toEqual({ refused: 'not-there', references: [others] });
    expect(await put(ayu, [first, 'PNH-2026-99999'])).toEqual({ refused: 'not-there', references: ['PNH-2026-99999'] });
    expect(await put(ayu, [first, home.reference])).toEqual({ refused: 'home-already', references: [home.reference] });
    await stopUse(ayu, second, { askedAt: new Date(), words: 'Ia memintanya sendiri.' });
    expect(await put(ayu, [first, second])).toMatchObject({ refused: 'withheld', references: [second] });
    expect(await shown()).toEqual([]);
    await put(ayu, [first]);
    expect(await put(ayu, [first], await anOperation(ayu))).toEqual({ refused: 'on-another', references: [first] });
    const [row] = await (await db()).select().from(cases).where(eq(cases.reference, first));
    await except(ayu, row?.id ?? '', 'lock');
    expect((await operationFile(ayu, flight)).totals.listed).toBe(0);
  });

  test('Somebody nobody knows yet stands there in codes, until their case is known', async () => {
    const unknown = { persons: 2, sex: 'male', age: 25, homeProvince: '12' } as const;
    const once = { ...unknown, submission: newId() };
    expect(await putUnknown(ayu, flight, once)).toEqual({ added: 2 });
    expect(await putUnknown(ayu, flight, once)).toEqual({ refused: 'sent-already' });
    await expect(putUnknown(bagus, flight, unknown)).rejects.toThrow(NotFound);
    expect(await shown()).toMatchObject([
      { block: 'no-case', sex: 'male', row: { position: 1, age: 25, homeProvince: '12' } },
      { block: 'no-case', row: { position: 2 } },
    ]);
    const [first = ''] = files;
    expect(await tieToCase(ayu, await seen(), 1, first)).toEqual({ reference: first });
    expect(await tieToCase(ayu, await seen(), 2, first)).toEqual({ refused: 'all-listed' });
    expect(await tieToCase(ayu, await seen(), 1, files[1] ?? '')).toEqual({ refused: 'no-row' });
    expect((await shown())[0]).toMatchObject({ block: 'no-document', row: { age: null } });
    expect(await takeOff(ayu, await seen(), [2])).toEqual({ removed: 1 });
    expect((await shown()).length).toBe(1);
  });

  test('All who wait at a stage are put on at once: from its country, one’s own, and not on another way home', async () => {
    const waiting = { returnStep: { status: 'scheduled' as const, on: '2026-10-05' } };
    const [one, two] = [await logged(ayu, {}, waiting), await logged(ayu, {}, waiting)];
    await logged(ayu, { destination: 'MM' }, waiting);
    await logged(bagus, {}, waiting);
    await putUnknown(ayu, flight, { persons: 1, sex: null, age: null, homeProvince: null });
    expect(await putWaiting(ayu, await anOperation(ayu, { country: 'MM' }), 'scheduled')).toMatchObject({ added: 1 });
    expect(await putWaiting(ayu, flight, 'identity_check')).toEqual({ refused: 'all-listed' });
    expect(await putWaiting(ayu, flight, 'scheduled')).toEqual({ added: 2, already: 0 });
    expect((await shown()).map(({ file }) => file?.reference)).toEqual([undefined, one.reference, two.reference]);
    expect(await putWaiting(ayu, await anOperation(ayu), 'scheduled')).toEqual({ refused: 'all-listed' });
  });

  test('Of two who change it at once the second is told, and nothing is overwritten', async () => {
    await put();
    const before = await seen();
    expect(await recordStayed(ayu, before, [1], 'ill')).toEqual({ moved: 1 });
    expect(await recordStayed(citra, before, [2], 'declined')).toEqual({ refused: 'stale' });
    expect(await takeOff(citra, before, [2])).toEqual({ refused: 'stale' });
    expect((await shown()).map(({ row }) => row.stayReason)).toEqual(['ill', null]);
  });
});

describe('A flight', () => {
  beforeEach(async () => {
    await put();
    await put(bagus, files.slice(2));
  });

  test('Nobody boards without papers, but for a reason, which is kept sealed', async () => {
    await withPapers([files[1] ?? '']);
    expect(await recordBoarded(ayu, await seen(), [1, 2], FLIGHT_DAY)).toEqual({
      refused: 'papers',
      references: [files[0]],
    });
    expect(await overrule(ayu, await seen(), 1, 'darurat')).toEqual({ refused: 'reason-short' });
    expect(await overrule(ayu, await seen(), 2, WHY)).toEqual({ refused: 'no-row' });
    expect(await overrule(ayu, await seen(), 3, WHY)).toEqual({ refused: 'not-there' });
    expect(await overrule(ayu, await seen(), 1, WHY)).toEqual({ reference: files[0] });
    const rows = await (await db()).select().from(manifestRows);
    expect(rows.filter(({ overrideReason }) => overrideReason).length).toBe(1);
    expect(Buffer.concat(rows.flatMap((row) => row.overrideReason ?? [])).includes('imigrasi')).toBe(false);
    expect(await recordBoarded(ayu, await seen(), [1, 2], FLIGHT_DAY)).toMatchObject({ moved: 2 });
    expect(await statusOf()).toBe('departed');
  });

  test('Everybody moves their own; whoever stayed stays where they were, and may come after all', async () => {
    await withPapers(files);
    expect(await recordBoarded(ayu, await seen(), [1, 3], FLIGHT_DAY)).toEqual({ refused: 'not-there' });
    expect(await recordStayed(ayu, await seen(), [2], 'held_by_exploiter')).toEqual({ refused: 'reason' });
    expect(await recordStayed(ayu, await seen(), [2], 'declined')).toEqual({ moved: 1 });
    expect(await recordBoarded(ayu, await seen(), [2], FLIGHT_DAY)).toEqual({ refused: 'decided' });
    expect(await recordBoarded(ayu, await seen(), [1], addDays(today(), 1))).toEqual({ refused: 'day-in-future' });
    expect(await recordArrived(ayu, await seen(), [1], FLIGHT_DAY)).toEqual({ refused: 'not-boarded' });
    expect(await recordBoarded(ayu, await seen(), [1], FLIGHT_DAY)).toMatchObject({ moved: 1 });
    expect(await takeOff(ayu, await seen(), [1])).toEqual({ refused: 'decided' });
    expect(await recordArrived(ayu, await seen(), [1], addDays(FLIGHT_DAY, -1))).toEqual({
      refused: 'before-boarding',
    });
    expect(await recordArrived(ayu, await seen(), [1], FLIGHT_DAY)).toEqual({ moved: 1 });
    expect(await Promise.all(files.map(statusOf))).toEqual(['arrived_indonesia', 'not_started', 'not_started']);
    expect((await caseFile(ayu, files[0] ?? '')).case).toMatchObject({
      ...{ returnedOn: FLIGHT_DAY, returnMode: 'chartered_flight' },
    });
    expect(await reconsider(ayu, await seen(), [2])).toEqual({ moved: 1 });
    expect((await operationFile(ayu, flight)).totals).toMatchObject({ listed: 3, planned: 2, arrived: 1, stayed: 0 });
    expect(await firstBrokenLink()).toBeNull();
  });
});

describe('An operation', () => {
  test('A form sent twice opens one; analysts and other offices open none for Ayu’s', async () => {
    const told = { ...form(), officeId: ayu.officeId };
    const first = await openOperation(ayu, told);
    expect(first).toEqual({ reference: `OPS-PNH-${FLIGHT_DAY.slice(0, 4)}-02` });
    expect(await openOperation(ayu, told)).toMatchObject({ refused: 'sent-already', ...first });
    for (const actor of [bagus, dewi, eko]) expect(await openOperation(actor, told)).toEqual({ refused: 'not-yours' });
    expect(await openOperation(ayu, { ...told, submission: newId(), compound: 'CMP-KH-777' })).toEqual({
      refused: 'compound',
    });
  });

  test('Its course is told leg by leg, its partners by name; both by those who lead it', async () => {
    const leg = (to: string, on = FLIGHT_DAY) => ({ mode: 'land', from: 'Myawaddy', to, on, carrier: null }) as const;
    expect(await addLeg(ayu, await seen(), leg('Mae Sot'))).toEqual({ position: 1 });
    expect(await addLeg(ayu, await seen(), leg('Bangkok', addDays(FLIGHT_DAY, -1)))).toEqual({
      refused: 'before-last-leg',
    });
    expect(await addLeg(ayu, { reference: flight, version: 1 }, leg('Bangkok'))).toEqual({ refused: 'stale' });
    expect(await addLeg(ayu, await seen(), leg('Bangkok'))).toEqual({ position: 2 });
    expect(await dropLastLeg(ayu, await seen())).toEqual({ position: 2 });
    await addPartner(ayu, await seen(), { kind: 'host_police', name: 'Kepolisian Thailand' });
    const [partner] = (await operationFile(ayu, flight)).detail?.partners ?? [];
    expect(partner?.name).toBe('Kepolisian Thailand');
    expect(await dropPartner(ayu, await seen(), partner?.id ?? '')).toEqual({ id: partner?.id });
    await expect(addLeg(bagus, await seen(), leg('Bangkok'))).rejects.toThrow(NotFound);
    await expect(changeOperation(bagus, await seen(), form())).rejects.toThrow(NotFound);
    expect(await changeOperation(ayu, await seen(), form({ name: 'Carter kedua' }))).toEqual({ reference: flight });
    const { operation, legs, detail } = await operationFile(ayu, flight);
    expect([operation.name, legs.length, detail?.partners]).toEqual(['Carter kedua', 1, []]);
    // An analyst reads totals: no name of it, of a place or a carrier, also not by the way home.
    const coded = await operationFile(dewi, flight);
    expect([coded.operation.name, coded.operation.compoundId, coded.legs]).toEqual(['', null, []]);
  });

  test('People come out of a compound in a raid, with nothing asked of papers; the register says who was found', async () => {
    const place = await recordCompound(ayu, { submission: newId(), ...compound });
    const reference = 'reference' in place ? (place.reference ?? '') : '';
    const raid = await anOperation(ayu, { kind: 'raid', compound: reference });
    await put(ayu, files.slice(0, 2), raid);
    await putUnknown(ayu, raid, { persons: 1, sex: 'male', age: 25, homeProvince: null });
    expect(await recordStayed(ayu, await seen(raid), [2], 'not_found')).toEqual({ moved: 1 });
    expect(await recordBoarded(ayu, await seen(raid), [1, 3], FLIGHT_DAY)).toMatchObject({ moved: 2 });
    expect(await recordArrived(ayu, await seen(raid), [1], FLIGHT_DAY)).toEqual({ refused: 'no-way-home' });
    expect(await statusOf()).toBe('not_started');
    expect((await compoundFile(ayu, reference)).held).toMatchObject([{ reference: files[0], operation: raid }]);
    expect((await compoundFile(bagus, reference)).held).toEqual([]);
    expect((await operationFile(dewi, raid)).rescued).toBe(0);
    const episode = (await caseFile(ayu, files[0] ?? '')).case.episodeId;
    await change(machine, async (tx, audit) => {
      await tx.update(episodes).set({ exitManner: 'host_operation' }).where(eq(episodes.id, episode));
      await audit.record({ act: 'test', subject: { kind: 'case', id: files[0] ?? '' } });
    });
    expect((await operationFile(dewi, raid)).rescued).toBe(1);
    const stood = async (actor: Staff, of = files[0]) =>
      (await operationsOf(actor, await caseFile(actor, of ?? ''))).map(({ operation }) => operation.reference);
    expect([await stood(ayu), await stood(citra), await stood(dewi)]).toEqual([[raid], [raid], []]);
    // Bagus does not know of what Ayu’s office has in mind, also by his own case on its manifest.
    const secret = await anOperation(ayu, { kind: 'raid', on: addDays(today(), 2) });
    await put(citra, files.slice(2), secret);
    expect([await stood(bagus, files[2]), await stood(citra, files[2])]).toEqual([[], [secret]]);
    // The wrong line was ticked: there is no milestone to withdraw, so the manifest itself takes it back.
    expect(await reconsider(ayu, await seen(raid), [1])).toEqual({ moved: 1 });
    expect((await shown(ayu, raid))[0]?.row).toMatchObject({ state: 'planned', boardedOn: null });
    expect((await compoundFile(ayu, reference)).held).toEqual([]);
  });
});

describe('The register of compounds', () => {
  test('is found by any of its names, kept by those who work on cases, and shows no case of others', async () => {
    const told = { submission: newId(), ...compound };
    const place = await recordCompound(ayu, told);
    expect(await recordCompound(ayu, told)).toMatchObject({ refused: 'sent-already' });
    const reference = 'reference' in place ? (place.reference ?? '') : '';
    expect(reference).toBe('CMP-KH-001');
    expect((await compoundList(bagus, 'chateau')).map((each) => each.reference)).toEqual([reference]);
    expect(await compoundList(bagus, 'poipet')).toEqual([]);
    for (const actor of [dewi, eko]) {
      expect(await recordCompound(actor, told)).toEqual({ refused: 'not-yours' });
      expect(await recordStay(actor, reference, stay(files[0]))).toEqual({ refused: 'not-yours' });
      await expect(compoundList(actor)).rejects.toThrow(NotFound);
      await expect(compoundFile(actor, reference)).rejects.toThrow(NotFound);
    }
    expect(await recordStay(ayu, reference, stay(files[0]))).toEqual({ reference: files[0] });
    expect(await recordStay(ayu, reference, stay(files[0]))).toEqual({ refused: 'known-already' });
    for (const other of [files[2], 'PNH-2026-99999'])
      expect(await recordStay(ayu, reference, stay(other))).toEqual({ refused: 'not-there', references: [other] });
    expect((await compoundFile(ayu, reference)).held).toMatchObject([{ reference: files[0], until: '2026-02' }]);
    expect((await compoundFile(bagus, reference)).held).toEqual([]);
    expect(await withdrawStay(ayu, reference, files[0] ?? '')).toEqual({ reference: files[0] });
    expect((await compoundFile(ayu, reference)).held).toEqual([]);
    expect(await changeCompound(bagus, { reference, version: 1 }, { ...told, town: 'Bavet' })).toEqual({ reference });
    expect(await changeCompound(ayu, { reference, version: 1 }, told)).toEqual({ refused: 'stale' });
    const acts = await (await db()).select().from(auditEntries).where(eq(auditEntries.subjectKind, 'compound'));
    expect(acts.map(({ act }) => act)).toEqual(['compound.recorded', 'compound.changed']);
  });
});

const compound = { name: 'Gedung Château', aliases: ['金城', 'Taman Emas'], town: 'Sihanoukville', country: 'KH' };
const stay = (reference = '') => ({ reference, from: '2025-11', until: '2026-02' });
const form = (more: Partial<ToldOperation> = {}): ToldOperation => ({
  ...{ submission: newId(), kind: 'charter_flight', name: 'Carter', country: 'KH', compound: '' },
  ...{ on: FLIGHT_DAY, plannedPersons: 3 },
  ...more,
});

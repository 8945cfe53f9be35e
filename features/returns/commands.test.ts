import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import type { Facts } from '@/db/facts';
import { auditEntries, caseFacts, returnBlocks, returnMilestones } from '@/db/schema';
import { caseToChange } from '@/features/cases/commands/found-case';
import { recordReturnStep } from '@/features/cases/commands/move-case';
import { caseFile } from '@/features/cases/queries/case-file';
import { recordConsent } from '@/features/consents/commands';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { fileOf, logged } from '@/test/stays';
import { endBlock, recordBlock, withdrawBlock } from './commands/block';
import { putMilestone, recordMilestone } from './commands/record';
import { withdrawMilestone } from './commands/withdraw';
import { papersOf } from './queries/papers';
import type { Kind, Milestone } from './rules';

freshBase();

const TODAY = today();
const told = (kind: Kind, on: string, more: Partial<Milestone> & { number?: string } = {}) => ({
  ...{ id: newId(), kind, on, number: '' },
  ...more,
});

let reference = '';
beforeEach(async () => {
  reference = await logged(ayu, { name: 'Siti Rahmawati', handledOn: '2026-10-01' });
});

const versionNow = async () => (await caseFile(citra, reference)).versions.track?.version ?? 0;
const seen = async () => ({ reference, version: await versionNow() });
const record = async (kind: Kind, on: string, more: Partial<Milestone> & { number?: string } = {}) =>
  recordMilestone(ayu, await seen(), told(kind, on, more));
const milestones = async () => (await db()).select().from(returnMilestones);
const blocksNow = async () => (await db()).select().from(returnBlocks);
const trackNow = async () => (await caseFile(ayu, reference)).returnSteps.map(({ status, on }) => [status, on]);
const papersNow = async (on = TODAY) => {
  const { id } = await fileOf(reference);
  return (await papersOf(await db(), [id], on)).get(id);
};
const factsNow = async (): Promise<Facts> => {
  const { id } = await fileOf(reference);
  const versions = (await db()).select().from(caseFacts).where(eq(caseFacts.caseId, id));
  const [row] = await versions.orderBy(desc(caseFacts.seq)).limit(1);
  return JSON.parse(row?.facts ?? '{}');
};
const idOf = (answer: object) => ('id' in answer ? String(answer.id) : '');
const acts = async (act: string) =>
  (await (await db()).select().from(auditEntries).where(eq(auditEntries.act, act))).map(({ details }) =>
    JSON.parse(details),
  );

describe('Recording a milestone', () => {
  test('Ayu brings somebody home step by step: the status follows, the arrival places them among the repatriated', async () => {
    await record('asked', '2026-10-02');
    await record('identity_verified', '2026-10-05', { body: 'diplomatic_mission' });
    await record('travel_document', '2026-10-20', {
      document: 'splp',
      number: 'X 123456',
      validUntil: addDays(TODAY, 90),
    });
    await record('exit_clearance', '2026-10-28', { clearance: 'fine_settled', body: 'company' });
    expect(await papersNow()).toEqual({ document: 'valid', clearance: 'cleared' });
    expect((await fileOf(reference)).returnStatus).toBe('exit_clearance_pending');
    await record('booked', '2026-11-02', { leavesOn: '2026-11-10', mode: 'commercial_flight', flight: 'GA 853' });
    await record('departed', '2026-11-10');
    await record('arrived', '2026-11-11');
    await record('received', '2026-11-12', { body: 'social_affairs' });
    expect(await trackNow()).toEqual([
      ['identity_check', '2026-10-02'],
      ['travel_document_pending', '2026-10-05'],
      ['exit_clearance_pending', '2026-10-20'],
      ['scheduled', '2026-11-02'],
      ['departed', '2026-11-10'],
      ['arrived_indonesia', '2026-11-11'],
    ]);
    expect(await fileOf(reference)).toMatchObject({ returnedOn: '2026-11-11', returnMode: 'commercial_flight' });
    expect(await factsNow()).toMatchObject({ returnedOn: '2026-11-11', returnMode: 'commercial_flight' });
    expect(await acts('return.milestone')).toContainEqual({
      ...{ milestone: 'booked', on: '2026-11-02', leavesOn: '2026-11-10' },
      ...{ mode: 'commercial_flight', status: 'scheduled' },
    });
    expect(await firstBrokenLink()).toBeNull();
  });

  test('The number of a document lies sealed, and is in no entry of the audit', async () => {
    await record('travel_document', '2026-10-20', { document: 'splp', number: 'X 123456' });
    const [row] = await milestones();
    expect(row?.number?.length).toBeGreaterThan(0);
    expect(row?.number?.includes('123456')).toBe(false);
    expect(JSON.stringify(await acts('return.milestone'))).not.toContain('123456');
  });

  test('Bagus, asked to help, moves a case that Ayu moved meanwhile: his move is refused and hers stands', async () => {
    const before = await seen();
    expect(await recordMilestone(ayu, before, told('asked', '2026-10-02'))).toHaveProperty('id');
    expect(await recordMilestone(citra, before, told('booked', '2026-10-03'))).toEqual({ refused: 'stale' });
    expect(await trackNow()).toEqual([['identity_check', '2026-10-02']]);
    expect(await recordMilestone(citra, await seen(), told('booked', '2026-10-03'))).toHaveProperty('id');
  });

  test('Whoever has the form of the status open is told too, and the other way round', async () => {
    const before = await seen();
    await recordMilestone(ayu, before, told('asked', '2026-10-02'));
    const step = { status: 'scheduled', on: '2026-10-03' } as const;
    expect(await recordReturnStep(citra, before, step, TODAY)).toEqual({ refused: 'stale' });
    const after = await seen();
    await recordReturnStep(citra, after, step, TODAY);
    expect(await recordMilestone(ayu, after, told('departed', '2026-10-04'))).toEqual({ refused: 'stale' });
  });

  test('A form sent twice makes one', async () => {
    const form = told('asked', '2026-10-02');
    const before = await seen();
    await recordMilestone(ayu, before, form);
    expect(await recordMilestone(ayu, before, form)).toEqual({ refused: 'sent-already' });
    expect(await milestones()).toHaveLength(1);
  });

  test('Of whom no data may be kept, no number is taken; the step is', async () => {
    const refusing = { scopes: ['personal_data' as const], state: 'refused' as const, language: null, proof: null };
    await recordConsent(ayu, reference, { ...refusing, on: TODAY, purpose: '' });
    expect(await record('travel_document', '2026-10-20', { document: 'splp', number: 'X1' })).toEqual({
      refused: 'keeping-refused',
    });
    expect(await record('travel_document', '2026-10-20', { document: 'splp' })).toHaveProperty('id');
  });

  test('Bagus of another office, Dewi the analyst and Eko the administrator record nothing', async () => {
    const kept = await record('asked', '2026-10-02');
    const id = idOf(kept);
    for (const actor of [bagus, dewi, eko]) {
      await expect(recordMilestone(actor, await seen(), told('booked', '2026-10-03'))).rejects.toBeInstanceOf(NotFound);
      await expect(withdrawMilestone(actor, await seen(), id)).rejects.toBeInstanceOf(NotFound);
      const block = { id: newId(), kind: 'health', from: '2026-10-03', note: '' } as const;
      await expect(recordBlock(actor, reference, block)).rejects.toBeInstanceOf(NotFound);
    }
    expect(await milestones()).toMatchObject([{ kind: 'asked', withdrawnAt: null }]);
  });
});

describe('Beside another act', () => {
  test('A whole flight arrives in one change: each case moves, and forms seen before are out of date', async () => {
    const before = await seen();
    const other = await logged(ayu, { name: 'Rizky', handledOn: '2026-10-01' });
    await change(citra, async (tx, audit) => {
      for (const one of [reference, other]) {
        const file = await caseToChange(citra, one, tx);
        const common = { on: '2026-11-11', mode: 'chartered_flight', flight: 'GA 8990' } as const;
        for (const kind of ['departed', 'arrived'] as const)
          await putMilestone(tx, audit, citra, file, { ...common, id: newId(), kind });
      }
    });
    for (const one of [reference, other])
      expect(await fileOf(one)).toMatchObject({ returnedOn: '2026-11-11', returnMode: 'chartered_flight' });
    expect(await recordMilestone(ayu, before, told('booked', '2026-10-03'))).toEqual({ refused: 'stale' });
  });
});

describe('Withdrawing what was recorded by mistake', () => {
  test('An arrival that was not one is taken back, and with it the day in the figures', async () => {
    await record('departed', '2026-11-10');
    const kept = await record('arrived', '2026-11-11');
    const id = idOf(kept);
    expect((await factsNow()).returnedOn).toBe('2026-11-11');
    expect(await withdrawMilestone(ayu, await seen(), id)).toEqual({ id });
    expect(await trackNow()).toEqual([['departed', '2026-11-10']]);
    expect(await fileOf(reference)).toMatchObject({ returnStatus: 'departed', returnedOn: null });
    expect((await factsNow()).returnedOn).toBeUndefined();
    expect(await acts('return.milestone-withdrawn')).toEqual([{ milestone: 'arrived', on: '2026-11-11' }]);
    expect(await withdrawMilestone(ayu, await seen(), id)).toEqual({ refused: 'withdrawn-already' });
    expect(await record('arrived', '2026-11-12')).toHaveProperty('id');
  });

  test('Not where a colleague moved the case since it was seen', async () => {
    const kept = await record('asked', '2026-10-02');
    const before = await seen();
    await record('identity_verified', '2026-10-03');
    expect(await withdrawMilestone(citra, before, idOf(kept))).toEqual({ refused: 'stale' });
    expect((await milestones()).every(({ withdrawnAt }) => withdrawnAt === null)).toBe(true);
  });

  test('A document that was withdrawn is no document', async () => {
    const kept = await record('travel_document', '2026-10-20', { document: 'passport' });
    await withdrawMilestone(ayu, await seen(), idOf(kept));
    expect(await papersNow()).toEqual({ document: 'none', clearance: 'none' });
  });
});

describe('What keeps somebody', () => {
  const block = (more = {}) => ({ id: newId(), kind: 'fine_unpaid' as const, from: '2026-10-10', note: '', ...more });
  const words = 'Denda 3.500 dolar, perusahaan menolak membayar.';

  test('Ayu records a fine with a sealed note, and later that it is paid', async () => {
    const kept = await recordBlock(ayu, reference, block({ note: words }));
    const id = idOf(kept);
    const [row] = await blocksNow();
    expect(row?.note?.includes('dolar')).toBe(false);
    expect(await recordBlock(ayu, reference, block())).toEqual({ refused: 'blocked-already' });
    expect(await endBlock(ayu, reference, id, '2026-10-09')).toEqual({ refused: 'ended-before' });
    expect(await endBlock(ayu, reference, id, addDays(TODAY, 1))).toEqual({ refused: 'block-in-future' });
    expect(await endBlock(ayu, reference, id, '2026-10-20')).toEqual({ id });
    expect(await endBlock(ayu, reference, id, '2026-10-21')).toEqual({ refused: 'ended-already' });
    expect(await blocksNow()).toMatchObject([{ from: '2026-10-10', until: '2026-10-20', endedBy: ayu.id }]);
    expect(await acts('return.unblocked')).toEqual([{ block: 'fine_unpaid', on: '2026-10-20' }]);
    // It may come back.
    expect(await recordBlock(ayu, reference, block({ from: '2026-10-25' }))).toHaveProperty('id');
  });

  test('Not from tomorrow, and a form sent twice makes one', async () => {
    expect(await recordBlock(ayu, reference, block({ from: addDays(TODAY, 1) }))).toEqual({
      refused: 'block-in-future',
    });
    const form = block();
    await recordBlock(ayu, reference, form);
    expect(await recordBlock(ayu, reference, form)).toEqual({ refused: 'sent-already' });
  });

  test('Whoever has left is kept by nothing any more', async () => {
    await recordBlock(ayu, reference, block());
    await record('departed', '2026-11-10');
    expect(await blocksNow()).toMatchObject([{ until: '2026-11-10', endedBy: ayu.id }]);
  });

  test('A departure that was none is withdrawn, and what kept the person keeps them still', async () => {
    await recordBlock(ayu, reference, block());
    const ended = idOf(await recordBlock(ayu, reference, block({ kind: 'health' })));
    await endBlock(ayu, reference, ended, '2026-10-30');
    const kept = await record('departed', '2026-11-10');
    await withdrawMilestone(ayu, await seen(), idOf(kept));
    expect((await blocksNow()).map(({ kind, until }) => [kind, until]).toSorted()).toEqual([
      ['fine_unpaid', null],
      ['health', '2026-10-30'],
    ]);
  });

  test('What was recorded by mistake is withdrawn, once, and by way of its own case alone', async () => {
    const kept = await recordBlock(ayu, reference, block());
    const id = idOf(kept);
    const other = await logged(bagus, { name: 'Rizky' });
    expect(await withdrawBlock(bagus, other, id)).toEqual({ refused: 'withdrawn-already' });
    expect(await withdrawBlock(ayu, reference, id)).toEqual({ id });
    expect(await withdrawBlock(ayu, reference, id)).toEqual({ refused: 'withdrawn-already' });
    expect(await acts('return.block-withdrawn')).toEqual([{ block: 'fine_unpaid', on: '2026-10-10' }]);
  });
});

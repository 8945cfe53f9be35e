import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { auditEntries, cases, persons } from '@/db/schema';
import { closeCase, reopenCase } from '@/features/cases/commands/move-case';
import { openCase } from '@/features/cases/commands/open-case';
import { caseFile } from '@/features/cases/queries/case-file';
import { figure } from '@/features/figures/queries';
import { noticesOf } from '@/features/notices/queries';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { askCorrection } from './commands/requests';
import { runRetention, setRetention } from './commands/retention';
import { retentionSettings } from './queries/retention';

freshBase();

const at = (day: string) => new Date(`${day}T20:00:00Z`);
const none = { announced: 0, takenBack: 0, erased: 0, finished: 0, reminded: 0 };
const month = { officeId: ayu.officeId, months: 12 };

let reference = '';
let personId = '';
beforeEach(async () => {
  const answers = { destination: 'KH', handledOn: '2024-01-10', name: 'Siti Rahmawati' };
  const opening = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const opened = await openCase(ayu, { ...opening, answers });
  reference = 'reference' in opened ? opened.reference : '';
  personId = (await caseFile(ayu, reference)).case.personId;
  const closure = { on: '2024-06-15', reason: 'assistance_completed' as const, referred: false };
  const closed = await closeCase(ayu, { reference, version: 0 }, closure, '2026-11-24');
  if (isRefused(closed)) throw new Error(closed.refused);
});

describe('A case was closed on 15 June 2024, and its office keeps identities for a year', () => {
  test('Nothing goes while nobody has said how long', async () => {
    expect(await runRetention(at('2040-01-01'))).toEqual(none);
  });

  test('The office is told thirty days ahead; then the identity goes, and the case still counts', async () => {
    await setRetention(eko, month);
    const before = await figure(dewi, { metric: 'cases_handled', asOf: '2026-11-24' });
    expect(await runRetention(at('2025-05-14'))).toEqual(none);
    expect(await runRetention(at('2025-05-16'))).toEqual({ ...none, announced: 1 });
    expect(await runRetention(at('2025-05-17'))).toEqual(none);
    for (const actor of [ayu, citra])
      expect(await noticesOf(actor)).toMatchObject([{ kind: 'retention-announced', details: { reference } }]);
    expect(await noticesOf(bagus)).toEqual([]);
    expect((await personKeys([personId])).size).toBe(1);
    expect(await runRetention(at('2025-06-15'))).toEqual({ ...none, erased: 1 });
    expect((await personKeys([personId])).size).toBe(0);
    expect(await caseFile(ayu, reference)).toMatchObject({ maskedName: '', erasedAt: at('2025-06-15') });
    expect(await figure(dewi, { metric: 'cases_handled', asOf: '2026-11-24' })).toEqual(before);
    expect(await runRetention(at('2025-06-16'))).toEqual(none);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('Where the time was over long before, the thirty days are kept all the same', async () => {
    await setRetention(eko, month);
    expect(await runRetention(at('2026-11-01'))).toEqual({ ...none, announced: 1 });
    expect(await runRetention(at('2026-11-30'))).toEqual(none);
    expect(await runRetention(at('2026-12-01'))).toEqual({ ...none, erased: 1 });
  });

  test('Opened again it keeps its identity, and the announcement is taken back', async () => {
    await setRetention(eko, month);
    await runRetention(at('2026-10-01'));
    const version = (await caseFile(ayu, reference)).versions.track?.version ?? 0;
    await reopenCase(ayu, { reference, version }, '2026-10-05', '2026-11-24');
    expect(await runRetention(at('2026-11-24'))).toEqual({ ...none, takenBack: 1 });
    expect((await personKeys([personId])).size).toBe(1);
  });

  test('A person with an open case in another office is not erased', async () => {
    await setRetention(eko, month);
    const [other] = await addCases([aCase({ officeId: bagus.officeId, handledOn: '2025-01-01' })]);
    await change(machine, async (tx, audit) => {
      await tx
        .update(cases)
        .set({ personId })
        .where(eq(cases.reference, other ?? ''));
      await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
    });
    expect(await runRetention(at('2026-11-24'))).toEqual(none);
    expect(await runRetention(at('2030-11-24'))).toEqual(none);
  });

  test('What was half done when the process died is finished the same night', async () => {
    await setRetention(eko, month);
    await change(machine, async (tx, audit) => {
      await tx
        .update(persons)
        .set({ erasedAt: at('2025-01-01') })
        .where(eq(persons.id, personId));
      await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
    });
    expect(await runRetention(at('2025-01-02'))).toEqual({ ...none, finished: 1 });
    expect((await personKeys([personId])).size).toBe(0);
  });
});

test('The nightly job erases in its own name', async () => {
  await setRetention(eko, month);
  await runRetention(at('2026-10-01'));
  await runRetention(at('2026-11-01'));
  const [entry] = await (await db())
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.act, 'identity.erased'), eq(auditEntries.subjectId, personId)));
  expect(entry).toMatchObject({ actorKind: 'machine', actorId: 'nightly' });
  expect(JSON.parse(entry?.details ?? '')).toEqual({ because: 'retention', reference });
});

test('An administrator says how long: for all offices, and for one; nobody else does', async () => {
  expect((await retentionSettings(eko)).general).toBeNull();
  await setRetention(eko, { officeId: null, months: 24 });
  await setRetention(eko, { officeId: null, months: 36 });
  await setRetention(eko, month);
  const { general, offices } = await retentionSettings(eko);
  expect(general).toBe(36);
  expect(offices.find(({ id }) => id === ayu.officeId)?.retentionMonths).toBe(12);
  expect(await setRetention(eko, { officeId: 'office-none', months: 1 })).toEqual({ refused: 'not-there' });
  for (const actor of [ayu, citra, dewi]) {
    expect(await setRetention(actor, month)).toEqual({ refused: 'not-yours' });
    await expect(retentionSettings(actor)).rejects.toThrow();
  }
  // The general rule holds where an office says nothing of its own.
  await setRetention(eko, { officeId: ayu.officeId, months: null });
  expect(await runRetention(at('2027-05-14'))).toEqual(none);
  expect(await runRetention(at('2027-05-16'))).toMatchObject({ announced: 1 });
});

test('Supervisors are reminded of a request that is due within a day', async () => {
  await askCorrection(ayu, reference, { askedAt: at('2026-11-20'), words: 'Nama salah', section: 'who' });
  expect(await runRetention(at('2026-11-21'))).toEqual(none);
  expect(await runRetention(at('2026-11-22'))).toEqual({ ...none, reminded: 1 });
  expect(await noticesOf(citra)).toMatchObject([{ kind: 'rights-due', details: { reference, kind: 'correction' } }]);
});

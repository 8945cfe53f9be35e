import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, cases, drafts, episodeAnswers, fingerprints, persons, statusSteps } from '@/db/schema';
import { saveDraft } from '@/features/drafts/commands';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { closeCase, moveCase, recordReturnStep, reopenCase } from './commands/move-case';
import { openCase } from './commands/open-case';
import { recordIdentityOpened } from './commands/open-identity';
import { saveSection } from './commands/save-section';
import type { Answers } from './fields';
import type { NewCase } from './input';
import { caseFile } from './queries/case-file';

freshBase();

const TODAY = '2026-11-20';

const aNewCase = (answers: Answers = {}, rest: Partial<NewCase> = {}): NewCase => ({
  submissionId: newId(),
  officeId: ayu.officeId,
  status: 'active',
  answers: { destination: 'KH', handledOn: '2026-11-10', ...answers },
  returnStep: null,
  ...rest,
});

async function logged(answers: Answers = {}, rest: Partial<NewCase> = {}): Promise<string> {
  const opened = await openCase(ayu, aNewCase(answers, rest));
  if ('refused' in opened) throw new Error(opened.refused);
  return opened.reference;
}

async function rowOf(reference: string) {
  const [row] = await (await db()).select().from(cases).where(eq(cases.reference, reference));
  if (!row) throw new Error(`${reference} is not there`);
  return row;
}

const stepsOf = async (reference: string) =>
  (await caseFile(ayu, reference)).statusSteps.map(({ status, on, until }) => [status, on, until]);

describe('Ayu opens a case', () => {
  test('with three answers, and person, episode and case are there', async () => {
    const reference = await logged();
    const file = await caseFile(ayu, reference);
    expect(reference).toMatch(/^PNH-\d{4}-00001$/);
    expect(file.case).toMatchObject({
      status: 'active',
      handledOn: '2026-11-10',
      assignedTo: ayu.id,
      returnedOn: null,
    });
    expect(file.answers).toEqual({ destination: 'KH', handledOn: '2026-11-10' });
    expect(await firstBrokenLink()).toBeNull();
  });

  test('and the audit says so, without a name', async () => {
    const reference = await logged({ name: 'Siti Rahasia' });
    const [entry] = await (await db()).select().from(auditEntries).where(eq(auditEntries.subjectId, reference));
    expect(entry).toMatchObject({ act: 'case.opened', actorId: ayu.id });
    expect(JSON.stringify(await (await db()).select().from(auditEntries))).not.toContain('Rahasia');
  });

  test('and what identifies is sealed, opened only by a deliberate act', async () => {
    const reference = await logged({
      name: 'Siti Rahasia',
      nik: '3273015203990001',
      birth: '1999-03-12',
      place: 'Gedung 4',
    });
    const { personId } = await rowOf(reference);
    const [person] = await (await db()).select().from(persons).where(eq(persons.id, personId));
    expect(person?.identity?.includes('Rahasia')).toBe(false);
    expect(person?.birthYear).toBe(1999);
    expect(await (await db()).$count(fingerprints, eq(fingerprints.personId, personId))).toBe(1);
    const sealed = await caseFile(ayu, reference);
    expect(sealed.maskedName).toBe('S. R.');
    expect(sealed.answers).not.toHaveProperty('name');
    await recordIdentityOpened(ayu, reference);
    expect((await caseFile(ayu, reference)).answers).toMatchObject({ name: 'Siti Rahasia', place: 'Gedung 4' });
    expect((await caseFile(citra, reference)).answers).not.toHaveProperty('name');
  });

  test('twice with the same form, and there is one case', async () => {
    const file = aNewCase();
    const [first, second] = await Promise.all([openCase(ayu, file), openCase(ayu, file)]);
    expect(second).toEqual(first);
    expect(await (await db()).$count(cases)).toBe(1);
  });

  test('out of a draft, which is gone then', async () => {
    const file = aNewCase({ name: 'Dari Draf' });
    await saveDraft(ayu, file.submissionId, { raw: { name: ['Dari Draf'] } });
    await openCase(ayu, file);
    expect(await (await db()).$count(drafts)).toBe(0);
    expect(await saveDraft(ayu, file.submissionId, { raw: {} })).toEqual({ refused: 'already-sent' });
  });

  test('ten at once, and no number is given twice', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => logged()));
    expect(new Set(all).size).toBe(10);
  });

  test('but not for another office; nor does an analyst or an administrator open any', async () => {
    expect(await openCase(ayu, aNewCase({}, { officeId: bagus.officeId }))).toEqual({ refused: 'not-your-office' });
    for (const actor of [dewi, eko])
      expect(await openCase(actor, aNewCase({}, { officeId: actor.officeId }))).toEqual({ refused: 'not-your-office' });
    expect(await (await db()).$count(cases)).toBe(0);
  });

  test('with several answers to a question, and with a reason for having none', async () => {
    const reference = await logged({
      recruitmentChannels: ['messaging_app', 'social_media'],
      platforms: ['unknown'],
      means: { debt_bondage: 'present', physical_violence: 'absent', isolation: 'not_asked' },
    });
    const { episodeId } = await rowOf(reference);
    const rows = await (await db()).select().from(episodeAnswers).where(eq(episodeAnswers.episodeId, episodeId));
    expect(rows.map(({ list, code, state }) => [list, code, state]).sort()).toEqual([
      ['means_of_control', 'debt_bondage', 'present'],
      ['means_of_control', 'physical_violence', 'absent'],
      ['online_platform', 'unknown', 'present'],
      ['recruitment_channel', 'messaging_app', 'present'],
      ['recruitment_channel', 'social_media', 'present'],
    ]);
  });
});

describe('A section is saved', () => {
  const save = (reference: string, version: number, answers: Answers) => ({
    ...{ reference, section: 'recruitment' as const, version, answers },
    ...{ changed: Object.keys(answers), draftId: 'edit:none' },
  });

  test('and says what changed', async () => {
    const reference = await logged();
    await saveSection(ayu, save(reference, 0, { offeredJob: 'translator', recruitmentChannels: ['social_media'] }));
    const file = await caseFile(ayu, reference);
    expect(file.answers).toMatchObject({ offeredJob: 'translator', recruitmentChannels: ['social_media'] });
    expect(file.versions.recruitment).toMatchObject({ version: 1, by: 'Ayu' });
  });

  test('once of two who opened it together: the second is refused and overwrites nothing', async () => {
    const reference = await logged();
    await saveSection(ayu, save(reference, 0, { offeredJob: 'translator' }));
    expect(await saveSection(citra, save(reference, 0, { offeredJob: 'hospitality' }))).toEqual({ refused: 'stale' });
    expect((await caseFile(ayu, reference)).answers.offeredJob).toBe('translator');
    await saveSection(citra, save(reference, 1, { offeredJob: 'hospitality' }));
    expect(await saveSection(ayu, save(reference, 1, { offeredJob: 'translator' }))).toEqual({ refused: 'stale' });
  });

  test('and an answer taken back is not asked again', async () => {
    const reference = await logged({ offeredJob: 'translator', platforms: ['line'] });
    await saveSection(ayu, save(reference, 0, {}));
    const { answers } = await caseFile(ayu, reference);
    expect(answers).not.toHaveProperty('offeredJob');
    expect(answers).not.toHaveProperty('platforms');
  });

  test('with a new passport, which is found from then on, and the old one no more', async () => {
    const reference = await logged({ passport: 'B1111111' });
    const { personId } = await rowOf(reference);
    const before = await (await db()).select().from(fingerprints).where(eq(fingerprints.personId, personId));
    await saveSection(ayu, { ...save(reference, 0, { passport: 'C 2222222' }), section: 'who' });
    const after = await (await db()).select().from(fingerprints).where(eq(fingerprints.personId, personId));
    expect(after).toHaveLength(1);
    expect(after[0]?.fingerprint).not.toBe(before[0]?.fingerprint);
  });

  test('by nobody of another office: for Bagus the case is not there', async () => {
    const reference = await logged();
    await expect(saveSection(bagus, save(reference, 0, {}))).rejects.toThrow(NotFound);
    await expect(saveSection(dewi, save(reference, 0, {}))).rejects.toThrow(NotFound);
    await expect(recordIdentityOpened(bagus, reference)).rejects.toThrow(NotFound);
  });

  test('but the day it was handled cannot come after its second status', async () => {
    const reference = await logged();
    await moveCase(ayu, { reference, version: 0 }, { status: 'follow_up', on: '2026-11-12' }, TODAY);
    const essentials = (handledOn: string) => ({
      ...save(reference, 0, { destination: 'KH', handledOn }),
      section: 'essentials' as const,
    });
    expect(await saveSection(ayu, essentials('2026-11-14'))).toEqual({ refused: 'handled-after-step' });
    await saveSection(ayu, essentials('2026-11-08'));
    expect(await stepsOf(reference)).toEqual([
      ['active', '2026-11-08', '2026-11-12'],
      ['follow_up', '2026-11-12', null],
    ]);
  });
});

describe('A case moves', () => {
  test('to closed with a reason, and open again', async () => {
    const reference = await logged();
    const closing = { on: '2026-11-15', reason: 'assistance_completed' as const, referred: false };
    await closeCase(ayu, { reference, version: 0 }, closing, TODAY);
    expect(await rowOf(reference)).toMatchObject({
      status: 'closed',
      closedOn: '2026-11-15',
      closureReason: 'assistance_completed',
    });
    await reopenCase(ayu, { reference, version: 1 }, '2026-11-18', TODAY);
    expect(await rowOf(reference)).toMatchObject({ status: 'active', closedOn: null, closureReason: null });
    expect(await stepsOf(reference)).toEqual([
      ['active', '2026-11-10', '2026-11-15'],
      ['closed', '2026-11-15', '2026-11-18'],
      ['active', '2026-11-18', null],
    ]);
  });

  test('not before it was handled, not into the future, not twice', async () => {
    const reference = await logged();
    const close = (on: string, version = 0) =>
      closeCase(ayu, { reference, version }, { on, reason: 'lost_contact', referred: true }, TODAY);
    expect(await close('2026-11-01')).toEqual({ refused: 'before-handled' });
    expect(await close('2026-12-01')).toEqual({ refused: 'day-in-future' });
    await close('2026-11-11');
    expect(await close('2026-11-12', 1)).toEqual({ refused: 'already-closed' });
    expect(await moveCase(ayu, { reference, version: 1 }, { status: 'active', on: TODAY }, TODAY)).toEqual({
      refused: 'already-closed',
    });
  });

  test('once of two who move it together', async () => {
    const reference = await logged();
    const to = (status: 'follow_up' | 'under_assessment') =>
      moveCase(ayu, { reference, version: 0 }, { status, on: '2026-11-12' }, TODAY);
    await to('follow_up');
    expect(await to('under_assessment')).toEqual({ refused: 'stale' });
  });

  test('from reported to accepted, and is handled from that day', async () => {
    const reference = await logged({}, { status: 'reported' });
    await moveCase(ayu, { reference, version: 0 }, { status: 'under_assessment', on: '2026-11-13' }, TODAY);
    expect(await rowOf(reference)).toMatchObject({ status: 'under_assessment', handledOn: '2026-11-13' });
    const before = {
      reference,
      section: 'essentials' as const,
      version: 0,
      changed: ['handledOn'],
      draftId: 'edit:none',
    };
    const answers = { destination: 'KH', handledOn: '2026-11-10' };
    expect(await saveSection(citra, { ...before, answers })).toEqual({ refused: 'stale' });
  });

  test('never to a day before its present status, which would change nothing', async () => {
    const reference = await logged();
    await moveCase(ayu, { reference, version: 0 }, { status: 'follow_up', on: '2026-11-15' }, TODAY);
    const closing = { on: '2026-11-12', reason: 'lost_contact' as const, referred: false };
    expect(await closeCase(ayu, { reference, version: 1 }, closing, TODAY)).toEqual({ refused: 'before-last-step' });
    expect(await rowOf(reference)).toMatchObject({ status: 'follow_up', closedOn: null });
  });

  test('homewards, steps told out of order included', async () => {
    const reference = await logged();
    const step = (status: 'arrived_indonesia' | 'returned_home_area' | 'departed', on: string, version: number) =>
      recordReturnStep(ayu, { reference, version }, { status, on }, TODAY);
    await step('returned_home_area', '2026-11-19', 0);
    await step('arrived_indonesia', '2026-11-17', 1);
    await step('departed', '2026-11-16', 2);
    expect(await rowOf(reference)).toMatchObject({ returnStatus: 'returned_home_area', returnedOn: '2026-11-17' });
    expect((await caseFile(ayu, reference)).returnSteps.map(({ on, until }) => [on, until])).toEqual([
      ['2026-11-16', '2026-11-17'],
      ['2026-11-17', '2026-11-19'],
      ['2026-11-19', null],
    ]);
  });

  test('by nobody of another office', async () => {
    const reference = await logged();
    const move = recordReturnStep(bagus, { reference, version: 0 }, { status: 'departed', on: TODAY }, TODAY);
    await expect(move).rejects.toThrow(NotFound);
    const steps = and(eq(statusSteps.caseId, (await rowOf(reference)).id));
    expect(await (await db()).$count(statusSteps, steps)).toBe(1);
  });
});

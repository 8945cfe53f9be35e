import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { change, recordRefusal } from '@/db/change';
import { db } from '@/db/client';
import { makePersonKey } from '@/db/keys';
import { auditEntries, cases, persons } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { sectionDraftId } from '@/features/cases/section-form';
import { dropDraft, saveDraft } from '@/features/drafts/commands';
import type { Actor, Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { exportAudit } from './commands';
import type { AuditFilter } from './input';
import { auditPage, colleagueChoices } from './queries/entries';
import { looksAt } from './queries/looks';
import { sentenceOf } from './sentences';

freshBase();

const headOfPnh: Staff = { ...citra, officeId: ayu.officeId, officeCode: 'PNH', headquarters: false };
const headOfMnl: Staff = { ...citra, officeId: bagus.officeId, officeCode: 'MNL', headquarters: false };
const english = textsFor('en');

const record = (actor: Actor, act: string, kind: 'case' | 'user' | 'report', id: string, details = {}) =>
  change(actor, (_tx, audit) => audit.record({ act, subject: { kind, id }, details }));

const elsewhere = (who: string, city: string) =>
  `${who} opened the identity through a case of the same person at Embassy of Indonesia, ${city}`;

async function sentences(actor: Staff, filter: AuditFilter = {}): Promise<string[]> {
  const { entries } = await auditPage(actor, filter);
  return entries.map((told) => sentenceOf(told, english));
}

/** A case of Phnom Penh and one of Manila, about the same person, each opened by its caseworker. */
async function twoOffices() {
  const personId = newId();
  const [pnh = '', mnl = ''] = await addCases([
    aCase({ personId }),
    aCase({ personId, officeId: bagus.officeId, destination: 'PH' }),
  ]);
  await recordIdentityOpened(ayu, pnh);
  await recordIdentityOpened(bagus, mnl);
  return { pnh, mnl };
}

describe('The audit', () => {
  test('is read by supervisors and administrators; a caseworker and an analyst are refused', async () => {
    for (const actor of [ayu, bagus, dewi]) {
      await expect(auditPage(actor, {})).rejects.toThrow('audit');
      await expect(colleagueChoices(actor)).rejects.toThrow('audit');
      expect(await exportAudit(actor, {}, 'id')).toEqual({ refused: 'not-yours' });
    }
    expect((await auditPage(eko, {})).entries.length).toBeGreaterThan(0);
  });

  test('tells an administrator of accounts, and of no case', async () => {
    const { pnh } = await twoOffices();
    await record(eko, 'user.added', 'user', ayu.id, { role: 'caseworker', officeId: ayu.officeId });
    await record(ayu, 'case.changed', 'case', pnh, { section: 'who', fields: ['sex', 'birth'] });
    const told = await sentences(eko);
    expect(told[0]).toBe('Eko added Ayu as Caseworker');
    expect(told.join()).not.toContain(pnh);
  });

  test('tells a supervisor of the cases of the own office; of the same person elsewhere, who opened the identity at which office', async () => {
    const { pnh, mnl } = await twoOffices();
    expect(await sentences(headOfPnh)).toEqual([
      elsewhere('Bagus', 'Manila'),
      `Ayu opened the identity in case ${pnh}`,
    ]);
    expect(await sentences(headOfMnl)).toEqual([
      `Bagus opened the identity in case ${mnl}`,
      elsewhere('Ayu', 'Phnom Penh'),
    ]);
    expect(JSON.stringify(await auditPage(headOfPnh, {}))).not.toContain(mnl);
    expect(await sentences(citra)).toEqual([
      `Bagus opened the identity in case ${mnl}`,
      `Ayu opened the identity in case ${pnh}`,
    ]);
    expect(await sentences(headOfPnh, { subject: { kind: 'case', id: mnl } })).toEqual([]);
  });

  test('leaves out a case somebody is locked out of, and every other of that person, at headquarters too', async () => {
    const { pnh } = await twoOffices();
    const { caseLocks } = await import('@/db/schema');
    const [file] = await (await db()).select().from(cases).where(eq(cases.reference, pnh));
    await change(machine, async (tx, audit) => {
      const locked = { id: newId(), caseId: file?.id ?? '', userId: citra.id, lockedBy: ayu.id, lockedAt: new Date() };
      await tx.insert(caseLocks).values(locked);
      await audit.record({ act: 'case.locked', subject: { kind: 'case', id: pnh }, details: { colleague: citra.id } });
    });
    expect(await sentences(citra)).toEqual([]);
  });

  test('says of a section that is being changed what it says of the case: nothing to whoever is locked out', async () => {
    const { pnh } = await twoOffices();
    const { caseLocks } = await import('@/db/schema');
    const [file] = await (await db()).select().from(cases).where(eq(cases.reference, pnh));
    const draft = sectionDraftId(ayu.id, file?.id ?? '', 'who');
    await makePersonKey(file?.personId ?? '');
    await saveDraft(ayu, draft, { raw: {}, version: 0 }, file?.personId);
    await dropDraft(ayu, draft);
    await saveDraft(ayu, newId(), { raw: {} });
    const ofSection = [
      `Ayu dropped a half-filled change of case ${pnh}`,
      `Ayu began to change a section of case ${pnh}`,
    ];
    expect(await sentences(citra, { group: 'cases' })).toEqual(['Ayu began a form', ...ofSection]);
    expect(await sentences(headOfPnh, { group: 'cases' })).toEqual(ofSection);
    await change(machine, async (tx, audit) => {
      const locked = { id: newId(), caseId: file?.id ?? '', userId: citra.id, lockedBy: ayu.id, lockedAt: new Date() };
      await tx.insert(caseLocks).values(locked);
      await audit.record({ act: 'case.locked', subject: { kind: 'case', id: pnh }, details: { colleague: citra.id } });
      // As it was recorded before sections were recorded as about their case.
      await audit.record({ act: 'draft.begun', subject: { kind: 'draft', id: draft } });
    });
    expect(await sentences(citra, { group: 'cases' })).toEqual(['Ayu began a form']);
    const { entries } = await auditPage(citra, {});
    expect(JSON.stringify(entries)).not.toContain(file?.id);
  });

  test('tells headquarters who looked for case numbers that were never given, and an office who tried its cases', async () => {
    const { pnh } = await twoOffices();
    const tried = (id: string) =>
      recordRefusal(bagus, { act: 'see', subject: { kind: 'case', id }, reason: 'not-there' });
    await tried(pnh);
    await tried('PNH-2026-99999');
    expect(await sentences(headOfPnh, { group: 'refusals' })).toEqual([
      `Refused: Bagus tried to see case ${pnh} (not there for them)`,
    ]);
    expect(await sentences(citra, { group: 'refusals' })).toHaveLength(2);
    expect(await sentences(headOfMnl, { group: 'refusals' })).toEqual([]);
  });

  test('is filtered by period, by acts, by colleague and by subject, each alone and together', async () => {
    const { pnh, mnl } = await twoOffices();
    await record(ayu, 'case.closed', 'case', pnh, { on: '2026-05-01', reason: 'assistance_completed' });
    await record(dewi, 'report.exported', 'report', '2023-05', { format: 'pdf', lang: 'id' });
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await sentences(citra, { group: 'cases' })).toEqual([
      `Ayu closed case ${pnh} as of 1 May 2026: Assistance completed`,
    ]);
    expect(await sentences(citra, { group: 'exports' })).toEqual([
      'Dewi exported the monthly report May 2023 (pdf, Indonesia)',
    ]);
    expect(await sentences(citra, { colleague: bagus.id })).toEqual([`Bagus opened the identity in case ${mnl}`]);
    expect(await sentences(citra, { colleague: bagus.id, group: 'cases' })).toEqual([]);
    expect(await sentences(citra, { subject: { kind: 'case', id: pnh } })).toHaveLength(3);
    expect(await sentences(citra, { since: tomorrow })).toEqual([]);
    expect(await sentences(citra, { until: new Date('2026-01-01') })).toEqual([]);
    expect(await sentences(citra, { since: new Date('2026-01-01'), until: tomorrow })).toHaveLength(4);
  });

  test('comes in pages that miss nothing and repeat nothing', async () => {
    const [reference = ''] = await addCases([aCase()]);
    for (let n = 0; n < 7; n += 1) await record(ayu, 'case.reopened', 'case', reference, { on: '2026-05-01' });
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await auditPage(citra, { group: 'cases' }, { before, size: 3 });
      seen.push(...page.entries.map(({ entry }) => entry.seq));
      before = page.before;
    } while (before);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
  });

  test('leaves as CSV with the same sentences, no formula, and the export on record', async () => {
    const { pnh } = await twoOffices();
    await record(ayu, 'case.closed', 'case', '=1+1');
    const content = await exportAudit(citra, {}, 'en');
    const rows = parse(content as Buffer, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row.what_happened)).toEqual(await sentences(citra));
    expect(rows[0]?.about).toBe("'=1+1");
    expect(rows.at(-1)).toMatchObject({ who: 'Ayu', role_now: 'Caseworker', office_now: 'PNH', about: pnh });
    const [exported] = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'audit.exported'));
    expect(exported).toMatchObject({ actorId: citra.id, details: JSON.stringify({ rows: 3 }) });
  });
});

describe('Who looked at a case', () => {
  test('is told to those who see the whole case: what was done through it, with who, and how often', async () => {
    const { pnh, mnl } = await twoOffices();
    await recordIdentityOpened(ayu, pnh);
    await recordRefusal(bagus, { act: 'see', subject: { kind: 'case', id: pnh }, reason: 'not-there' });
    const looks = await looksAt(ayu, pnh);
    expect(looks).toMatchObject({ openings: 3, people: 2 });
    expect(looks.entries.map((told) => sentenceOf(told, english))).toEqual([
      `Refused: Bagus tried to see case ${pnh} (not there for them)`,
      `Ayu opened the identity in case ${pnh}`,
      elsewhere('Bagus', 'Manila'),
      `Ayu opened the identity in case ${pnh}`,
    ]);
    expect(JSON.stringify(looks)).not.toContain(mnl);
    expect((await looksAt(citra, mnl)).entries.map((told) => sentenceOf(told, english))).toEqual([
      `Ayu opened the identity in case ${pnh}`,
      `Bagus opened the identity in case ${mnl}`,
      `Ayu opened the identity in case ${pnh}`,
    ]);
  });

  test('tells, once two records are one person, who opened the identity through the other office’s case, and never which', async () => {
    const [pnh = '', mnl = '', other = ''] = await addCases([
      aCase({}),
      aCase({ officeId: bagus.officeId, destination: 'PH' }),
      aCase({ officeId: bagus.officeId, destination: 'PH' }),
    ]);
    await recordIdentityOpened(bagus, other);
    const personOf = async (reference: string) =>
      (await (await db()).select().from(cases).where(eq(cases.reference, reference)))[0]?.personId ?? '';
    const [one, two] = [await personOf(pnh), await personOf(mnl)];
    await change(machine, async (tx, audit) => {
      const identitySeq = await audit.record({ act: 'test', subject: { kind: 'base', id: 'test' } });
      await tx.update(persons).set({ sameAs: one, identitySeq }).where(eq(persons.id, two));
    });
    await recordIdentityOpened(bagus, mnl);
    const looks = await looksAt(ayu, pnh);
    expect(looks).toMatchObject({ openings: 1, people: 1 });
    expect(looks.entries.map((told) => sentenceOf(told, english))).toEqual([elsewhere('Bagus', 'Manila')]);
    for (const told of [looks, await auditPage(headOfPnh, {})])
      for (const hidden of [mnl, two]) expect(JSON.stringify(told)).not.toContain(hidden);
    expect(await sentences(headOfPnh)).toEqual([elsewhere('Bagus', 'Manila')]);
    expect(await sentences(headOfPnh, { subject: { kind: 'case', id: mnl } })).toEqual([]);
    expect(await sentences(citra, { subject: { kind: 'case', id: pnh } })).toEqual([
      `Bagus opened the identity in case ${mnl}`,
    ]);
  });

  test('is not there for another office, an analyst or an administrator', async () => {
    const { pnh } = await twoOffices();
    for (const actor of [bagus, headOfMnl, dewi, eko]) await expect(looksAt(actor, pnh)).rejects.toThrow('case');
  });
});

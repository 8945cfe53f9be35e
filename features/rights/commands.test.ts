import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { approvals, cases, corrections, rightsRequests, settings } from '@/db/schema';
import { BUDGET_SETTING } from '@/features/cases/budget';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { searchPersons } from '@/features/cases/queries/case-search';
import { noticesOf } from '@/features/notices/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { textsFor } from '@/lib/texts';
import { freshBase } from '@/test/base';
import { aCase, addCases } from '@/test/cases';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { decideErasure } from './commands/decide-erasure';
import { askCorrection, askErasure, declineRequest, recordCopy, resumeUse, stopUse } from './commands/requests';
import { copyDocument } from './document';
import { copyJson } from './json';
import { copyPdf } from './pdf';
import { copyOf } from './queries/copy';
import { dryRun, receiptOf } from './queries/erasure';
import { openRequests, requestsOf } from './queries/requests';

freshBase();

const siti = { destination: 'KH', handledOn: '2026-11-10', name: 'Siti Rahmawati', nik: '3273014508990001' };
const asking = (words = 'Saya tidak mau data saya disimpan') => ({ askedAt: new Date(), words });
const lina: Staff = {
  ...citra,
  id: 'user-lina',
  officeId: ayu.officeId,
  officeCode: ayu.officeCode,
  headquarters: false,
};

let reference = '';
let personId = '';
beforeEach(async () => {
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const opened = await openCase(ayu, { ...file, answers: siti });
  reference = 'reference' in opened ? opened.reference : '';
  personId = (await caseFile(ayu, reference)).case.personId;
});

async function limitIdentities(value: number): Promise<void> {
  await change(machine, async (tx, audit) => {
    const set = { id: BUDGET_SETTING, value: String(value), changedBy: 'test', changedAt: new Date() };
    await tx.insert(settings).values(set);
    await audit.record({ act: 'setting.changed', subject: { kind: 'setting', id: BUDGET_SETTING } });
  });
}

const rows = async () => (await db()).select().from(rightsRequests);
const erasureAskedBy = async (actor: Staff) => {
  await askErasure(actor, reference, asking());
  const [asked] = await (await db()).select().from(approvals);
  return asked?.id ?? '';
};
const approve = (actor: Staff, approval: string) => decideErasure(actor, { approval, decision: 'approved' });

describe('Siti asks for her identity to be erased', () => {
  test('Ayu sees beforehand what happens where, and nothing is erased', async () => {
    const { places } = await dryRun(ayu, reference);
    const counted = Object.fromEntries(places.map(({ name, count }) => [name, count]));
    expect(counted).toMatchObject({ identity: 1, fingerprints: 1, notes: 1, episodes: 1, drafts: 0, contacts: 0 });
    expect((await personKeys([personId])).size).toBe(1);
  });

  test('Ayu asks, Citra decides, and Siti takes a receipt along that does not name her', async () => {
    const approval = await erasureAskedBy(ayu);
    expect(await noticesOf(citra)).toMatchObject([{ kind: 'approval-asked', details: { reference } }]);
    expect(await approve(citra, approval)).toMatchObject({ reference, erasedAt: expect.any(Date) });
    expect((await personKeys([personId])).size).toBe(0);
    expect(await noticesOf(ayu)).toMatchObject([{ kind: 'approval-decided', details: { decision: 'approved' } }]);
    const [request] = await rows();
    const receipt = await receiptOf(ayu, reference, request?.id ?? '');
    expect(receipt).toMatchObject({ office: 'PNH', reference, doneAt: expect.any(Date) });
    expect(receipt.places.find(({ name }) => name === 'fingerprints')?.count).toBe(1);
    expect(JSON.stringify(request)).not.toMatch(/Siti|Rahmawati|3273/);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('Nobody decides alone, nor whoever is no supervisor, nor for a case that is not there for them', async () => {
    const mine = await erasureAskedBy(citra);
    expect(await approve(citra, mine)).toEqual({ refused: 'same-person' });
    for (const actor of [ayu, dewi, eko]) expect(await approve(actor, mine)).toEqual({ refused: 'not-yours' });
    const elsewhere: Staff = { ...lina, id: 'user-elsewhere', officeId: bagus.officeId };
    await expect(approve(elsewhere, mine)).rejects.toThrow(NotFound);
    expect((await caseFile(ayu, reference)).erasedAt).toBeNull();
    expect((await approve(lina, mine)) as object).toMatchObject({ reference });
  });

  test('A supervisor who does not see all of her cases cannot decide; headquarters can', async () => {
    const approval = await erasureAskedBy(ayu);
    const [other] = await addCases([aCase({ officeId: bagus.officeId })]);
    await change(machine, async (tx, audit) => {
      await tx
        .update(cases)
        .set({ personId })
        .where(eq(cases.reference, other ?? ''));
      await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
    });
    expect(await approve(lina, approval)).toEqual({ refused: 'not-yours' });
    expect((await personKeys([personId])).size).toBe(1);
    expect(await approve(citra, approval)).toMatchObject({ reference });
  });

  test('Declined, it is over, and she can ask again', async () => {
    const approval = await erasureAskedBy(ayu);
    expect(await decideErasure(citra, { approval, decision: 'declined' })).toMatchObject({ erasedAt: null });
    expect((await caseFile(ayu, reference)).erasedAt).toBeNull();
    expect(await rows()).toMatchObject([{ refusedAt: expect.any(Date), doneAt: null }]);
    expect(await askErasure(ayu, reference, asking())).toMatchObject({ request: expect.any(String) });
  });

  test('Asked twice it is one request; after it is done none', async () => {
    const approval = await erasureAskedBy(ayu);
    expect(await askErasure(ayu, reference, asking())).toEqual({ refused: 'already-asked' });
    expect(await rows()).toHaveLength(1);
    await approve(citra, approval);
    expect(await askErasure(ayu, reference, asking())).toEqual({ refused: 'erased' });
  });
});

describe('Siti asks us to stop using her data', () => {
  const found = async (words: string) => {
    const answer = await searchPersons(ayu, words);
    return 'persons' in answer ? answer.persons.length : -1;
  };

  test('and nobody finds, sees or opens it, until she says so', async () => {
    await recordIdentityOpened(ayu, reference);
    expect(await found('rahmawati')).toBe(1);
    expect(await stopUse(ayu, reference, asking())).toEqual({ reference });
    expect([await found('rahmawati'), await found(siti.nik)]).toEqual([0, 0]);
    expect(await caseFile(ayu, reference)).toMatchObject({ identityOpen: false, maskedName: '' });
    expect(await recordIdentityOpened(ayu, reference)).toEqual({ refused: 'withheld' });
    expect((await caseList(ayu, { sort: 'handled' })).rows).toMatchObject([{ maskedName: '' }]);
    const save = { reference, section: 'who' as const, version: 0, answers: siti, changed: ['name'], draftId: 'x' };
    expect(await saveSection(ayu, save)).toEqual({ refused: 'withheld' });
    expect(await stopUse(ayu, reference, asking())).toEqual({ refused: 'already-stopped' });

    expect(await resumeUse(ayu, reference, asking('Boleh lagi'))).toEqual({ reference });
    expect([await found('rahmawati'), await found(siti.nik)]).toEqual([1, 1]);
    expect(await recordIdentityOpened(ayu, reference)).toEqual({ reference });
    expect(await resumeUse(ayu, reference, asking())).toEqual({ refused: 'not-stopped' });
    expect(await rows()).toMatchObject([
      { kind: 'stop', doneBy: ayu.id },
      { kind: 'resume', doneBy: ayu.id },
    ]);
  });

  test('but she still gets the copy of them', async () => {
    await stopUse(ayu, reference, asking());
    expect(JSON.parse(copyJson(await copyOf(ayu, reference), new Date())).person).toMatchObject({ name: siti.name });
  });
});

describe('Siti says that something is wrong', () => {
  const correct = async (changed: string[], name: string) => {
    await recordIdentityOpened(ayu, reference);
    const { answers: before } = await caseFile(ayu, reference);
    const answers = { ...before, name };
    return saveSection(ayu, { reference, section: 'who', version: 0, answers, before, changed, draftId: 'x' });
  };

  test('Ayu mends it, and what it said before and after stays, sealed', async () => {
    await askCorrection(ayu, reference, { ...asking('Nama saya Siti Rahmawaty'), section: 'who' });
    await correct(['name'], 'Siti Rahmawaty');
    const [kept] = await (await db()).select().from(corrections);
    expect(kept).toMatchObject({ field: 'name', by: ayu.id });
    expect(kept?.before?.includes('Rahmawati')).toBe(false);
    expect((await copyOf(ayu, reference)).corrections).toMatchObject([
      { field: 'name', before: '"Siti Rahmawati"', after: '"Siti Rahmawaty"', reason: 'Nama saya Siti Rahmawaty' },
    ]);
    expect(await rows()).toMatchObject([{ kind: 'correction', doneBy: ayu.id }]);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('A save of a section nobody asked about leaves no trace', async () => {
    await askCorrection(ayu, reference, { ...asking(), section: 'situation' });
    await correct(['name'], 'Siti R.');
    expect(await (await db()).$count(corrections)).toBe(0);
    expect(await rows()).toMatchObject([{ kind: 'correction', doneAt: null }]);
  });

  test('or Ayu tells her why not', async () => {
    await askCorrection(ayu, reference, { ...asking(), section: 'who' });
    const [request] = await rows();
    const id = request?.id ?? '';
    expect(await declineRequest(ayu, reference, { id, words: 'Sesuai paspor' })).toEqual({ id });
    expect(await declineRequest(ayu, reference, { id, words: 'Sesuai paspor' })).toEqual({ refused: 'over' });
    await recordIdentityOpened(ayu, reference);
    expect((await requestsOf(ayu, reference)).requests).toMatchObject([{ words: 'Sesuai paspor', section: 'who' }]);
  });
});

describe('Siti asks for a copy of everything', () => {
  const json = { format: 'json', language: 'id' } as const;

  test('It is made where her identity was opened on purpose, and the supervisors are told', async () => {
    expect(await recordCopy(ayu, reference, json)).toEqual({ refused: 'identity-closed' });
    expect([await rows(), await noticesOf(citra)]).toEqual([[], []]);
    await recordIdentityOpened(ayu, reference);
    expect(await recordCopy(ayu, reference, json)).toEqual({ reference });
    const told = { kind: 'access-copied', details: { by: 'Ayu', office: 'PNH', reference } };
    expect(await noticesOf(citra)).toMatchObject([told]);
    expect(await noticesOf(ayu)).toEqual([]);
  });

  test('Where the use of her data is stopped it is made too, and counts as one more identity of the day', async () => {
    await limitIdentities(1);
    await stopUse(ayu, reference, asking());
    expect(await recordCopy(ayu, reference, json)).toEqual({ reference });
    const others: string[] = [];
    for (const name of ['Rina', 'Wati']) {
      const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
      const opened = await openCase(ayu, { ...file, answers: { ...siti, nik: '', name } });
      others.push('reference' in opened ? opened.reference : '');
    }
    expect(await recordIdentityOpened(ayu, others[0] ?? '')).toEqual({ refused: 'budget' });
    await stopUse(ayu, others[1] ?? '', asking());
    expect(await recordCopy(ayu, others[1] ?? '', json)).toEqual({ refused: 'budget' });
    expect(await recordCopy(ayu, reference, json)).toEqual({ reference });
  });

  test('It is recorded, and holds what is held: also who looked, by role and office, never by name', async () => {
    await recordIdentityOpened(citra, reference);
    await recordIdentityOpened(ayu, reference);
    expect(await recordCopy(ayu, reference, json)).toEqual({ reference });
    const text = copyJson(await copyOf(ayu, reference), new Date());
    const copy = JSON.parse(text);
    expect(copy.person).toMatchObject({ name: siti.name, nik: siti.nik });
    expect(copy.cases).toMatchObject([{ reference, office: 'PNH', answers: { destination: 'KH' } }]);
    expect(copy.looks).toMatchObject([
      { act: 'case.opened', role: 'caseworker', office: 'PNH' },
      { act: 'identity.opened', role: 'supervisor', office: 'PWNI' },
      { act: 'identity.opened', role: 'caseworker', office: 'PNH' },
      { act: 'rights.copied', role: 'caseworker', office: 'PNH' },
    ]);
    expect(text).not.toMatch(/Citra|Ayu|user-/);
    expect(await rows()).toMatchObject([{ kind: 'access', doneBy: ayu.id }]);
  });

  test.each(['id', 'en'] as const)('It is a PDF to read as well: %s', async (locale) => {
    const texts = textsFor(locale);
    const document = copyDocument(await copyOf(ayu, reference), new Date(), texts);
    const told = document.parts.flatMap(({ lines }) => lines.map(({ label, text }) => `${label}: ${text}`));
    expect(told).toContain(`${texts.t('cases.fields.name')}: ${siti.name}`);
    const pdf = await copyPdf(document, texts);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('Every right is met through a case that is there, by those who work on it', async () => {
  for (const actor of [bagus, dewi, eko])
    for (const act of [
      () => recordCopy(actor, reference, { format: 'pdf', language: 'id' }),
      () => stopUse(actor, reference, asking()),
      () => askCorrection(actor, reference, { ...asking(), section: 'who' as const }),
      () => askErasure(actor, reference, asking()),
      () => dryRun(actor, reference),
      () => copyOf(actor, reference),
      () => requestsOf(actor, reference),
    ])
      await expect(act()).rejects.toThrow(NotFound);
  expect(await rows()).toEqual([]);
});

test('A supervisor sees what is due of the cases in sight, the most pressing first', async () => {
  const early = { askedAt: new Date('2026-11-20T00:00:00Z'), words: 'Salah' };
  await askErasure(ayu, reference, asking());
  await askCorrection(ayu, reference, { ...early, section: 'who' });
  expect((await openRequests(citra)).map(({ kind, dueAt }) => [kind, dueAt > early.askedAt])).toEqual([
    ['correction', true],
    ['erasure', true],
  ]);
  expect(await openRequests({ ...lina, officeId: bagus.officeId })).toEqual([]);
  for (const actor of [ayu, dewi, eko]) await expect(openRequests(actor)).rejects.toThrow(NotFound);
});

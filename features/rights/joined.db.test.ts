import { eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import {
  auditEntries,
  caseNotes,
  consents,
  contactPoints,
  determinations,
  followUps,
  merges,
  persons,
  returnBlocks,
  returnMilestones,
} from '@/db/schema';
import { store } from '@/db/store';
import { openApprovals } from '@/features/approvals/queries';
import { closeCase } from '@/features/cases/commands/move-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { referencesInSight, searchPersons } from '@/features/cases/queries/case-search';
import { recordConsent } from '@/features/consents/commands';
import type { Said } from '@/features/consents/input';
import { consentsOf } from '@/features/consents/queries';
import { addContact, changeContact } from '@/features/contacts/commands';
import { contactsOf } from '@/features/contacts/queries';
import { figure } from '@/features/figures/queries';
import { undoJoin } from '@/features/matching/commands/undo';
import type { Staff } from '@/lib/actor';
import { textsFor } from '@/lib/texts';
import { intan, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { joined, logged, noted } from '@/test/joining';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { fileOf } from '@/test/stays';
import { decideErasure } from './commands/decide-erasure';
import { eraseWithin, finishErasure, finishErasures } from './commands/erase';
import { askCorrection, askErasure, resumeUse, stopUse } from './commands/requests';
import { runRetention, setRetention } from './commands/retention';
import { copyDocument } from './document';
import { copyOf } from './queries/copy';
import { dryRun } from './queries/erasure';
import { incidentOf } from './queries/incident';
import { requestsOf } from './queries/requests';

freshBase();

const asking = { askedAt: new Date('2026-11-20T03:00:00Z'), words: 'Diminta di kantor' };
const way = (value: string) => ({ kind: 'phone', value, terms: '', safety: 'safe' }) as const;
const said: Said = {
  ...{ scopes: ['family_contact'], state: 'given', on: '2026-11-12' },
  ...{ language: 'id', proof: 'spoken', purpose: 'Untuk keluarga' },
};

let first = '';
let second = '';
let one = '';
let other = '';

async function contact(actor: Staff, reference: string, value: string): Promise<string> {
  await recordIdentityOpened(actor, reference);
  const added = await addContact(actor, reference, way(value));
  if ('refused' in added) throw new Error(added.refused);
  return added.id;
}

/** Phnom Penh and Manila each have a file on the same woman; Citra has found it out. */
beforeEach(async () => {
  first = await logged(ayu, { name: 'Siti Rahmawati', passport: 'B1234567', phone: '0811 1111 1111' });
  second = await logged(bagus, { name: 'Sitti Rahmawatie', passport: 'C7654321', handledOn: '2026-11-10' });
  one = (await fileOf(first)).personId;
  other = (await fileOf(second)).personId;
  await noted(first, 'Ayu');
  await noted(second, 'Bagus');
  await contact(bagus, second, '+63 917 000 0001');
  await joined(one, other, { reason: 'Paspor lama dibawanya' });
});

describe('Ways to reach a person in two files', () => {
  test('are there through either, each changed under the key it was told under', async () => {
    await contact(ayu, first, '+62 812 000 0002');
    const { contacts } = await contactsOf(ayu, first);
    expect(contacts.map(({ value }) => value)).toEqual(['+63 917 000 0001', '+62 812 000 0002']);
    const [manila] = contacts;
    const seen = { id: manila?.id ?? '', version: 1 };
    expect(await changeContact(ayu, first, seen, way('+63 917 000 0009'))).toEqual({ id: seen.id });
    const [row] = await (await db()).select().from(contactPoints).where(eq(contactPoints.id, seen.id));
    expect(row?.personId).toBe(other);
    await recordIdentityOpened(bagus, second);
    expect((await contactsOf(bagus, second)).contacts.map(({ value }) => value)).toContain('+63 917 000 0009');
  });

  test('follow what the person agreed to, through whichever file it was told', async () => {
    await recordConsent(bagus, second, { ...said, scopes: ['personal_data'], state: 'refused', purpose: 'Tidak mau' });
    await recordIdentityOpened(ayu, first);
    expect(await addContact(ayu, first, way('+62 812'))).toEqual({ refused: 'keeping-refused' });
    const { history, standing } = await consentsOf(ayu, first);
    expect(history.map(({ purpose }) => purpose)).toEqual(['Tidak mau']);
    expect(standing.personal_data?.state).toBe('refused');
  });
});

describe('The rights of a person in two files', () => {
  test('the copy holds everything of both, other spellings too', async () => {
    await recordConsent(ayu, first, said);
    const copy = await copyOf(citra, first);
    expect(copy.files.map((file) => file.case.reference)).toEqual([first, second]);
    expect(copy.alsoSaid).toEqual([{ name: 'Sitti Rahmawatie', passport: 'C7654321' }]);
    expect(copy.contacts.map(({ value }) => value)).toEqual(['+63 917 000 0001']);
    expect(copy.consents.map(({ purpose }) => purpose)).toEqual(['Untuk keluarga']);
    expect(copy.notes.length).toBe(6);
    expect(copy.determinations.map(({ reason }) => reason)).toEqual(['Ayu, menurut polisi', 'Bagus, menurut polisi']);
    expect(copy.milestones.map(({ number }) => number)).toEqual(['Ayu, SPLP 7788', 'Bagus, SPLP 7788']);
    expect(copy.blocks.map(({ note }) => note)).toEqual(['Ayu, dirawat', 'Bagus, dirawat']);
    expect(copy.followUps.map(({ note }) => note)).toContain('Bagus, bulan 3');
    const document = JSON.stringify(copyDocument(copy, new Date(), textsFor('id')));
    for (const told of ['Siti Rahmawati', 'Sitti Rahmawatie', 'C7654321', 'Bagus, 2026-10-15', 'SPLP 7788', 'dirawat'])
      expect(document).toContain(told);
  });

  test('stopped through one file, neither shows or finds anything; resumed, both do again', async () => {
    await stopUse(bagus, second, asking);
    for (const [actor, reference] of [
      [ayu, first],
      [bagus, second],
    ] as const) {
      expect(await caseFile(actor, reference)).toMatchObject({ maskedName: '', useStoppedAt: expect.any(Date) });
      expect(await recordIdentityOpened(actor, reference)).toEqual({ refused: 'withheld' });
    }
    for (const words of ['B1234567', 'C7654321', 'Rahmawati'])
      expect(await searchPersons(citra, words)).toEqual({ persons: [] });
    await resumeUse(ayu, first, asking);
    expect((await caseList(citra, { sort: 'handled' })).rows.map(({ maskedName }) => maskedName)).toEqual([
      'S. R.',
      'S. R.',
    ]);
  });

  test('a correction asked for through one file is done by a save in the other', async () => {
    await askCorrection(ayu, first, { ...asking, section: 'who' });
    await recordIdentityOpened(bagus, second);
    const { answers, versions } = await caseFile(bagus, second);
    await saveSection(bagus, {
      ...{ reference: second, section: 'who', version: versions.who?.version ?? 0, draftId: 'edit:none' },
      ...{ answers: { ...answers, name: 'Siti Rahma' }, changed: ['name'], before: answers },
    });
    await recordIdentityOpened(ayu, first);
    const { requests } = await requestsOf(ayu, first);
    expect(requests).toMatchObject([{ kind: 'correction', doneAt: expect.any(Date), words: asking.words }]);
    const { corrections } = await copyOf(citra, second);
    expect(corrections).toMatchObject([{ before: '"Siti Rahmawati"', after: '"Siti Rahma"', reason: asking.words }]);
  });

  test('an incident concerns both files, whichever the identity was opened through', async () => {
    const span = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000), user: 'bagus' };
    const incident = await incidentOf(machine, span);
    if ('refused' in incident) throw new Error(incident.refused);
    expect(incident.affected.map(({ reference, safeWays }) => [reference, safeWays])).toEqual([
      [second, 1],
      [first, 1],
    ]);
  });
});

describe('Erasing a person in two files', () => {
  async function erased(): Promise<void> {
    await othersJoin();
    await askErasure(citra, second, asking);
    const [asked] = await openApprovals(intan, [referencesInSight]);
    expect(asked?.subjectId).toBe(other);
    const done = await decideErasure(intan, { approval: asked?.id ?? '', decision: 'approved' });
    if ('refused' in done) throw new Error(done.refused);
  }

  test('counts what both hold, destroys both keys and leaves no sealed byte', async () => {
    const sealed = await sealedBytes();
    expect(sealed.length).toBeGreaterThan(12);
    const { places } = await dryRun(citra, first);
    const countOf = (name: string) => places.find((place) => place.name === name)?.count;
    expect([countOf('identity'), countOf('caseNotes'), countOf('followUps'), countOf('merges')]).toEqual([2, 6, 4, 1]);
    expect(countOf('determinations')).toBe(2);
    expect([countOf('returnMilestones'), countOf('returnBlocks')]).toEqual([2, 2]);
    const before = await figure(dewi, { metric: 'persons_assisted', by: 'destination', asOf: '2026-11-24' });
    await erased();
    expect((await personKeys([one, other])).size).toBe(0);
    expect((await (await store()).keys.buried()).map(({ personId }) => personId).toSorted()).toEqual(
      [one, other].toSorted(),
    );
    expect(await sealedBytes()).toEqual([]);
    expect(await figure(dewi, { metric: 'persons_assisted', by: 'destination', asOf: '2026-11-24' })).toEqual(before);
    for (const [actor, reference] of [
      [ayu, first],
      [bagus, second],
    ] as const)
      expect(await caseFile(actor, reference)).toMatchObject({ maskedName: '', erasedAt: expect.any(Date) });
    const entries = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'identity.erased'));
    expect(entries.map(({ subjectId, details }) => [subjectId, JSON.parse(details).reference])).toEqual([
      [one, first],
      [other, second],
    ]);
  });

  test('is for somebody who sees every case of both', async () => {
    await askErasure(ayu, first, asking);
    const gita: Staff = { ...citra, id: 'user-gita', officeId: ayu.officeId, officeCode: 'PNH', headquarters: false };
    await othersJoin();
    const [asked] = await openApprovals(gita, [referencesInSight]);
    const decision = { approval: asked?.id ?? '', decision: 'approved' } as const;
    expect(await decideErasure(gita, decision)).toEqual({ refused: 'not-yours' });
    expect((await personKeys([one, other])).size).toBe(2);
  });

  test('comes with time only when every case of both is closed and its time over', async () => {
    await setRetention(eko, { officeId: null, months: 12 });
    const closing = { reason: 'assistance_completed' as const, referred: false };
    const night = (day: string) => runRetention(new Date(`${day}T20:00:00Z`));
    await closeCase(ayu, { reference: first, version: 0 }, { ...closing, on: '2022-12-01' }, '2026-11-24');
    expect(await night('2026-11-24')).toMatchObject({ announced: 0, erased: 0 });
    await closeCase(bagus, { reference: second, version: 0 }, { ...closing, on: '2026-11-24' }, '2026-11-24');
    expect(await night('2027-11-23')).toMatchObject({ announced: 1, erased: 0 });
    expect(await night('2027-12-30')).toMatchObject({ erased: 1 });
    expect((await personKeys([one, other])).size).toBe(0);
  });
});

test('An older copy brings the two back as one, of whom one was parted and erased since: the other says what it did', async () => {
  const reader = await db();
  const [merge] = await reader.select().from(merges);
  const before = await reader.select().from(persons);
  const told = (await caseFile(ayu, first)).maskedName;
  await undoJoin(citra, merge?.id ?? '', { reason: 'Dua orang yang bernama sama' });
  const [alone] = await reader.select().from(persons).where(eq(persons.id, one));
  await change(
    machine,
    async (tx, audit) => (await eraseWithin(tx, audit, { personId: other, because: 'asked' })) ?? never(),
  );
  await finishErasure([other], new Date());
  // What a restore does: the rows are there again as they were, the key store is today's.
  await change(machine, async (tx, audit) => {
    for (const { id, ...row } of before) await tx.update(persons).set(row).where(eq(persons.id, id));
    if (merge) await tx.update(merges).set(merge).where(eq(merges.id, merge.id));
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'restored' } });
  });
  expect((await caseFile(bagus, second)).maskedName).toBe(told);
  expect(await finishErasures()).toMatchObject({ again: 1 });
  const after = await reader.select().from(persons);
  expect(after.find(({ id }) => id === other)).toMatchObject({
    sameAs: null,
    identity: null,
    erasedAt: expect.any(Date),
  });
  expect(after.find(({ id }) => id === one)).toMatchObject({ sameAs: null, identity: alone?.identity, erasedAt: null });
  expect((await reader.select().from(merges))[0]).toMatchObject({ before: null, after: null, undoneBy: 'nightly' });
  expect((await caseFile(ayu, first)).maskedName).toBe(told);
  expect(await caseFile(bagus, second)).toMatchObject({ maskedName: '', erasedAt: expect.any(Date) });
});

const never = (): never => {
  throw new Error('there was nobody to erase');
};

/** Whatever is still sealed about the two. */
async function sealedBytes(): Promise<Buffer[]> {
  const reader = await db();
  const records = [one, other];
  const rows = [
    ...(await reader.select({ a: persons.identity }).from(persons)),
    ...(await reader.select({ a: contactPoints.value, b: contactPoints.terms }).from(contactPoints)),
    ...(await reader.select({ a: consents.purpose }).from(consents).where(inArray(consents.personId, records))),
    ...(await reader.select({ a: caseNotes.text }).from(caseNotes)),
    ...(await reader.select({ a: followUps.note }).from(followUps)),
    ...(await reader.select({ a: determinations.reason }).from(determinations)),
    ...(await reader.select({ a: returnMilestones.number }).from(returnMilestones)),
    ...(await reader.select({ a: returnBlocks.note }).from(returnBlocks)),
    ...(await reader.select({ a: merges.before, b: merges.after, c: merges.reason }).from(merges)),
  ];
  return rows.flatMap((row) => Object.values(row)).filter((sealed): sealed is Buffer => Boolean(sealed?.length));
}

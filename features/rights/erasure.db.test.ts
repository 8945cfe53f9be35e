import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, drafts, episodes, fingerprints, persons } from '@/db/schema';
import { store } from '@/db/store';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { saveSection } from '@/features/cases/commands/save-section';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { searchPersons } from '@/features/cases/queries/case-search';
import { saveDraft } from '@/features/drafts/commands';
import { dimensionCodes, metricCodes } from '@/features/figures/input';
import { figures } from '@/features/figures/queries';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { ayu, citra, dewi, machine } from '@/test/people';
import { eraseWithin, finishErasure, finishErasures } from './commands/erase';

freshBase();

const siti = {
  destination: 'KH',
  handledOn: '2026-11-10',
  name: 'Siti Rahmawati',
  nik: '3273014508990001',
  passport: 'C7654321',
  phone: '081298765432',
  birth: '1999-08-05',
  sex: 'female',
  homeProvince: 'ID-JB',
  address: 'Jalan Kenanga 12',
  contacts: 'Ibu Halimah',
  place: 'Gedung Lotus lantai 4',
  account: 'Dijanjikan bekerja di restoran',
  notes: 'Datang bersama sepupunya',
  recruitmentChannels: ['social_media'],
};

async function logged() {
  const file = { submissionId: newId(), officeId: ayu.officeId, status: 'active' as const, returnStep: null };
  const opened = await openCase(ayu, { ...file, answers: siti });
  const reference = 'reference' in opened ? opened.reference : '';
  const [row] = await (await db()).select().from(cases).where(eq(cases.reference, reference));
  return { reference, personId: row?.personId ?? '', caseId: row?.id ?? '' };
}

const emptied = (personId: string) =>
  change(machine, async (tx, audit) => {
    const done = await eraseWithin(tx, audit, { personId, because: 'asked' });
    return done ?? { refused: 'not-there' as const };
  });

async function erased(personId: string) {
  const done = await emptied(personId);
  if ('erasedAt' in done) await finishErasure([personId], done.erasedAt);
  return done;
}

const found = async (words: string) => {
  const answer = await searchPersons(ayu, words);
  return 'persons' in answer ? answer.persons.length : -1;
};

/** Every figure there is, by every dimension there is. */
const allFigures = () =>
  figures(
    dewi,
    metricCodes.flatMap((metric) => [
      { metric, asOf: '2026-11-24' },
      ...dimensionCodes.map((by) => ({ metric, by, asOf: '2026-11-24' })),
    ]),
  );

describe('An identity is erased', () => {
  test('and every figure stays what it was', async () => {
    const { personId } = await logged();
    await logged();
    const before = await allFigures();
    expect(before.find(({ metric, by }) => metric === 'cases_handled' && !by)?.total).toBe(2);
    await erased(personId);
    expect(await allFigures()).toEqual(before);
    expect(await firstBrokenLink()).toBeNull();
  });

  test('and search finds nothing by name, NIK, passport or phone', async () => {
    const { personId } = await logged();
    const words = ['Siti Rahmawati', 'rahmawati', siti.nik, siti.passport, siti.phone];
    for (const word of words) expect(await found(word)).toBe(1);
    await erased(personId);
    for (const word of words) expect(await found(word)).toBe(0);
  });

  test('and page and list show no trace of it, while the coded facts stay', async () => {
    const { personId, reference } = await logged();
    await recordIdentityOpened(ayu, reference);
    expect((await caseFile(ayu, reference)).answers.name).toBe(siti.name);
    await erased(personId);
    const file = await caseFile(ayu, reference);
    expect(file).toMatchObject({ identityOpen: false, maskedName: '', erasedAt: expect.any(Date) });
    const { name: _n, nik: _k, passport: _p, phone: _t, birth: _b, address: _a, contacts: _c, ...rest } = siti;
    const { place: _l, account: _o, notes: _s, ...coded } = rest;
    expect(file.answers).toEqual({ ...coded, sex: 'female' });
    expect((await caseList(citra, { sort: 'handled' })).rows).toMatchObject([{ maskedName: '', birthYear: 1999 }]);
  });

  test('and neither a save nor an opening nor a draft brings it back', async () => {
    const { personId, reference, caseId } = await logged();
    const form = { reference, section: 'who' as const, version: 0, answers: siti, changed: ['name'], draftId: 'x' };
    const draftId = `edit:${ayu.id}:${caseId}:who`;
    await saveDraft(ayu, draftId, { raw: { name: ['Siti R.'] } }, personId);
    await erased(personId);
    expect(await saveSection(ayu, form)).toEqual({ refused: 'withheld' });
    expect(await recordIdentityOpened(ayu, reference)).toEqual({ refused: 'withheld' });
    expect(await saveDraft(ayu, draftId, { raw: { name: ['Siti R.'] } }, personId)).toEqual({
      refused: 'key-destroyed',
    });
    const reader = await db();
    expect([await reader.$count(drafts), await reader.$count(fingerprints)]).toEqual([0, 0]);
  });

  test('once: nobody is erased twice', async () => {
    const { personId } = await logged();
    await erased(personId);
    expect(await erased(personId)).toEqual({ refused: 'not-there' });
  });
});

describe('The process dies while somebody is erased', () => {
  test('after the data was emptied: the next start destroys the key, once', async () => {
    const { personId } = await logged();
    await emptied(personId);
    expect((await personKeys([personId])).size).toBe(1);
    expect(await finishErasures()).toEqual({ finished: 1, again: 0 });
    expect((await personKeys([personId])).size).toBe(0);
    expect(await (await store()).keys.buried()).toMatchObject([{ personId }]);
    expect(await finishErasures()).toEqual({ finished: 0, again: 0 });
  });

  test('after it came on the list: the next start destroys the key', async () => {
    const { personId } = await logged();
    const done = await emptied(personId);
    await (await store()).keys.bury(personId, 'erasedAt' in done ? done.erasedAt : new Date());
    expect(await finishErasures()).toEqual({ finished: 1, again: 0 });
    expect((await personKeys([personId])).size).toBe(0);
  });
});

test('Whom an older copy of the data brings back is erased again', async () => {
  const { personId } = await logged();
  const reader = await db();
  const [before] = await reader.select().from(persons).where(eq(persons.id, personId));
  const prints = await reader.select().from(fingerprints);
  await erased(personId);
  // What a restore does: the rows are there again, the key store is today's.
  await change(machine, async (tx, audit) => {
    await tx
      .update(persons)
      .set({ identity: before?.identity ?? null, erasedAt: null })
      .where(eq(persons.id, personId));
    await tx.insert(fingerprints).values(prints);
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'restored' } });
  });
  expect(await found(siti.nik)).toBe(1);
  expect(await finishErasures()).toMatchObject({ again: 1 });
  expect(await found(siti.nik)).toBe(0);
  const [after] = await reader.select().from(persons).where(eq(persons.id, personId));
  expect(after).toMatchObject({ identity: null, erasedAt: expect.any(Date) });
});

test.skipIf(process.env.DATABASE_URL)(
  'No byte of any file holds the key, a fingerprint or a sealed column',
  async () => {
    const { personId } = await logged();
    const reader = await db();
    const [person] = await reader.select().from(persons).where(eq(persons.id, personId));
    const [episode] = await reader.select().from(episodes).where(eq(episodes.personId, personId));
    const [wrapped] = await (await store()).keys.get([personId]);
    const prints = await reader.select().from(fingerprints);
    const traces = [person?.identity, episode?.place, episode?.account, wrapped?.wrapped].map((each) => each as Buffer);
    traces.push(...prints.map(({ fingerprint }) => Buffer.from(fingerprint)));
    expect(traces.every((trace) => trace.length > 28)).toBe(true);
    expect(inFiles(traces)).not.toEqual([]);
    await erased(personId);
    expect(inFiles(traces)).toEqual([]);
    const words = [siti.name, siti.nik, siti.passport, siti.phone, siti.phone.slice(1), siti.place, siti.contacts];
    expect(
      inFiles(words.flatMap((word) => [word, word.toUpperCase(), word.toLowerCase()]).map((word) => Buffer.from(word))),
    ).toEqual([]);
  },
);

/** In which files of the base any of the traces is found, byte by byte. */
function inFiles(traces: Buffer[]): string[] {
  const folder = dirname(process.env.PULANG_DATA_DIR ?? '');
  const files = readdirSync(folder).filter((name) => /\.db(-wal|-shm)?$/.test(name));
  expect(files.length).toBeGreaterThan(1);
  return files.filter((name) => {
    const content = readFileSync(join(folder, name));
    return traces.some((trace) => content.includes(trace));
  });
}

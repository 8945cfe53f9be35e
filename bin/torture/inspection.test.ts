import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { destroyPersonKey } from '@/db/keys';
import { cases, episodes, sectionVersions, statusSteps } from '@/db/schema';
import { store, type Writer } from '@/db/store';
import { chanceFrom } from '@/features/demo/chance';
import { freshBase } from '@/test/base';
import { ayu } from '@/test/people';
import { type Desk, nextAct } from './acts';
import { type Ledger, openLedger } from './ledger';
import { unsoundness } from './soundness';
import { stateOf } from './state';

freshBase();

let ledger: Ledger;
let given: number;

beforeEach(async () => {
  ledger = openLedger();
  const desk: Desk = { actor: ayu, chance: chanceFrom('inspection') };
  for (given = 0; given < 40; given++) {
    const { facts, run } = nextAct(desk);
    ledger.take(['try', given, facts]);
    await run();
    ledger.take(['done', given]);
  }
});

const compare = async () => ledger.compare(await stateOf((await anyCase()).reference));
const anyCase = async () => (await (await db()).select().from(cases))[0] as typeof cases.$inferSelect;
const behindOurBack = async (work: (tx: Writer) => Promise<unknown>) =>
  (await store()).transact(async (tx) => ({ commit: true, value: await work(tx) }));

describe('After forty acts the inspection', () => {
  test('finds everything that was acknowledged, and nothing else', async () => {
    expect(await compare()).toEqual([]);
    expect(await unsoundness()).toEqual([]);
  });

  test('misses a write that was acknowledged and is not there', async () => {
    ledger.take(['try', given, { 'case/nobody': 'open' }]);
    ledger.take(['done', given]);
    expect(await compare()).toEqual(['lost: case/nobody is null, not open']);
  });

  test('takes a write under way as done or not done, never as half done', async () => {
    const { submissionId } = await anyCase();
    ledger.take(['try', given, { 'case/nobody': 'open', 'who/nobody': 'Nama' }]);
    expect(await compare()).toEqual([]);
    ledger.take(['try', given, { [`case/${submissionId}`]: 'open', 'draft/nobody': 'Nama' }]);
    expect(await compare()).toEqual([]);
    ledger.take(['try', given, { [`job/${submissionId}`]: 'other', [`who/${submissionId}`]: 'Nama' }]);
    await behindOurBack((tx) => tx.update(episodes).set({ offeredJob: 'other' }));
    expect((await compare()).join()).toContain(`half done: job/${submissionId} is other`);
  });

  test('misses the key of a person', async () => {
    const { personId } = await anyCase();
    await destroyPersonKey(personId);
    expect(await unsoundness()).toEqual([`person ${personId} has no key`]);
    expect((await compare()).length).toBeGreaterThan(0);
  });

  test('misses a step that the audit tells of', async () => {
    const { id, reference } = await anyCase();
    await behindOurBack((tx) => tx.delete(statusSteps).where(eq(statusSteps.caseId, id)));
    expect((await unsoundness()).join()).toContain(`${reference}: undefined status steps`);
  });

  test('sees a version that no entry tells of', async () => {
    const { id, reference } = await anyCase();
    const made = { recordId: id, section: 'situation', version: 1, changedBy: ayu.id, changedAt: new Date() };
    await behindOurBack((tx) => tx.insert(sectionVersions).values(made));
    expect(await unsoundness()).toEqual([`${reference}: situation at version 1, the audit tells of 0`]);
  });
});

describe('Of a record all contend for, the inspection', () => {
  const there = (version: number, text: string) => ledger.compare({ slots: new Map(), shared: { version, text } });
  const tried = (id: number, version: number, text: string) => ledger.take(['shared', id, version, text]);

  beforeEach(() => {
    ledger = openLedger();
    tried(1, 1, 'first');
    ledger.take(['done', 1]);
    tried(2, 2, 'second');
  });

  test('takes the last acknowledged save, or the one under way after it', () => {
    expect(there(1, 'first')).toEqual([]);
    expect(there(2, 'second')).toEqual([]);
  });

  test('sees a save that is lost, one that nobody made, and two that both won', () => {
    expect(there(0, '')).toEqual(['lost: the shared record is at version 0, acknowledged was 1']);
    expect(there(1, 'other')).toHaveLength(1);
    tried(3, 1, 'also first');
    ledger.take(['done', 3]);
    expect(there(1, 'also first')).toEqual(['two saves of version 1 were both acknowledged']);
  });
});

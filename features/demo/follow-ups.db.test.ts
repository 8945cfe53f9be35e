import { expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { caseNotes, documents, followUps } from '@/db/schema';
import { documentContent } from '@/features/documents/sealed';
import { dueFollowUps, overdueFollowUps } from '@/features/followups/queries/due';
import { officeReferrals } from '@/features/referrals/queries/list';
import { transfersOffered } from '@/features/transfers/queries';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra } from '@/test/people';
import { loadDemo } from './commands';

freshBase();

test('Ayu’s list looks like work: a handful late, some soon, most asked after', { timeout: 120_000 }, async () => {
  await loadDemo();
  for (const worker of [ayu, bagus]) {
    const late = await overdueFollowUps(worker);
    expect(late).toBeGreaterThan(1);
    expect(late).toBeLessThan(8);
  }
  const all = await dueFollowUps(citra, { whose: 'office', state: 'open', office: '' });
  expect(all.overdue).toBeLessThan((await (await db()).$count(followUps)) / 4);
  await itShouldShowReferrals();
  await itShouldShowDocuments();
  expect(await firstBrokenLink()).toBeNull();
});

/** Of each kind one, with the other office at work on it, so that nobody starts at an empty page. */
async function itShouldShowReferrals() {
  const { received, sent } = await officeReferrals(ayu);
  expect(received.map(({ state }) => state)).toEqual(['asked']);
  expect(sent.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['office accepted', 'partner accepted']);
  expect((await officeReferrals(bagus)).received.map(({ state }) => state)).toEqual(['accepted']);
  expect(await transfersOffered(ayu)).toHaveLength(1);
}

/** Pictures and papers of our own on the newest cases, readable under the keys of their people alone; notes of every kind. */
async function itShouldShowDocuments() {
  const rows = await (await db()).select().from(documents);
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['travel', 'contract', 'messages']));
  for (const { personId, format, content, preview } of rows) {
    const bytes = content ?? Buffer.alloc(0);
    for (const mark of ['%PDF', 'JFIF', 'CONTOH']) expect(bytes.includes(mark)).toBe(false);
    const plain = await documentContent(personId, 'content', bytes);
    expect(plain.subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : '\xff\xd8\xff\xdb');
    expect(preview === null).toBe(format === 'pdf');
  }
  const notes = await (await db()).selectDistinct({ kind: caseNotes.kind }).from(caseNotes);
  expect(notes.map(({ kind }) => kind).sort()).toEqual(['meeting', 'observation', 'phone', 'talk', 'visit']);
}

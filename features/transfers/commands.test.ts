import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, caseFacts, caseTransfers } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { caseFile } from '@/features/cases/queries/case-file';
import { caseList } from '@/features/cases/queries/case-list';
import { referenceInSight, searchPersons } from '@/features/cases/queries/case-search';
import { timelineOf } from '@/features/cases/queries/timeline';
import { sectionDraftId } from '@/features/cases/section-form';
import { consentsOf } from '@/features/consents/queries';
import { saveDraft } from '@/features/drafts/commands';
import { draftOf } from '@/features/drafts/queries';
import { lockCase } from '@/features/exceptions/commands/lock';
import { addNote } from '@/features/followups/commands/note';
import { notesOf } from '@/features/followups/queries/notes';
import { noticesOf } from '@/features/notices/queries';
import { answerReferral } from '@/features/referrals/commands/answer';
import { askReferral } from '@/features/referrals/commands/ask';
import { referralFile } from '@/features/referrals/queries/file';
import { stopUse } from '@/features/rights/commands/requests';
import { addTask } from '@/features/tasks/commands/add';
import { tasksWaiting } from '@/features/tasks/queries/list';
import { today } from '@/lib/calendar';
import { isRefused, NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { freshBase } from '@/test/base';
import { joined } from '@/test/joining';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { asked as referred, said, sharedWithBagus } from '@/test/referring';
import { fileOf, logged } from '@/test/stays';
import { answerTransfer, askTransfer, withdrawTransfer } from './commands';
import { readTransfer } from './input';
import { transfersOf, transfersOffered, transfersWaiting } from './queries';

freshBase();

let reference = '';
beforeEach(async () => {
  reference = await logged(ayu, { name: 'Siti Rahmawati', place: 'Gedung B' });
});

const asking = () =>
  ({ id: newId(), to: bagus.officeId, reason: 'relocation', words: 'Orangnya sudah di Manila.' }) as const;
async function asked(): Promise<string> {
  await said(ayu, reference, 'given', ['referral_sharing']);
  const answer = await askTransfer(ayu, reference, asking());
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer.id;
}

describe('Asking another office to take a case', () => {
  test('Words about somebody who withdrew, or whose data may not be used any more, are read there no longer', async () => {
    await asked();
    const words = async () => (await transfersOffered(bagus)).map((offer) => offer.words);
    expect(await words()).toEqual(['Orangnya sudah di Manila.']);
    await said(ayu, reference, 'withdrawn', ['referral_sharing']);
    expect(await words()).toEqual(['']);
    await said(ayu, reference, 'given', ['referral_sharing']);
    await stopUse(ayu, reference, { askedAt: new Date(), words: 'Ia memintanya sendiri.' });
    expect(await words()).toEqual(['']);
  });

  test('Everything goes along, so the person must have agreed to be referred', async () => {
    expect(await askTransfer(ayu, reference, asking())).toEqual({ refused: 'no-referral-consent' });
    expect(await (await db()).$count(caseTransfers)).toBe(0);
  });

  test('Bagus is told and reads what is asked; of the case he sees its country, until he takes it', async () => {
    await asked();
    expect((await noticesOf(bagus)).map(({ kind }) => kind)).toEqual(['transfer-asked']);
    expect(await transfersOffered(bagus)).toMatchObject([{ destination: 'KH', words: 'Orangnya sudah di Manila.' }]);
    expect(await transfersWaiting(bagus)).toBe(1);
    await expect(caseFile(bagus, reference)).rejects.toBeInstanceOf(NotFound);
    expect(await askTransfer(ayu, reference, asking())).toEqual({ refused: 'asked-already' });
    const [row] = await (await db()).select().from(caseTransfers);
    expect(row?.words?.includes('Manila')).toBe(false);
  });

  test('Taken back before anybody answered, it cannot be taken', async () => {
    const id = await asked();
    expect(await withdrawTransfer(ayu, reference, id)).toEqual({ id });
    expect(await transfersOffered(bagus)).toEqual([]);
    expect(await answerTransfer(bagus, id, true)).toEqual({ refused: 'not-asked' });
    expect((await caseFile(ayu, reference)).mayChange).toBe(true);
  });

  test('Only those of the office that is asked answer, and nobody who is locked out of the person', async () => {
    const id = await asked();
    for (const actor of [ayu, citra, dewi, eko])
      await expect(answerTransfer(actor, id, true)).rejects.toBeInstanceOf(NotFound);
    await expect(askTransfer(bagus, reference, asking())).rejects.toBeInstanceOf(NotFound);
    const [own, other] = [await fileOf(reference), await fileOf(await logged(bagus, { name: 'Sitti Rahmawatie' }))];
    await joined(own.personId, other.personId);
    await lockCase(citra, { reference: other.reference, colleague: bagus.id, reason: 'Kerabat dekat orang ini.' });
    expect(await transfersWaiting(bagus)).toBe(0);
    expect(await transfersOffered(bagus)).toEqual([]);
    await expect(answerTransfer(bagus, id, true)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('Taking a case', () => {
  test('Bagus takes it with all that hangs on it, under its old number; Ayu has nothing of it left', async () => {
    const running = await sharedWithBagus(ayu, reference);
    await addNote(ayu, reference, { id: newId(), kind: 'talk', on: today(), text: 'Sehat, menunggu kabar.' });
    const draft = sectionDraftId(ayu.id, (await fileOf(reference)).id, 'situation');
    await saveDraft(ayu, draft, { raw: {}, version: 0 }, (await fileOf(reference)).personId);
    await recordIdentityOpened(ayu, reference);
    const before = await timelineOf(ayu, await caseFile(ayu, reference));
    const id = await asked();
    expect(await answerTransfer(bagus, id, true)).toEqual({ reference, state: 'taken' });

    const file = await caseFile(bagus, reference);
    expect(file).toMatchObject({ mayChange: true, assigned: 'Bagus', case: { officeId: bagus.officeId, reference } });
    expect(await referenceInSight(bagus, reference)).toBe(reference);
    const [newest] = await (await db()).select().from(caseFacts).orderBy(desc(caseFacts.seq)).limit(1);
    expect(JSON.parse(newest?.facts ?? '{}')).toMatchObject({ office: bagus.officeId });
    const [taken, ...rest] = await timelineOf(bagus, file);
    expect(taken).toMatchObject({ kind: 'transferred', who: 'Bagus' });
    expect(rest).toEqual(before);
    expect((await consentsOf(bagus, reference)).standing.referral_sharing?.state).toBe('given');
    await recordIdentityOpened(bagus, reference);
    expect((await notesOf(bagus, reference)).notes).toMatchObject([{ text: 'Sehat, menunggu kabar.' }]);
    expect((await referralFile(bagus, running)).state).toBe('done');

    await expect(caseFile(ayu, reference)).rejects.toBeInstanceOf(NotFound);
    expect((await caseList(ayu, { sort: 'handled' })).total).toBe(0);
    expect(await referenceInSight(ayu, reference)).toBeNull();
    expect(await searchPersons(ayu, 'Siti Rahmawati')).toEqual({ persons: [] });
    await expect(referralFile(ayu, running)).rejects.toBeInstanceOf(NotFound);
    await expect(transfersOf(ayu, reference)).rejects.toBeInstanceOf(NotFound);
    expect(await draftOf(ayu, draft)).toBeNull();
    expect((await noticesOf(ayu)).map(({ kind }) => kind)).toContain('transfer-answered');
    expect(await firstBrokenLink()).toBeNull();
  });

  test('What Ayu had to do in it is Bagus’s to do', async () => {
    await addTask(ayu, reference, { id: newId(), kind: 'call', due: today(), to: ayu.id, words: '' });
    await answerTransfer(bagus, await asked(), true);
    expect((await tasksWaiting(ayu)).today).toBe(0);
    expect((await tasksWaiting(bagus)).today).toBe(1);
  });

  test('What a third office answers to a referral afterwards is told to the new office, not to Ayu', async () => {
    await said(ayu, reference, 'given', ['referral_sharing']);
    const sent = await askReferral(ayu, reference, { ...referred({ to: citra.officeId }), kind: 'office' });
    await answerTransfer(bagus, await asked(), true);
    const before = await noticesOf(ayu);
    await answerReferral(citra, 'id' in sent ? String(sent.id) : '', { accepts: false, words: '' });
    expect(await noticesOf(ayu)).toEqual(before);
  });

  test('Declined, it stays where it was; answered once, not again', async () => {
    const id = await asked();
    expect(await answerTransfer(bagus, id, false)).toMatchObject({ state: 'declined' });
    expect(await answerTransfer(bagus, id, true)).toEqual({ refused: 'not-asked' });
    expect((await caseFile(ayu, reference)).mayChange).toBe(true);
    const acts = await (await db()).select().from(auditEntries).where(eq(auditEntries.subjectId, reference));
    expect(acts.map(({ act }) => act)).toContain('transfer.declined');
  });

  test('Where the person takes consent back in between, it is not taken', async () => {
    const id = await asked();
    await said(ayu, reference, 'withdrawn', ['referral_sharing']);
    expect(await answerTransfer(bagus, id, true)).toEqual({ refused: 'no-referral-consent' });
    await expect(caseFile(bagus, reference)).rejects.toBeInstanceOf(NotFound);
  });
});

test('A form says what to mend, field by field', () => {
  const read = readTransfer(new FormData());
  expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(['to', 'reason']);
});

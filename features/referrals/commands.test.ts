import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { auditEntries, referrals } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { setBudget } from '@/features/cases/commands/set-budget';
import { identitiesToday } from '@/features/cases/queries/budget';
import { lockCase } from '@/features/exceptions/commands/lock';
import { noticesOf } from '@/features/notices/queries';
import { resumeUse, stopUse } from '@/features/rights/commands/requests';
import { addDays, today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { gita, othersJoin } from '@/test/access/people';
import { freshBase } from '@/test/base';
import { joined } from '@/test/joining';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { asked, said, sharedWithBagus } from '@/test/referring';
import { fileOf, logged } from '@/test/stays';
import { answerReferral } from './commands/answer';
import { askReferral } from './commands/ask';
import { finishReferral, revokeReferral } from './commands/end';
import { notifyPartner } from './commands/notify';
import { openShared } from './commands/open';
import { referralFile, sharedWith } from './queries/file';
import { officeReferrals, referralsOf, referralsWaiting } from './queries/list';

freshBase();

const answers = {
  ...{ name: 'Siti Rahmawati', birth: '1999-03-12', passport: 'C1234567', contacts: 'Ibu Sumarni, 0812 000 111' },
  ...{ sex: 'female', citizenship: 'ID', place: 'Gedung B, lantai 4', account: 'Dipukul oleh mandor bernama Liu.' },
  ...{ inDanger: 'present', notes: 'Catatan dapur kantor', recruitedOn: '2022-01', startedOn: '2022-03' },
  ...{ exploitationTypes: ['forced_labour'], means: { physical_violence: 'present', debt_bondage: 'absent' } },
};

let reference = '';
beforeEach(async () => {
  await othersJoin();
  reference = await logged(ayu, answers);
});

const idOf = (answer: object) => ('id' in answer ? String(answer.id) : '');
const newest = async () => (await (await db()).select().from(referrals).orderBy(desc(referrals.askedAt)))[0];
const entries = async (act: string) =>
  (await (await db()).select().from(auditEntries).where(eq(auditEntries.act, act))).map((entry) => ({
    ...{ by: entry.actorId, of: entry.subjectId },
    ...(JSON.parse(entry.details) as { shared?: string[]; to?: string }),
  }));
const later = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);

describe('Referring to another office', () => {
  test('Missing is not yes: nothing is referred until the person agreed, and not after they refused', async () => {
    expect(await askReferral(ayu, reference, asked())).toEqual({ refused: 'no-referral-consent' });
    await said(ayu, reference, 'refused', ['referral_sharing']);
    expect(await askReferral(ayu, reference, asked())).toEqual({ refused: 'no-referral-consent' });
    await said(ayu, reference, 'given', ['referral_sharing']);
    expect(await askReferral(ayu, reference, asked())).toHaveProperty('id');
    expect(await entries('referral.asked')).toMatchObject([
      { by: ayu.id, of: reference, shared: ['situation'], to: bagus.officeId },
    ]);
  });

  test('Those of the other office are told, without the number of the case or a name, and read what is asked', async () => {
    await said(ayu, reference, 'given', ['referral_sharing']);
    const id = idOf(await askReferral(ayu, reference, asked()));
    expect((await noticesOf(bagus)).map(({ kind }) => kind)).toEqual(['referral-asked']);
    expect(await referralsWaiting(bagus)).toBe(1);
    expect((await officeReferrals(bagus)).received).toMatchObject([{ id, state: 'asked', reference: null }]);
    const file = await referralFile(bagus, id);
    expect(file).toMatchObject({ mayAnswer: true, reference: null, words: 'Mohon tempat menginap tiga malam.' });
    expect((await newest())?.words?.includes('menginap')).toBe(false);
    expect(await sharedWith(bagus, id)).toBeNull();
  });

  test('Accepted and opened, Bagus reads the shared part and no other; each opening is recorded and counted', async () => {
    const id = await sharedWithBagus(ayu, reference, { sections: ['situation', 'exploitation'] });
    const shared = await sharedWith(bagus, id);
    expect(shared?.answers).toEqual({
      ...{ inDanger: 'present', place: 'Gedung B, lantai 4', startedOn: '2022-03' },
      ...{ account: 'Dipukul oleh mandor bernama Liu.', exploitationTypes: ['forced_labour'], means: answers.means },
    });
    expect(await entries('referral.opened')).toMatchObject([
      { by: bagus.id, of: reference, shared: ['situation', 'exploitation'] },
    ]);
    expect((await identitiesToday(bagus)).persons.size).toBe(1);
    expect((await noticesOf(ayu)).map(({ kind }) => kind)).toEqual(['referral-answered']);
  });

  test('Without opening it first, and ten minutes later, nothing is read', async () => {
    const id = await sharedWithBagus(ayu, reference);
    expect(await sharedWith(bagus, id, new Date(Date.now() + 11 * 60_000))).toBeNull();
    expect(await sharedWith({ ...bagus, session: 'another browser' }, id)).toBeNull();
    expect(await sharedWith(bagus, id)).not.toBeNull();
  });

  test('Notes of the office and the family never go along without being asked for', async () => {
    const id = await sharedWithBagus(ayu, reference, { sections: ['who', 'return'] });
    expect((await sharedWith(bagus, id))?.answers).toMatchObject({ name: 'Siti Rahmawati', passport: 'C1234567' });
    expect((await sharedWith(bagus, id))?.names).not.toContain('contacts');
    expect((await sharedWith(bagus, id))?.names).not.toContain('notes');
    await said(ayu, reference, 'given', ['family_contact']);
    expect((await sharedWith(bagus, id))?.answers?.contacts).toBe(answers.contacts);
  });

  test('Revoked, declined, done, over or taken back by the person: it ends at the next look', async () => {
    const ways: ((id: string) => Promise<unknown>)[] = [
      (id) => revokeReferral(ayu, id),
      (id) => finishReferral(bagus, id, 'Sudah di rumah aman.'),
      () => said(ayu, reference, 'withdrawn', ['referral_sharing']),
      () => stopUse(ayu, reference, { askedAt: new Date(), words: 'Jangan dipakai dulu' }),
    ];
    for (const way of ways) {
      const id = await sharedWithBagus(ayu, reference);
      expect(await sharedWith(bagus, id)).not.toBeNull();
      await way(id);
      expect(await sharedWith(bagus, id)).toBeNull();
      expect(await openShared(bagus, id)).toHaveProperty('refused');
      await revokeReferral(ayu, id);
    }
    await resumeUse(ayu, reference, { askedAt: new Date(), words: 'Boleh lagi' });
    const id = await sharedWithBagus(ayu, reference, { days: 3 });
    expect(await sharedWith(bagus, id, later(2))).toBeNull();
    expect(await openShared(bagus, id, undefined, later(3))).toEqual({ id });
    expect(await openShared(bagus, id, undefined, later(4))).toEqual({ refused: 'not-running' });
    expect((await referralFile(bagus, id, later(4))).state).toBe('expired');
    expect(await firstBrokenLink()).toBeNull();
  });

  test('Declined with a reason, which Ayu reads once the identity is open to her', async () => {
    await said(ayu, reference, 'given', ['referral_sharing']);
    const id = idOf(await askReferral(ayu, reference, asked()));
    expect(await answerReferral(bagus, id, { accepts: false, words: 'Rumah aman penuh.' })).toMatchObject({
      state: 'declined',
    });
    expect(await answerReferral(bagus, id, { accepts: true, words: '' })).toEqual({ refused: 'not-asked' });
    expect(await referralFile(ayu, id)).toMatchObject({ state: 'declined', outcome: null });
    await recordIdentityOpened(ayu, reference);
    expect((await referralFile(ayu, id)).outcome).toBe('Rumah aman penuh.');
  });

  test('A form sent twice makes one; a second to the same office waits until the first is over', async () => {
    await said(ayu, reference, 'given', ['referral_sharing']);
    const form = asked();
    const id = idOf(await askReferral(ayu, reference, form));
    expect(await askReferral(ayu, reference, form)).toEqual({ refused: 'under-way-already' });
    await revokeReferral(ayu, id);
    expect(await askReferral(ayu, reference, form)).toEqual({ refused: 'sent-already' });
    expect(await askReferral(ayu, reference, asked())).toHaveProperty('id');
    expect((await referralsOf(ayu, reference)).referrals).toHaveLength(2);
  });

  test('Not to one’s own office, nor to one that is not there', async () => {
    await said(ayu, reference, 'given', ['referral_sharing']);
    for (const to of [ayu.officeId, 'office-nowhere'])
      expect(await askReferral(ayu, reference, asked({ to }))).toEqual({ refused: 'not-a-receiver' });
  });

  test('For whoever is locked out of the person there is no referral, at either office, nor a notice of it', async () => {
    await said(ayu, reference, 'given', ['referral_sharing']);
    const [own, other] = [await fileOf(reference), await fileOf(await logged(bagus, { name: 'Sitti Rahmawatie' }))];
    await joined(own.personId, other.personId);
    const id = await sharedWithBagus(ayu, reference);
    await lockCase(citra, { reference, colleague: gita.id, reason: 'Kerabat dekat dari orang ini.' });
    await lockCase(citra, { reference: other.reference, colleague: bagus.id, reason: 'Kerabat dekat dari orang ini.' });
    for (const actor of [gita, bagus]) {
      await expect(referralFile(actor, id)).rejects.toBeInstanceOf(NotFound);
      await expect(sharedWith(actor, id)).rejects.toBeInstanceOf(NotFound);
      await expect(revokeReferral(actor, id)).rejects.toBeInstanceOf(NotFound);
      expect(await officeReferrals(actor)).toEqual({ received: [], sent: [] });
      expect(await noticesOf(actor)).toEqual([]);
    }
    expect(await referralsWaiting(bagus)).toBe(0);
  });

  test('To Dewi, Eko and a third office it is not there, whatever they try; each side does its own part', async () => {
    const id = await sharedWithBagus(ayu, reference);
    for (const actor of [dewi, eko, { ...bagus, officeId: 'office-hq', role: 'caseworker' as const }])
      for (const attempt of [
        () => referralFile(actor, id),
        () => sharedWith(actor, id),
        () => openShared(actor, id),
        () => answerReferral(actor, id, { accepts: true, words: '' }),
        () => finishReferral(actor, id, ''),
        () => revokeReferral(actor, id),
      ])
        await expect(attempt()).rejects.toBeInstanceOf(NotFound);
    await expect(askReferral(bagus, reference, asked({ to: 'office-hq' }))).rejects.toBeInstanceOf(NotFound);
    await expect(revokeReferral(bagus, id)).rejects.toBeInstanceOf(NotFound);
    await expect(answerReferral(ayu, id, { accepts: true, words: '' })).rejects.toBeInstanceOf(NotFound);
  });

  test('Beyond the usual number of identities in a day, opening asks for a reason', async () => {
    await setBudget(eko, 1);
    const other = await logged(bagus, { name: 'Lain' });
    await recordIdentityOpened(bagus, other);
    await said(ayu, reference, 'given', ['referral_sharing']);
    const id = idOf(await askReferral(ayu, reference, asked()));
    await answerReferral(bagus, id, { accepts: true, words: '' });
    expect(await openShared(bagus, id)).toEqual({ refused: 'budget' });
    expect(await openShared(bagus, id, 'Dua puluh orang datang sekaligus malam ini')).toEqual({ id });
  });
});

describe('A notice without identity', () => {
  test('Of a victim who refused the police: the referral is refused, the notice holds codes alone', async () => {
    await said(ayu, reference, 'given', ['referral_sharing']);
    await said(ayu, reference, 'refused', ['justice']);
    const police = asked({ kind: 'partner', to: 'polri' });
    expect(await askReferral(ayu, reference, police)).toEqual({ refused: 'no-justice-consent' });
    const id = idOf(await notifyPartner(ayu, reference, { id: newId(), to: 'polri', reason: 'other' }));
    const { facts } = await referralFile(ayu, id);
    expect(facts).toEqual({
      ...{ sex: 'female', age: 'adult', citizenship: 'ID', destination: 'KH', inDanger: 'present' },
      ...{ exploitationTypes: ['forced_labour'], means: ['physical_violence'], startedIn: '2022' },
    });
    const row = JSON.stringify(await newest());
    for (const secret of ['Siti', 'C1234567', 'Sumarni', 'Gedung', 'Liu', '1999', '2022-03'])
      expect(row.includes(secret), secret).toBe(false);
    expect(await entries('referral.notified')).toMatchObject([{ by: ayu.id, of: reference }]);
  });

  test('It shares nothing, waits for no answer, and is not taken back', async () => {
    const id = idOf(await notifyPartner(ayu, reference, { id: newId(), to: 'polri', reason: 'other' }));
    expect(await revokeReferral(ayu, id)).toEqual({ refused: 'over-already' });
    expect(await answerReferral(ayu, id, { accepts: true, words: '' })).toEqual({ refused: 'not-asked' });
    await expect(referralFile(bagus, id)).rejects.toBeInstanceOf(NotFound);
    await expect(notifyPartner(bagus, reference, { id: newId(), to: 'polri', reason: 'other' })).rejects.toThrow(
      'case',
    );
  });

  test('Of whom nothing may be used, nothing is told', async () => {
    await stopUse(ayu, reference, { askedAt: new Date(), words: 'Jangan dipakai dulu' });
    expect(await notifyPartner(ayu, reference, { id: newId(), to: 'polri', reason: 'other' })).toEqual({
      refused: 'withheld',
    });
  });
});

test('The last day of a referral is counted from today', async () => {
  await said(ayu, reference, 'given', ['referral_sharing']);
  await askReferral(ayu, reference, asked({ days: 7 }));
  expect((await newest())?.until).toBe(addDays(today(), 7));
});

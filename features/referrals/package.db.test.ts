import { and, eq, like } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries, referralPackages } from '@/db/schema';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { setBudget } from '@/features/cases/commands/set-budget';
import { keepPartner } from '@/features/partners/commands';
import { isRefused } from '@/lib/errors';
import { freshBase } from '@/test/base';
import { ayu, bagus, eko, machine } from '@/test/people';
import { asked, said } from '@/test/referring';
import { logged } from '@/test/stays';
import { answerReferral } from './commands/answer';
import { askReferral } from './commands/ask';
import { emptyOverdue } from './commands/empty';
import { revokeReferral } from './commands/end';
import { makePackage, takePackage } from './commands/package';
import { packageAt } from './queries/package';

freshBase();

const answers = { name: 'Siti Rahmawati', passport: 'C1234567', phone: '+62 812 3456 789', place: 'Gedung B' };
let reference = '';
let id = '';

/** Ayu refers to a shelter, which needs no consent to justice: of the person it is told who, and the situation. */
beforeEach(async () => {
  reference = await logged(ayu, { ...answers, citizenship: 'ID', sex: 'female' });
  await said(ayu, reference, 'given', ['referral_sharing']);
  await said(ayu, reference, 'refused', ['justice']);
  const sent = await askReferral(ayu, reference, {
    ...asked({ kind: 'partner', to: 'rptc_bambu_apus', sections: ['who'], words: 'Mohon kamar.' }),
    kind: 'partner',
  });
  if (isRefused(sent)) throw new Error(sent.refused);
  id = sent.id;
});

async function made(days = 7, now?: Date) {
  const answer = await makePackage(ayu, id, { days, language: 'id' }, now);
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer;
}
const row = async () =>
  (await (await db()).select().from(referralPackages).where(eq(referralPackages.referralId, id)))[0];
const counted = async (act: string) =>
  (await db()).$count(auditEntries, and(eq(auditEntries.act, act), eq(auditEntries.subjectId, reference)));
const later = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);

describe('A package for a partner', () => {
  test('opens with the passphrase: a paper and a sheet of HTCDS, holding what is shared and no more', async () => {
    const { token, passphrase } = await made();
    const paper = await takePackage(token, { passphrase, format: 'pdf' });
    if (isRefused(paper)) throw new Error(paper.refused);
    expect(paper.content.subarray(0, 5).toString()).toBe('%PDF-');
    const sheet = await takePackage(token, { passphrase, format: 'xlsx' });
    if (isRefused(sheet)) throw new Error(sheet.refused);
    const words = strFromU8(unzipSync(sheet.content)['xl/sharedStrings.xml'] ?? new Uint8Array());
    for (const told of ['Siti Rahmawati', 'Indonesia', 'vic_TraffickinStatusDecisionMakingOrg', 'CC BY 4.0'])
      expect(words).toContain(told);
    for (const kept of ['Gedung B', 'C1234567', '3456']) expect(words).not.toContain(kept);
    expect(await row()).toMatchObject({ opened: 2, refused: 0, openedAt: expect.any(Date) });
    expect(await counted('referral.package-opened')).toBe(2);
  });

  test('lies in the base as nothing that could be read: neither token nor passphrase nor a word of it', async () => {
    const { token, passphrase } = await made();
    const kept = await row();
    expect(kept?.tokenHash).not.toContain(token);
    const everything = [kept?.content?.toString('latin1'), JSON.stringify({ ...kept, content: null })].join();
    for (const secret of [token, passphrase, 'Siti', '%PDF', passphrase.split(' ')[0] as string])
      expect(everything.includes(secret), secret).toBe(false);
    const told = await (await db())
      .select()
      .from(auditEntries)
      .where(like(auditEntries.details, `%${token}%`));
    expect(told).toEqual([]);
  });

  test('does not open with another passphrase; wrong ones are counted, recorded, and have to wait', async () => {
    const { token, passphrase } = await made();
    for (let n = 0; n < 5; n += 1)
      expect(await takePackage(token, { passphrase: 'abandon ability', format: 'pdf' })).toEqual({ refused: 'wrong' });
    expect(await takePackage(token, { passphrase, format: 'pdf' })).toMatchObject({ refused: 'wait' });
    expect(await row()).toMatchObject({ opened: 0, refused: 5 });
    expect(await counted('referral.package-refused')).toBe(5);
    expect(await takePackage(token, { passphrase, format: 'pdf' }, later(1))).toHaveProperty('content');
  });

  const ways: [string, () => Date, () => Promise<unknown>][] = [
    ['its time is over', () => later(8), async () => undefined],
    ['Ayu revokes the referral', () => new Date(), () => revokeReferral(ayu, id)],
    ['the partner declines', () => new Date(), () => answerReferral(ayu, id, { accepts: false, words: '' })],
    ['the person takes consent back', () => new Date(), () => said(ayu, reference, 'withdrawn', ['referral_sharing'])],
    ['another takes its place', () => new Date(), () => made()],
  ];
  test.each(ways)('is gone when %s', async (_when, now, ends) => {
    const { token, passphrase } = await made();
    await ends();
    expect(await packageAt(token, now())).toBeNull();
    expect(await takePackage(token, { passphrase, format: 'pdf' }, now())).toEqual({ refused: 'gone' });
  });

  test('is emptied in the night after its time, and at once where it is revoked', async () => {
    await made();
    expect(await emptyOverdue(machine, later(6))).toEqual({ refused: 'nothing-over' });
    expect(await emptyOverdue(machine, later(8))).toEqual({ gone: 1 });
    expect(await row()).toMatchObject({ content: null, goneAt: expect.any(Date) });
    const again = await made();
    await revokeReferral(ayu, id);
    expect(await (await db()).$count(referralPackages, eq(referralPackages.referralId, id))).toBe(2);
    expect(await packageAt(again.token)).toBeNull();
  });

  test('counts as an identity that was opened, and is not made where the day has no room for one', async () => {
    await setBudget(eko, 1);
    await recordIdentityOpened(ayu, await logged(ayu, { name: 'Lain' }));
    expect(await makePackage(ayu, id, { days: 7, language: 'id' })).toEqual({ refused: 'budget' });
  });

  test('is made by the office of the case alone, and not where justice is asked for that the person refused', async () => {
    await expect(makePackage(bagus, id, { days: 7, language: 'id' })).rejects.toThrow('referral');
    const police = { code: 'rptc_bambu_apus', kind: 'police' as const, nameId: 'RPTC', nameEn: 'RPTC' };
    await keepPartner(eko, { ...police, city: null, country: null, closed: false });
    expect(await makePackage(ayu, id, { days: 7, language: 'id' })).toEqual({ refused: 'consent-withdrawn' });
  });
});

import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries, settings } from '@/db/schema';
import { openSealedReason } from '@/features/cases/budget';
import { openCase } from '@/features/cases/commands/open-case';
import { recordIdentityOpened } from '@/features/cases/commands/open-identity';
import { recordConsent } from '@/features/consents/commands';
import { addNote } from '@/features/followups/commands/note';
import { stopUse } from '@/features/rights/commands/requests';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { newId } from '@/lib/id';
import { newPassphrase } from '@/lib/passphrase';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko } from '@/test/people';
import { recordCaseFile, recordLetter, setLetter } from './commands';
import { printCaseFile, writeLetter } from './downloads';
import { templateOf, templatesToSet } from './queries';

freshBase();

const TODAY = today();
const reason = 'Diminta jaksa untuk sidang hari Senin.';
const letter = { kind: 'returned', format: 'pdf', language: 'id', addressee: '', reason } as const;
const referral = { ...letter, kind: 'referral', addressee: 'Rumah Aman Kenanga' } as const;

let reference = '';
beforeEach(async () => {
  const opened = await openCase(ayu, {
    ...{ submissionId: newId(), officeId: ayu.officeId, status: 'active' },
    returnStep: { status: 'arrived_indonesia', on: TODAY },
    answers: { destination: 'KH', handledOn: TODAY, name: 'Siti Rahmawati', birth: '2001-07-04', sex: 'female' },
  });
  reference = 'reference' in opened ? opened.reference : '';
});

const acts = async (act: string) =>
  (await (await db()).select().from(auditEntries).where(eq(auditEntries.act, act))).map(({ details }) =>
    JSON.parse(details),
  );
const agree = () =>
  recordConsent(ayu, reference, {
    ...{ scopes: ['referral_sharing'], state: 'given', on: TODAY, purpose: '', language: 'id', proof: 'spoken' },
  });

describe('A case file', () => {
  test('leaves locked, unless somebody says otherwise; without a passphrase of ours it does not leave', async () => {
    await recordIdentityOpened(ayu, reference);
    const asked = { language: 'id', reason };
    for (const passphrase of [undefined, 'rahasia']) {
      const body = new URLSearchParams({ ...asked, ...(passphrase && { passphrase }) });
      const refused = await printCaseFile(ayu, reference, body);
      expect(refused.headers.get('location')).toBe(`/cases/${reference}/papers?refused=passphrase`);
    }
    expect(await acts('case-file.exported')).toEqual([]);
    const answer = await printCaseFile(ayu, reference, new URLSearchParams({ ...asked, passphrase: newPassphrase() }));
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="berkas-${TODAY}.zip"`);
    const zip = Buffer.from(await answer.arrayBuffer());
    expect([zip.toString('latin1', 0, 2), zip.includes('%PDF')]).toEqual(['PK', false]);
    expect(await acts('case-file.exported')).toMatchObject([{ locked: true }]);
  });

  test('takes an open identity and a reason, and is recorded before it is made', async () => {
    await addNote(ayu, reference, { id: newId(), kind: 'talk', on: TODAY, text: 'Sehat.' });
    expect(await recordCaseFile(ayu, reference, { language: 'id', locked: true, reason })).toEqual({
      refused: 'identity-closed',
    });
    await recordIdentityOpened(ayu, reference);
    expect(await recordCaseFile(ayu, reference, { language: 'id', locked: true, reason: 'perlu' })).toEqual({
      refused: 'reason-short',
    });
    expect(await acts('case-file.exported')).toEqual([]);
    const answer = await printCaseFile(ayu, reference, new URLSearchParams({ lock: 'plain', language: 'id', reason }));
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="berkas-${TODAY}.pdf"`);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 8)).toBe('%PDF-1.7');
    const [told] = await acts('case-file.exported');
    expect(JSON.stringify(told)).not.toContain('jaksa');
    expect(openSealedReason(ayu.id, told.reason)).toBe(reason);
    expect(told.locked).toBe(false);
  });

  test('is for those who work on the case, and for nobody whose use was stopped', async () => {
    for (const actor of [bagus, dewi, eko])
      await expect(printCaseFile(actor, reference, new URLSearchParams({ reason }))).rejects.toThrow(NotFound);
    await recordIdentityOpened(citra, reference);
    await stopUse(ayu, reference, { askedAt: new Date(), words: '' });
    expect(await recordCaseFile(citra, reference, { language: 'id', locked: true, reason })).toEqual({
      refused: 'identity-closed',
    });
  });
});

describe('A letter', () => {
  test('of return is made as a document to write on in, too', async () => {
    await recordIdentityOpened(ayu, reference);
    const body = new URLSearchParams({ ...letter, format: 'docx' });
    const answer = await writeLetter(ayu, reference, body);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
    expect(await acts('letter.exported')).toMatchObject([{ letter: 'returned', format: 'docx', lang: 'id' }]);
  });

  test('of referral needs somebody it goes to, and the person’s consent to share', async () => {
    await recordIdentityOpened(ayu, reference);
    expect(await recordLetter(ayu, reference, { ...referral, addressee: '' })).toEqual({ refused: 'addressee' });
    expect(await recordLetter(ayu, reference, referral)).toEqual({ refused: 'no-consent' });
    await agree();
    expect(await recordLetter(ayu, reference, referral)).toEqual({ reference });
  });

  test('is refused to whoever is not given the case', async () => {
    for (const actor of [bagus, dewi, eko])
      await expect(recordLetter(actor, reference, letter)).rejects.toThrow(NotFound);
  });
});

describe('A template', () => {
  const template = { subject: 'Keterangan [nama]', body: 'Telah pulang pada [tanggal tiba].' };

  test('Eko words a letter anew in one language; the other stays as it was', async () => {
    const english = await templateOf(eko, 'returned', 'en');
    expect(await setLetter(eko, { kind: 'returned', language: 'id', template })).toMatchObject({
      set: 'letter:returned:id',
    });
    expect(await templateOf(ayu, 'returned', 'id')).toEqual(template);
    expect(await templateOf(ayu, 'returned', 'en')).toEqual(english);
    expect(await acts('letter.set')).toEqual([{ letter: 'returned', lang: 'id' }]);
  });

  test('with a place that nothing can fill is refused, and so is anybody but an administrator', async () => {
    const wrong = { ...template, body: 'Alamat: [alamat rumah]' };
    expect(await setLetter(eko, { kind: 'returned', language: 'id', template: wrong })).toEqual({
      refused: 'template',
    });
    expect(await setLetter(citra, { kind: 'returned', language: 'id', template })).toEqual({ refused: 'not-yours' });
    await expect(templatesToSet(citra, 'id')).rejects.toThrow(NotFound);
    expect(await (await db()).$count(settings, eq(settings.id, 'letter:returned:id'))).toBe(0);
  });
});

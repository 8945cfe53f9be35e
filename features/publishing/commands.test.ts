import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import { exportReport } from '@/features/reports/commands';
import { isRefused } from '@/lib/errors';
import { freshBase } from '@/test/base';
import { dewi, eko } from '@/test/people';
import { setPublishing } from './commands';
import { publishingNow, publishingToSet } from './queries';
import { issuerOf, usualLicence } from './rules';

freshBase();

const said = {
  issuer: { id: 'Direktorat Pelindungan WNI', en: '' },
  licences: { public: '', partner: 'For IOM alone' },
};

test('Until an administrator says otherwise headquarters issues, under the usual licences', async () => {
  const { issuer, licences } = await publishingNow(dewi);
  expect(issuer.id.length).toBeGreaterThan(3);
  expect(licences).toEqual({ public: usualLicence('public'), partner: usualLicence('partner') });
});

test('Eko names the issuer, in whose name reports are made from then on; Dewi does not', async () => {
  expect(await setPublishing(dewi, said)).toEqual({ refused: 'not-yours' });
  await expect(publishingToSet(dewi)).rejects.toThrow();
  await setPublishing(eko, said);
  const now = await publishingNow(dewi);
  expect(now).toEqual({
    issuer: { id: said.issuer.id, en: said.issuer.id },
    licences: { public: usualLicence('public'), partner: 'For IOM alone' },
  });
  expect(issuerOf(now, 'id', 'KBRI Phnom Penh')).toBe('KBRI Phnom Penh · Direktorat Pelindungan WNI');
  const file = await exportReport(dewi, '2023-05', { format: 'xlsx', lang: 'id' });
  if (isRefused(file)) throw new Error(file.refused);
  const { strFromU8, unzipSync } = await import('fflate');
  const words = strFromU8(unzipSync(file.content)['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(words).toContain(said.issuer.id);
  const entries = await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'publishing.set'));
  expect(entries).toMatchObject([{ actorId: eko.id, subjectKind: 'setting' }]);
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { auditEntries, notices } from '@/db/schema';
import { NotFound } from '@/lib/errors';
import { newPassphrase } from '@/lib/passphrase';
import { freshBase } from '@/test/base';
import { logged } from '@/test/entering';
import { anOperation } from '@/test/flights';
import { ayu, bagus } from '@/test/people';
import { putOnManifest } from './commands/manifest';
import { downloadManifest } from './downloads';

freshBase();

const asked = { layout: 'airline', format: 'csv', language: 'id', reason: 'Diminta maskapai untuk penerbangan besok.' };
const exported = async () =>
  (await (await db()).select().from(auditEntries).where(eq(auditEntries.act, 'manifest.exported'))).map(
    ({ details }) => JSON.parse(details).locked,
  );

test('A manifest leaves locked; without a lock only for whoever says so, and the supervisors are told which', async () => {
  const { reference } = await logged(ayu, { name: '=Siti Aminah' });
  const flight = await anOperation(ayu);
  await putOnManifest(ayu, flight, [reference]);
  const sent = (more: Record<string, string>) =>
    downloadManifest(ayu, flight, new URLSearchParams({ ...asked, ...more }));

  await expect(downloadManifest(bagus, flight, new URLSearchParams(asked))).rejects.toThrow(NotFound);
  const refused = await sent({});
  expect(refused.headers.get('location')).toContain('refused=passphrase');
  expect(await exported()).toEqual([]);

  const locked = await sent({ passphrase: newPassphrase() });
  expect(locked.headers.get('content-disposition')).toMatch(/filename="pulang-[\d-]+\.zip"/);
  expect(Buffer.from(await locked.arrayBuffer()).includes('Siti')).toBe(false);

  const plain = await sent({ lock: 'plain' });
  expect(plain.headers.get('content-disposition')).toMatch(/filename="pulang-[\d-]+\.csv"/);
  // Nothing in it begins a formula.
  expect(Buffer.from(await plain.arrayBuffer()).toString()).toContain("1,'=Siti Aminah");
  expect(await exported()).toEqual([true, false]);
  const told = await (await db()).select().from(notices).where(eq(notices.kind, 'manifest-exported'));
  expect(told.map(({ details }) => JSON.parse(details).lock).toSorted()).toEqual(['locked', 'plain']);
});

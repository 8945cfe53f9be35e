import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { invitations, notices, passkeys, totpSecrets, users } from '@/db/schema';
import { backUp, held, inRestored, keyAndEmptyMachine, passphrase, restore, worked } from '@/test/backups';
import { freshBase } from '@/test/base';
import { ayu, bagus, citra, dewi, eko, machine } from '@/test/people';
import { makeKey, takeKey } from './commands/key';
import { setPlan } from './commands/plan';

freshBase();
keyAndEmptyMachine();
// A PostgreSQL inside the process takes seconds to be made anew.
vi.setConfig({ testTimeout: 120_000 });

const now = new Date();

test('After a restore nobody without a second factor has a password, and no link that was open opens', async () => {
  await change(machine, async (tx, audit) => {
    await tx.update(users).set({ passwordHash: 'argon2id' });
    const secret = { secret: Buffer.from('sealed'), lastStep: 0, createdAt: now };
    await tx.insert(totpSecrets).values([
      { ...secret, userId: ayu.id, confirmedAt: now },
      { ...secret, userId: bagus.id, confirmedAt: null },
    ]);
    await tx.insert(passkeys).values({
      id: 'passkey',
      userId: eko.id,
      publicKey: Buffer.from('public'),
      counter: 0,
      name: 'Eko',
      createdAt: now,
    });
    await tx.insert(invitations).values({
      id: 'link',
      userId: dewi.id,
      purpose: 'reset',
      createdBy: 'test',
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    });
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
  });
  expect(worked(await restore(await backUp()))).toMatchObject({ toInvite: 3 });
  await inRestored(async ({ reader }) => {
    const rows = await reader.select().from(users);
    const having = rows.filter(({ passwordHash }) => passwordHash !== null).map(({ id }) => id);
    expect(having.sort()).toEqual([ayu.id, eko.id].sort());
    expect(await reader.select().from(invitations)).toMatchObject([{ revokedAt: expect.any(Date) }]);
  });
});

describe('The other administrators and the supervisors of headquarters are told, and nobody else,', () => {
  const fajar = { ...eko, id: 'user-fajar', name: 'Fajar' };
  async function withFajar() {
    await change(machine, async (tx, audit) => {
      const { id, name, role, officeId } = fajar;
      await tx.insert(users).values({ id, signInName: 'fajar', name, role, officeId, createdAt: now });
      await tx.delete(notices);
      await audit.record({ act: 'user.added', subject: { kind: 'user', id } });
    });
  }
  const told = async (kind: string) =>
    (await (await db()).select().from(notices).where(eq(notices.kind, kind)))
      .map(({ userId, details }) => [userId, JSON.parse(details)])
      .sort();

  test('that Eko replaced the backup key', async () => {
    await withFajar();
    const { file } = worked(await makeKey(eko, passphrase));
    expect(await told('backup-key-changed')).toEqual([]);
    const { keyId } = worked(await takeKey(eko, { file, passphrase }));
    const details = { name: 'Eko', keyId };
    expect(await told('backup-key-changed')).toEqual([
      [citra.id, details],
      [fajar.id, details],
    ]);
    expect(await takeKey(eko, { file, passphrase: 'perahu merah' })).toEqual({ refused: 'wrong-passphrase' });
    expect(await told('backup-key-changed')).toHaveLength(2);
  });

  test('that Fajar sent the backups to another folder, but not that he chose another hour', async () => {
    await withFajar();
    worked(await setPlan(fajar, { hour: 4, folder: null, keep: 14 }));
    expect(await told('backup-folder-changed')).toEqual([]);
    worked(await setPlan(fajar, { hour: 4, folder: held.place.home, keep: 14 }));
    expect(await told('backup-folder-changed')).toEqual([
      [citra.id, { name: 'Fajar' }],
      [eko.id, { name: 'Fajar' }],
    ]);
  });
});

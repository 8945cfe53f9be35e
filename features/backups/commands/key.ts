import { change, notYours } from '@/db/change';
import type { Actor } from '@/lib/actor';
import { keyIdOf, makeKeyPair } from '@/lib/envelope';
import { isRefused, type Refused } from '@/lib/errors';
import { mayLookAfterBackups } from '../access';
import { openPrivateKey, wrapPrivateKey } from '../private-key';
import { keepSetting, settingOf } from '../settings';
import { tellOthers } from './tell';

export type NewKey = { keyId: string; file: string };

/**
 * Makes a key pair. The private half leaves in a file that the passphrase protects, and is not kept here; nothing
 * is sealed to it before somebody has shown that they hold the file (`takeKey`).
 */
export async function makeKey(
  actor: Actor,
  passphrase: string,
  now = new Date(),
): Promise<NewKey | Refused<'not-yours'>> {
  if (!mayLookAfterBackups(actor)) return notYours(actor, 'backup.key');
  const pair = makeKeyPair();
  const file = await wrapPrivateKey(pair, passphrase, now);
  pair.privateKey.fill(0);
  const keyId = keyIdOf(pair.publicKey);
  await change(actor, (_tx, audit) =>
    audit.record({ act: 'backup.key-made', subject: { kind: 'setting', id: 'backup-key' }, details: { keyId } }),
  );
  return { keyId, file };
}

/** From now on backups are sealed to this key: its file was opened with its passphrase, so it is known to be in good hands. */
export async function takeKey(
  actor: Actor,
  { file, passphrase }: { file: string; passphrase: string },
  now = new Date(),
): Promise<{ keyId: string } | Refused<'not-yours' | 'not-a-key' | 'wrong-passphrase'>> {
  if (!mayLookAfterBackups(actor)) return notYours(actor, 'backup.key');
  const pair = await openPrivateKey(file, passphrase);
  if (isRefused(pair)) return pair;
  pair.privateKey.fill(0);
  const keyId = keyIdOf(pair.publicKey);
  const before = await settingOf('backup-key');
  const key = { keyId, publicKey: pair.publicKey.toString('base64'), at: now.toISOString() };
  await change(actor, async (tx, audit) => {
    await keepSetting({ tx, audit, actor }, 'backup-key', key, { keyId, before: before?.keyId ?? null }, now);
    await tellOthers(tx, actor, { kind: 'backup-key-changed', keyId }, now);
  });
  return { keyId };
}

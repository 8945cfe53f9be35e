import { readdirSync } from 'node:fs';
import { isNotNull } from 'drizzle-orm';
import { afterEach, beforeEach, expect } from 'vitest';
import { personKeys } from '@/db/keys';
import { persons } from '@/db/schema';
import { putStore, type Store } from '@/db/store';
import { makeKey, takeKey } from '@/features/backups/commands/key';
import { type Made, makeBackup } from '@/features/backups/commands/make-backup';
import { restoreBackup } from '@/features/backups/commands/restore';
import { openPrivateKey } from '@/features/backups/private-key';
import { openIdentity } from '@/features/people/identity';
import type { KeyPair } from '@/lib/envelope';
import { isRefused } from '@/lib/errors';
import { eko, machine } from './people';
import { type EmptyPlace, emptyPlace } from './restoring';

export const passphrase = 'perahu kuning di teluk';
export const held = {} as { keyFile: string; pair: KeyPair; place: EmptyPlace };

/** For each test a key that backups are sealed to, and an empty machine to restore them on. */
export function keyAndEmptyMachine(): void {
  beforeEach(async () => {
    held.keyFile = worked(await makeKey(eko, passphrase)).file;
    worked(await takeKey(eko, { file: held.keyFile, passphrase }));
    held.pair = worked(await openPrivateKey(held.keyFile, passphrase));
    held.place = await emptyPlace();
  });
  afterEach(() => held.place.remove());
}

/** Where a command was expected to succeed. */
export function worked<T>(answer: T): Exclude<T, { refused: unknown }> {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer as Exclude<T, { refused: unknown }>;
}

export const backUp = async (now?: Date) => worked(await makeBackup(eko, { now }));
export const minutesLater = (minutes: number) => new Date(Date.now() + minutes * 60_000);
export const restore = ({ file, keysFile }: Pick<Made, 'file' | 'keysFile'>, pair = held.pair) =>
  restoreBackup(machine, { file, keysFile, pair }, held.place.into);

/** Looks around in what was restored, as the app would. */
export async function inRestored<T>(look: (restored: Store) => Promise<T>): Promise<T> {
  const restored = await held.place.open();
  const before = await putStore(restored);
  try {
    return await look(restored);
  } finally {
    await putStore(before);
    await restored.close();
  }
}

export async function theirNamesOpen(base: Store, count: number): Promise<void> {
  const rows = await base.reader.select().from(persons).where(isNotNull(persons.identity));
  const keys = await personKeys(rows.map(({ id }) => id));
  const named = rows.filter(
    ({ id, identity }) => openIdentity(id, keys.get(id) as Buffer, identity).name !== undefined,
  );
  expect(rows.length).toBeLessThanOrEqual(count);
  expect(named.length).toBeGreaterThan(count / 2);
}

export async function expectNothingThere(): Promise<void> {
  if (!held.place.isServer) return expect(readdirSync(held.place.home)).toEqual([]);
  const opened = await held.place.open();
  expect(await opened.isEmpty()).toBe(true);
  expect((await opened.keys.copy()).keys).toEqual([]);
  await opened.close();
}

import { change, recordRefusal } from '@/db/change';
import { isUnlocked, lock, unlockWith, wrappedRoot } from '@/db/master-key';
import { knownDevices } from '@/db/schema';
import { type KeyStore, store } from '@/db/store';
import { notify } from '@/features/notices/commands';
import type { Actor, Machine } from '@/lib/actor';
import { browserId, EVERYBODY, forgiveGuesses, laneOf, takeGuess } from '../guesses';
import { readKit } from '../kit';
import { newToken } from '../pending';
import { otherAdministrators } from '../queries';
import { type Opened, openWithKit, openWithPassphrase, passphraseSlot } from '../slots';

const atTheLock: Machine = { kind: 'machine', name: 'unlock' };

/** Opens this process with a key-holder's passphrase; whose it is shows when it fits. */
export async function unlock(passphrase: string, browser?: string, now = new Date()) {
  return guess(browser, now, async (keys) => {
    const found = await openWithPassphrase(await keys.slots(), passphrase);
    if (!found || !(await take(found, keys))) return null;
    await recordUnlocked(atTheLock, found);
    return found;
  });
}

/**
 * Opens this process for a command on the server itself. Nothing is counted there: whoever may read the files of the base
 * can guess on a copy of them as often as they like.
 */
export async function unlockForCommand(actor: Machine, passphrase: string) {
  const { keys } = await store();
  const found = await openWithPassphrase(await keys.slots(), passphrase);
  if (!found || !(await take(found, keys))) return { refused: 'no-match' as const };
  await recordUnlocked(actor, found);
  return { unlocked: true as const };
}

/** The same as `recover`, for a command on the server itself; the new passphrase may be that of an administrator by name. */
export async function recoverForCommand(
  actor: Machine,
  { words, passphrase, holder }: { words: string; passphrase: string; holder: string | null },
  now = new Date(),
) {
  const read = readKit(words);
  if ('refused' in read) return read;
  const { keys } = await store();
  const found = openWithKit(await keys.slots(), read.entropy);
  if (!found || !(await take(found, keys))) return { refused: 'no-match' as const };
  await recordUnlocked(actor, found);
  await addRecovered(actor, found, { passphrase, holder }, now);
  return { unlocked: true as const };
}

/** Opens this process with the recovery kit, and sets a new passphrase in place of the forgotten ones. */
export async function recover(
  { words, passphrase }: { words: string; passphrase: string },
  browser?: string,
  now = new Date(),
) {
  const read = readKit(words);
  if ('refused' in read) return read;
  return guess(browser, now, async (keys) => {
    const found = openWithKit(await keys.slots(), read.entropy);
    if (!found || !(await take(found, keys))) return null;
    await recordUnlocked(atTheLock, found);
    await addRecovered(atTheLock, found, { passphrase, holder: null }, now);
    return found;
  });
}

/** A guess is counted before it is looked at. What was typed is kept nowhere. */
async function guess(browser: string | undefined, now: Date, open: (keys: KeyStore) => Promise<Opened | null>) {
  if (isUnlocked()) return { refused: 'open' as const };
  const { keys } = await store();
  const lane = await laneOf(browser);
  const taken = await takeGuess(lane, now);
  if ('refused' in taken) return taken;
  const found = await open(keys);
  if (!found) {
    await recordRefusal(atTheLock, { act: 'unlock', subject: { kind: 'key', id: 'unknown' }, reason: 'no-match' });
    return { refused: 'no-match' as const };
  }
  await forgiveGuesses(lane, now);
  if (browser && lane !== EVERYBODY) return { unlocked: true as const, browser };
  return { unlocked: true as const, browser: await remember(found, now) };
}

/** From now on others' guesses do not slow down this browser. One that came with the kit is nobody's by name. */
async function remember({ slot }: Opened, now: Date): Promise<string> {
  const token = newToken();
  const { holder } = slot;
  if (holder)
    await change(atTheLock, async (tx, audit) => {
      const id = browserId(token);
      await tx.insert(knownDevices).values({ id, userId: holder, createdAt: now, lastUsedAt: now });
      await audit.record({ act: 'key.browser-known', subject: { kind: 'key', id: slot.id } });
    });
  return token;
}

/** Whether what the slot holds is the key of this key store; then it is in memory. */
async function take({ master }: Opened, keys: KeyStore): Promise<boolean> {
  return unlockWith(master, keys).then(
    () => true,
    () => false,
  );
}

/** What cannot be recorded has not happened. */
async function recordUnlocked(actor: Actor, { slot }: Opened): Promise<void> {
  try {
    await change(actor, (_tx, audit) =>
      audit.record({
        act: 'key.unlocked',
        subject: { kind: 'key', id: slot.id },
        details: { kind: slot.kind, holder: slot.holder },
      }),
    );
  } catch (error) {
    lock();
    throw error;
  }
}

type Recovered = { passphrase: string; holder: string | null };

async function addRecovered(actor: Actor, { master }: Opened, { passphrase, holder }: Recovered, now: Date) {
  const { keys } = await store();
  const forgotten = (await keys.slots()).filter((each) => each.kind === 'passphrase' && each.holder === holder);
  const slot = await passphraseSlot(master, passphrase, holder, now);
  const administrators = await otherAdministrators(actor);
  await change(actor, async (tx, audit) => {
    await notify(tx, administrators, 'key-recovered', {}, now);
    await audit.record({ act: 'key.recovered', subject: { kind: 'key', id: slot.id } });
  });
  await keys.addSlot(slot, { inPlaceOf: forgotten.map(({ id }) => id), under: wrappedRoot() });
}

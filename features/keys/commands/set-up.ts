import { randomBytes } from 'node:crypto';
import { isUnlocked, lock, masterKey, ROOT, unlockWith } from '@/db/master-key';
import { type KeySlot, type KeyStore, store } from '@/db/store';
import { type FirstAccount, setUp } from '@/features/accounts/commands/set-up';
import type { SetUp } from '@/features/accounts/input';
import { hashPassword } from '@/features/accounts/passwords';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { wrapKey } from '@/lib/sealing';
import { fitsPaper, type KitOnTrial, kitOnTrial } from '../kit';
import { dropPending, keepPending, newToken, pendingAt } from '../pending';
import { isFresh, placeOfSetUp as placeOf } from '../queries';
import { passphraseSlot } from '../slots';
import { inTurn } from './acts';

/** A set-up that waits for two words of its kit. Nothing of it is on the disk yet. */
type Begun = { first: FirstAccount; master: Buffer; own: KeySlot; kit: KitOnTrial };

const begunAt = (token: string | undefined) => pendingAt<Begun>(token && placeOf(token));

/** Makes the master key, the first passphrase and the kit, in memory. Answers what the browser has to show next time. */
export async function beginSetUp(input: SetUp, passphrase: string, now = new Date()) {
  if (!(await isFresh())) return { refused: 'already-set-up' as const };
  // Where somebody chose a key file, the master key is the one in it.
  const master = isUnlocked() ? Buffer.from(masterKey()) : randomBytes(32);
  const { name, signInName, password } = input.user;
  const user = { id: newId(now.getTime()), name, signInName, passwordHash: await hashPassword(password) };
  const own = await passphraseSlot(master, passphrase, user.id, now);
  const token = newToken();
  const begun: Begun = { first: { office: input.office, user }, master, own, kit: kitOnTrial(master, now) };
  keepPending(placeOf(token), begun, now.getTime());
  return { token };
}

/** The paper is there: its words are forgotten here. */
export function takeKitOfSetUp(token: string | undefined) {
  const begun = begunAt(token);
  if (!token || !begun) return { refused: 'none' as const };
  keepPending(placeOf(token), { ...begun, kit: { ...begun.kit, words: null } });
  return { taken: true as const };
}

/** The paper is not there: another kit, and the words of the last one are worth nothing. */
export function anotherKitForSetUp(token: string | undefined, now = new Date()) {
  const begun = begunAt(token);
  if (!token || !begun) return { refused: 'none' as const };
  keepPending(placeOf(token), { ...begun, kit: kitOnTrial(begun.master, now) });
  return { begun: true as const };
}

/**
 * Two words were read back: now everything is kept, keys before data. Whatever ends this midway leaves a base without
 * anybody, where set-up begins again and puts other keys in place of these.
 */
export async function completeSetUp(token: string | undefined, typed: string[], browser?: string, now = new Date()) {
  const begun = begunAt(token);
  if (!token || !begun) return { refused: 'none' as const };
  if (!fitsPaper(begun.kit, typed)) return { refused: 'differs' as const };
  return inTurn(async () => {
    if (!(await isFresh())) return { refused: 'already-set-up' as const };
    const { keys } = await store();
    const wasOpen = isUnlocked();
    await layKeys(begun, keys);
    await unlockWith(begun.master, keys);
    const answer = await setUp(begun.first, now, browser).catch((error) => {
      if (!wasOpen) lock();
      throw error;
    });
    if (!isRefused(answer)) dropPending(placeOf(token));
    else if (!wasOpen) lock();
    return answer;
  });
}

async function layKeys({ master, own, kit }: Begun, keys: KeyStore): Promise<void> {
  const slots = [own, kit.slot];
  if (isUnlocked()) {
    const before = (await keys.slots()).map(({ id }) => id);
    await keys.addSlot(own, { inPlaceOf: before });
    await keys.addSlot(kit.slot);
    return;
  }
  const root = wrapKey(master, ROOT, randomBytes(32));
  await keys.putRoot(root);
  // There are no persons: this puts our root key and slots in the place of those an unfinished set-up may have left.
  await keys.rewrap(
    () => {
      throw new Error('a person in an empty base');
    },
    root,
    () => slots,
  );
}

import { randomBytes } from 'node:crypto';
import { NotFound, Sealed } from '../lib/errors';
import { newId } from '../lib/id';
import { unwrapKey, wrapKey } from '../lib/sealing';
import { lockIfReplaced, masterKey, wrappedRoot } from './master-key';
import { type KeyStore, store, type WrappedKey } from './store';

/** The version of every key made today; part of what a sealed value is bound to. */
export const KEY_VERSION = 1;

/** Makes a key for each person and keeps it, before any data of theirs is written. */
export async function makePersonKeys(personIds: string[]): Promise<Map<string, Buffer>> {
  const made = new Map(personIds.map((personId) => [personId, randomBytes(32)]));
  const { keys } = await store();
  const keep = () =>
    keys.put(
      [...made].map(([personId, key]) => ({
        personId,
        version: KEY_VERSION,
        wrapped: wrapKey(masterKey(), personId, key),
      })),
      wrappedRoot(),
    );
  if (await keep()) return made;
  // Either the master key was replaced here, and the next attempt is under the new one, or elsewhere: then we are locked.
  await lockIfReplaced(keys);
  if (!(await keep())) throw new Error('the master key was replaced twice');
  return made;
}

export async function makePersonKey(personId: string): Promise<Buffer> {
  return (await makePersonKeys([personId])).get(personId) as Buffer;
}

/** How many keys are made at once: each making waits for the disk, and only the first of so many people does. */
const AT_ONCE = 16;
/** People to be, whose keys lie ready in the key store. Only their ids are here: a key is read and unwrapped when it is used. */
const ready = new WeakMap<KeyStore, string[]>();

/** Somebody new, with a key that is kept already: key first, then data, without waiting for the disk twice. */
export async function newPersonWithKey(): Promise<{ personId: string; key: Buffer }> {
  const { keys } = await store();
  const waiting = ready.get(keys) ?? [];
  ready.set(keys, waiting);
  const next = waiting.shift();
  const kept = next && (await personKeys([next])).get(next);
  if (next && kept) return { personId: next, key: kept };
  const [personId = newId(), ...others] = Array.from({ length: AT_ONCE }, () => newId());
  const made = await makePersonKeys([personId, ...others]);
  waiting.push(...others);
  return { personId, key: made.get(personId) as Buffer };
}

/** The keys of these people; a person whose key was destroyed is not in the answer. */
export async function personKeys(personIds: string[]): Promise<Map<string, Buffer>> {
  const { keys } = await store();
  try {
    return unwrapped(await keys.get(personIds));
  } catch (error) {
    if (error instanceof Sealed) throw error;
    await lockIfReplaced(keys);
    return unwrapped(await keys.get(personIds));
  }
}

function unwrapped(rows: WrappedKey[]): Map<string, Buffer> {
  return new Map(rows.map((row) => [row.personId, unwrapKey(masterKey(), row.personId, row.wrapped)]));
}

export async function personKey(personId: string): Promise<Buffer> {
  const key = (await personKeys([personId])).get(personId);
  if (!key) throw new NotFound('key');
  return key;
}

export async function destroyPersonKeys(personIds: string[]): Promise<void> {
  await (await store()).keys.destroy(personIds);
}

export const destroyPersonKey = (personId: string) => destroyPersonKeys([personId]);

/** Of somebody erased: first the list that older backups are held against, then the key. Done twice it is done once. */
export async function buryPersonKey(personId: string, at: Date): Promise<void> {
  const { keys } = await store();
  await keys.bury(personId, at);
  await keys.destroy([personId]);
}

/** Those of the erased whose key is still there, or who are not on the list of the erased yet. */
export async function unfinishedBurials<Erased extends { personId: string }>(erased: Erased[]): Promise<Erased[]> {
  const { keys } = await store();
  const withKey = new Set((await keys.get(erased.map(({ personId }) => personId))).map(({ personId }) => personId));
  const listed = new Set((await keys.buried()).map(({ personId }) => personId));
  return erased.filter(({ personId }) => withKey.has(personId) || !listed.has(personId));
}

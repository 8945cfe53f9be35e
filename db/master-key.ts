import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { environment } from '../lib/environment';
import { Misconfigured, Sealed } from '../lib/errors';
import { isWithin, realPlace } from '../lib/real-place';
import { unwrapKey, wrapKey } from '../lib/sealing';
import type { KeySlot, KeyStore } from './store.shape';

/**
 * The two keys an unlocked process holds, in memory only: the master key, which wraps the key of every person, and the
 * root key, from which fingerprints, tokens and the seals of staff secrets are derived. Another master key can take the
 * place of the first at any time; the root key stays, so that nothing which depends on it has to be made anew.
 */
type Held = { master: Buffer; root: Buffer; wrappedRoot: Buffer };
const memory = globalThis as { pulangKeys?: Held; pulangReplacing?: Promise<unknown>; pulangGuarded?: boolean };

export function isUnlocked(): boolean {
  return memory.pulangKeys !== undefined;
}

/** Said once by the server: from then on nobody's change is taken while the keys are not in memory. */
export function standGuard(): void {
  memory.pulangGuarded = true;
}

/** Ends what a visitor tries here while this is the server and nobody has unlocked it. */
export function endIfShut(): void {
  if (memory.pulangGuarded && !isUnlocked()) throw new Sealed('shut');
}

/** 32 bytes. Throws `Sealed` until a key-holder has unlocked this process. */
export function masterKey(): Buffer {
  return held().master;
}

/** 32 bytes; see `derive` in lib/sealing.ts. Throws `Sealed` until a key-holder has unlocked this process. */
export function rootKey(): Buffer {
  return held().root;
}

/** The root key as the master key we hold wraps it: what a key store looks like that nobody has changed under our hands. */
export function wrappedRoot(): Buffer {
  return held().wrappedRoot;
}

function held(): Held {
  if (!memory.pulangKeys) throw new Sealed('keys');
  return memory.pulangKeys;
}

/** Forgets both keys; what they opened stays sealed until somebody unlocks again. */
export function lock(): void {
  for (const key of Object.values(memory.pulangKeys ?? {})) key.fill(0);
  delete memory.pulangKeys;
}

/**
 * Something did not open. When another process has put another master key in place, this one forgets what it holds and
 * throws `Sealed`: a key-holder unlocks it anew. Otherwise it answers, and the trouble lies elsewhere.
 */
export async function lockIfReplaced(keys: KeyStore): Promise<void> {
  await memory.pulangReplacing;
  const now = await keys.root();
  if (now?.equals(wrappedRoot())) return;
  lock();
  throw new Sealed('replaced');
}

/** Puts another master key in the place of the one we hold: every person's key, the root key and the slots, at once. */
export async function replaceMasterKey(
  next: Buffer,
  slots: (present: KeySlot[]) => KeySlot[],
  keys: KeyStore,
): Promise<number> {
  const { master, root } = held();
  const wrapped = wrapKey(next, ROOT, root);
  const replacing = keys
    .rewrap((key) => wrapKey(next, key.personId, unwrapKey(master, key.personId, key.wrapped)), wrapped, slots)
    .then((count) => {
      memory.pulangKeys = { master: Buffer.from(next), root: Buffer.from(root), wrappedRoot: wrapped };
      return count;
    });
  memory.pulangReplacing = replacing.catch(() => undefined);
  return replacing;
}

/** Takes the master key and opens the root key with it. Throws when it is not the key of this key store. */
export async function unlockWith(master: Buffer, keys: KeyStore): Promise<void> {
  const wrapped = (await keys.root()) ?? (await keys.putRoot(await firstRoot(master, keys)));
  memory.pulangKeys = { master: Buffer.from(master), root: unwrapKey(master, ROOT, wrapped), wrappedRoot: wrapped };
}

export const ROOT = 'root';

/**
 * A new key store gets a root key of its own. One that already holds persons was made when the master key did its work:
 * there it stays the root, so that their fingerprints are still found.
 */
async function firstRoot(master: Buffer, keys: KeyStore): Promise<Buffer> {
  const [somebody] = await keys.page('', 1);
  // Throws when this is another base's key: it must not become the root of this one.
  if (somebody) unwrapKey(master, somebody.personId, somebody.wrapped);
  return wrapKey(master, ROOT, somebody ? master : randomBytes(32));
}

/** Unattended start, where `PULANG_KEY_FILE` says so: whoever holds that file and the data reads everything. */
export async function unlockUnattended(keys: KeyStore): Promise<void> {
  const { keyFile, keyFileIsOld } = environment();
  if (!keyFile || !existsSync(keyFile)) return;
  const opens = (file: string) =>
    unlockWith(readKeyFile(file), keys).then(
      () => true,
      () => false,
    );
  if (await opens(keyFile)) return;
  // The master key was replaced, and the process ended before its file was.
  if (existsSync(`${keyFile}.new`) && (await opens(`${keyFile}.new`))) return renameSync(`${keyFile}.new`, keyFile);
  // A file of the time before passphrases may have been forgotten there; nobody has chosen it.
  if (keyFileIsOld && (await keys.slots()).length > 0) return;
  throw new Misconfigured(`The key file ${keyFile} is not the one this base was sealed with. Put the right one back.`);
}

/** Lays another master key beside the key file this process was opened with, if it was; `take` puts it in its place. */
export function stageKeyFile(next: Buffer): { take(): void } {
  const { keyFile } = environment();
  if (!keyFile || !existsSync(keyFile) || !readKeyFile(keyFile).equals(masterKey())) return { take: () => undefined };
  writeFileSync(`${keyFile}.new`, `${next.toString('hex')}\n`, { mode: 0o600, flush: true });
  return { take: () => renameSync(`${keyFile}.new`, keyFile) };
}

/** Makes the key file if there is none. Never over an existing base: its identities would be lost without a word. */
export function makeKeyFile(baseIsEmpty: boolean): void {
  const { keyFile } = environment();
  if (!keyFile || existsSync(keyFile)) return;
  if (!baseIsEmpty)
    throw new Misconfigured(`The key file ${keyFile} is missing, but the base holds sealed data. Put it back.`);
  checkPlace(keyFile);
  writeFileSync(keyFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
}

/** The master key in a key file (32 bytes); refused, with the reason, when others could read it too. */
export function readKeyFile(file: string): Buffer {
  checkPlace(file);
  if (!existsSync(file)) throw new Misconfigured(`There is no key file at ${file}. Put it back.`);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Misconfigured(`Others on this machine can read the key file ${file}. Run: chmod 600 ${file}`);
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Misconfigured(`${file} does not hold a key of 64 hexadecimal digits.`);
  return Buffer.from(text, 'hex');
}

/** A key inside the data folder would travel with every copy of the data. */
function checkPlace(file: string): void {
  if (isWithin(realPlace(file), realPlace(environment().dataDir)))
    throw new Misconfigured(`The key file must be outside the data folder: ${file}`);
}

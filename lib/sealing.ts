import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { Damaged } from './errors';

/** AES-256-GCM. A sealed value is: format (1 byte) | nonce (12) | tag (16) | ciphertext. */
const FORMAT = 1;
const HEAD = 29;

/** What a sealed value belongs to; it opens nowhere else. */
export type Place = { table: string; column: string; person: string; keyVersion: number };

function associated(place: Place): Buffer {
  return Buffer.from(`${place.table}.${place.column}|${place.person}|${place.keyVersion}`);
}

/** Seals text under a 32-byte key. */
export function seal(key: Buffer, place: Place, text: string): Buffer {
  return sealBytes(key, associated(place), Buffer.from(text, 'utf8'));
}

/** Opens what `seal` made; throws when the key, the place or a single bit differs. */
export function open(key: Buffer, place: Place, sealed: Buffer): string {
  return openBytes(key, associated(place), sealed).toString('utf8');
}

/** The same for content that is not text. */
export function sealContent(key: Buffer, place: Place, content: Buffer): Buffer {
  return sealBytes(key, associated(place), content);
}

export function openContent(key: Buffer, place: Place, sealed: Buffer): Buffer {
  return openBytes(key, associated(place), sealed);
}

/** Wraps a person's key under the master key; the person is bound to it. */
export function wrapKey(master: Buffer, person: string, key: Buffer): Buffer {
  return sealWith(keyObject(derive(master, 'wrap')), Buffer.from(person), key);
}

export function unwrapKey(master: Buffer, person: string, wrapped: Buffer): Buffer {
  return openWith(keyObject(derive(master, 'wrap')), Buffer.from(person), wrapped);
}

/** A keyed fingerprint (HMAC-SHA-256, hex) under a key of its own per kind of value. */
export function fingerprint(root: Buffer, kind: string, value: string): string {
  return createHmac('sha256', createSecretKey(derive(root, `fingerprint:${kind}`)))
    .update(value)
    .digest('hex');
}

/** A key of 32 bytes for one purpose, derived from the root or master key (HKDF-SHA-256). */
export function derive(master: Buffer, purpose: string): Buffer {
  let keys = derived.get(master);
  if (!keys) {
    keys = new Map();
    derived.set(master, keys);
  }
  let key = keys.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', master, 'pulang', purpose, 32));
    keys.set(purpose, key);
  }
  return key;
}

const derived = new WeakMap<Buffer, Map<string, Buffer>>();

/** Of a derived key, which wraps the keys of all: made once, as long as the key is held. */
function keyObject(key: Buffer): KeyObject {
  const made = keyObjects.get(key) ?? createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}

const keyObjects = new WeakMap<Buffer, KeyObject>();

// Node takes a key object several times faster than the bytes of a key.
const sealBytes = (key: Buffer, aad: Buffer, plain: Buffer) => sealWith(createSecretKey(key), aad, plain);
const openBytes = (key: Buffer, aad: Buffer, sealed: Buffer) => openWith(createSecretKey(key), aad, sealed);

function sealWith(key: KeyObject, aad: Buffer, plain: Buffer): Buffer {
  const sealed = Buffer.allocUnsafe(HEAD + plain.length);
  sealed[0] = FORMAT;
  const nonce = randomFillSync(sealed.subarray(1, 13));
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  // A stream cipher: every byte comes from `update`, none from `final`.
  cipher.update(plain).copy(sealed, HEAD);
  cipher.final();
  cipher.getAuthTag().copy(sealed, 13);
  return sealed;
}

function openWith(key: KeyObject, aad: Buffer, sealed: Buffer): Buffer {
  if (sealed[0] !== FORMAT || sealed.length < HEAD) throw new Damaged('not a sealed value');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(13, 29));
  const opened = decipher.update(sealed.subarray(HEAD));
  try {
    // A stream cipher: `final` has no bytes left, it only tells whether all of them are as they were sealed.
    decipher.final();
  } catch {
    throw new Damaged('a sealed value does not open');
  }
  return opened;
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { NotWhole } from './errors';

/**
 * Seals a stream to a public key: X25519 with a key made for this one stream, HKDF-SHA-256, AES-256-GCM in chunks. The
 * nonce of a chunk is its number and whether it is the last, so a chunk that was altered, moved, left out or cut off
 * does not open. Whoever holds the public key alone opens nothing, not even what they sealed themselves before.
 */
const CHUNK = 64 * 1024;
const TAG = 16;

/** Raw 32 bytes each. */
export type KeyPair = { publicKey: Buffer; privateKey: Buffer };

export function makeKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { publicKey: rawOf(publicKey), privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32) };
}

/** The public half that belongs to a private key. */
export function publicOf(privateKey: Buffer): Buffer {
  return rawOf(createPublicKey(privateFrom(privateKey)));
}

/** The name of a public key: short enough to be read out. */
export function keyIdOf(publicKey: Buffer): string {
  const digits = createHash('sha256').update(publicKey).digest('hex').slice(0, 12).toUpperCase();
  return digits.replace(/(....)(?=.)/g, '$1-');
}

/** The key of a new stream for the owner of `publicKey`; `ephemeral` travels with the stream. */
export function keyToSeal(publicKey: Buffer): { ephemeral: Buffer; contentKey(context: Buffer): Buffer } {
  const { publicKey: ephemeral, privateKey } = generateKeyPairSync('x25519');
  const secret = diffieHellman({ privateKey, publicKey: publicFrom(publicKey) });
  const raw = rawOf(ephemeral);
  return { ephemeral: raw, contentKey: (context) => contentKey(secret, raw, publicKey, context) };
}

/** The same key, for whoever holds the private key. `context` is everything said in clear beside the stream. */
export function keyToOpen(privateKey: Buffer, ephemeral: Buffer, context: Buffer): Buffer {
  const secret = diffieHellman({ privateKey: privateFrom(privateKey), publicKey: publicFrom(ephemeral) });
  return contentKey(secret, ephemeral, publicOf(privateKey), context);
}

function contentKey(secret: Buffer, ephemeral: Buffer, publicKey: Buffer, context: Buffer): Buffer {
  const info = Buffer.concat([Buffer.from('pulang backup 1\0'), createHash('sha256').update(context).digest()]);
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([ephemeral, publicKey]), info, 32));
}

export async function* sealChunks(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const secret = createSecretKey(key);
  let seq = 0;
  // A full chunk waits until something follows it: the last one is marked, and only one is the last.
  for await (const { part, last } of inPieces(source, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(seq, last));
    yield Buffer.concat([cipher.update(part), cipher.final(), cipher.getAuthTag()]);
    seq += 1;
  }
}

/** Throws `NotWhole` at the first chunk that is not as it was sealed, or when the end is missing. */
export async function* openChunks(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const secret = createSecretKey(key);
  let seq = 0;
  for await (const { part, last } of inPieces(source, CHUNK + TAG)) {
    yield openChunk(secret, nonceOf(seq, last), part);
    seq += 1;
  }
}

function openChunk(key: KeyObject, nonce: Buffer, part: Buffer): Buffer {
  if (part.length < TAG) throw new NotWhole('cut');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAuthTag(part.subarray(-TAG));
    return Buffer.concat([decipher.update(part.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw new NotWhole('altered');
  }
}

function nonceOf(seq: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(seq), 4);
  return nonce;
}

/** The stream in pieces of one size, the last as long as what is left, and even when that is nothing. */
async function* inPieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ part: Buffer; last: boolean }> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    waiting.push(part);
    length += part.length;
    if (length <= size) continue;
    let all = Buffer.concat(waiting);
    for (; all.length > size; all = all.subarray(size)) yield { part: all.subarray(0, size), last: false };
    waiting = [all];
    length = all.length;
  }
  yield { part: Buffer.concat(waiting), last: true };
}

// The fixed bytes that stand before a raw key in its usual form (RFC 8410).
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');

function publicFrom(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC, raw]), format: 'der', type: 'spki' });
}

function privateFrom(raw: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE, raw]), format: 'der', type: 'pkcs8' });
}

const rawOf = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(-32);

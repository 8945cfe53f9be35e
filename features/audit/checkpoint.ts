import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { rootKey } from '@/db/master-key';
import type { auditCheckpoints } from '@/db/schema';
import { derive } from '@/lib/sealing';

export type StoredCheckpoint = typeof auditCheckpoints.$inferSelect;

/** A checkpoint with the key that proves it: what leaves the machine. */
export type Checkpoint = StoredCheckpoint & { publicKey: string };

/** Signs where the log stood. Only an unlocked process can. */
export function signCheckpoint(end: { seq: number; hash: string }, at: Date): Checkpoint {
  const key = signingKey();
  const publicKey = rawPublicKey(key);
  const unsigned = { seq: end.seq, hash: end.hash, at, keyId: keyIdOf(publicKey) };
  return { ...unsigned, publicKey, signature: sign(null, signedText(unsigned), key).toString('base64url') };
}

/** Whether a checkpoint was signed with the key that a public key belongs to, and is as it was signed. */
export function isGenuine(checkpoint: StoredCheckpoint, publicKey: string): boolean {
  if (checkpoint.keyId !== keyIdOf(publicKey)) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'base64url'));
  } catch {
    return false; // not a public key at all
  }
}

/** The public key of this installation, base64url. Throws `Sealed` until somebody has unlocked. */
export const ownPublicKey = () => rawPublicKey(signingKey());

/** The short name of a key, as it is printed: the first 16 digits of its SHA-256. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
}

/** As a report prints it: entry · first 16 digits of its seal · key. */
export function shortForm({ seq, hash, keyId }: Pick<StoredCheckpoint, 'seq' | 'hash' | 'keyId'>): string {
  return `${seq} · ${hash.slice(0, 16)} · ${keyId}`;
}

// What comes before the 32 bytes of a private Ed25519 key in PKCS #8 (RFC 8410): Node takes a seed in no other form.
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

function signingKey(): KeyObject {
  const seed = derive(rootKey(), 'audit-signing');
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
}

function rawPublicKey(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (!x) throw new Error('not an Ed25519 key');
  return x;
}

function signedText({ seq, hash, at, keyId }: Omit<StoredCheckpoint, 'signature'>): Buffer {
  return Buffer.from(`pulang audit checkpoint 1\n${seq}\n${hash}\n${at.toISOString()}\n${keyId}\n`);
}

import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import type { KeySlot } from '@/db/store';
import { atMost } from '@/lib/at-most';
import { newId } from '@/lib/id';
import { derive, fingerprint, unwrapKey, wrapKey } from '@/lib/sealing';

/**
 * A slot is one way to the master key. It has a key pair (X25519) of its own: the master key is sealed to its public
 * half, and its private half under what the holder knows or has. So another master key can be sealed for everybody
 * without asking anybody; opening takes the passphrase or the kit. See docs/keys.md.
 */

/** argon2id (the library's default kind) with 64 MiB, three passes, one lane. */
const COST = { memory: 65_536, passes: 3, lanes: 1 };

/** Four at a time: each takes 64 MiB, and whoever guesses must not take the machine. */
const inTurn = atMost(4);

const base64 = z.base64();
const derivations = z.object({
  form: z.literal(1),
  /** Of a passphrase; a kit is random already and needs no salt and no cost. */
  argon2id: z
    .object({
      salt: base64,
      memory: z.int().min(8).max(1_048_576),
      passes: z.int().min(1).max(20),
      lanes: z.int().min(1).max(4),
    })
    .optional(),
  publicKey: base64,
  privateKey: base64,
  /** Made with the master key: a slot that somebody put into the file, or changed there, does not have it. */
  mark: z.string(),
});
type Derivation = z.infer<typeof derivations>;

export async function passphraseSlot(
  master: Buffer,
  passphrase: string,
  holder: string | null,
  now = new Date(),
): Promise<KeySlot> {
  const argon2id = { salt: randomBytes(16).toString('base64'), ...COST };
  const blank = { id: newId(now.getTime()), kind: 'passphrase' as const, holder, createdAt: now };
  return filled(blank, argon2id, await keyFromPassphrase(passphrase, argon2id), master);
}

export function kitSlot(master: Buffer, entropy: Buffer, now = new Date()): KeySlot {
  const blank = { id: newId(now.getTime()), kind: 'recovery' as const, holder: null, createdAt: now };
  return filled(blank, undefined, keyFromKit(entropy), master);
}

export type Opened = { slot: KeySlot; master: Buffer };

/** The slot that a passphrase opens, whosever it is; null when it opens none. Every slot is tried, whichever fits. */
export async function openWithPassphrase(slots: KeySlot[], passphrase: string): Promise<Opened | null> {
  const tried = await Promise.all(
    slots.map(async (slot) => {
      const argon2id = derivationOf(slot)?.argon2id;
      return slot.kind === 'passphrase' && argon2id
        ? opened(slot, await keyFromPassphrase(passphrase, argon2id))
        : null;
    }),
  );
  return tried.find((each) => each !== null) ?? null;
}

export function openWithKit(slots: KeySlot[], entropy: Buffer): Opened | null {
  const tried = slots.map((slot) => (slot.kind === 'recovery' ? opened(slot, keyFromKit(entropy)) : null));
  return tried.find((each) => each !== null) ?? null;
}

/** Whether the slot was made by somebody who held the master key, and is as it was made. */
export function isGenuine(slot: KeySlot, master: Buffer): boolean {
  const derivation = derivationOf(slot);
  return derivation !== null && derivation.mark === markOf(slot, derivation, master);
}

/** The same slot, opened as before, for another master key. Only of a genuine one: its public key is trusted. */
export function slotFor(next: Buffer, slot: KeySlot): KeySlot {
  const derivation = derivationOf(slot);
  if (!derivation) throw new Error('not a slot');
  return sealedTo(slot, derivation, next);
}

type Blank = Omit<KeySlot, 'derivation' | 'wrapped'>;

function filled(blank: Blank, argon2id: Derivation['argon2id'], key: Buffer, master: Buffer): KeySlot {
  const pair = generateKeyPairSync('x25519');
  const { x = '', d = '' } = pair.privateKey.export({ format: 'jwk' });
  const privateKey = wrapKey(key, `private|${blank.id}`, Buffer.from(d, 'base64url'));
  const publicKey = Buffer.from(x, 'base64url').toString('base64');
  const derivation = { form: 1 as const, argon2id, publicKey, privateKey: privateKey.toString('base64'), mark: '' };
  return sealedTo(blank, derivation, master);
}

/** Seals the master key to the slot's public key, and marks the slot as ours. `wrapped` is a public key (32) | sealed. */
function sealedTo(slot: Blank, derivation: Derivation, master: Buffer): KeySlot {
  const once = generateKeyPairSync('x25519');
  const { x = '' } = once.publicKey.export({ format: 'jwk' });
  const ephemeral = Buffer.from(x, 'base64url');
  const publicKey = Buffer.from(derivation.publicKey, 'base64');
  const secret = diffieHellman({ privateKey: once.privateKey, publicKey: publicKeyFrom(publicKey) });
  const sealed = wrapKey(sealingKey(secret, ephemeral, publicKey), placeOf(slot), master);
  return {
    id: slot.id,
    kind: slot.kind,
    holder: slot.holder,
    createdAt: slot.createdAt,
    derivation: JSON.stringify({ ...derivation, mark: markOf(slot, derivation, master) }),
    wrapped: Buffer.concat([ephemeral, sealed]),
  };
}

function opened(slot: KeySlot, key: Buffer): Opened | null {
  const derivation = derivationOf(slot);
  if (!derivation) return null;
  try {
    const publicKey = Buffer.from(derivation.publicKey, 'base64');
    const d = unwrapKey(key, `private|${slot.id}`, Buffer.from(derivation.privateKey, 'base64'));
    const ephemeral = slot.wrapped.subarray(0, 32);
    const secret = diffieHellman({ privateKey: privateKeyFrom(publicKey, d), publicKey: publicKeyFrom(ephemeral) });
    const master = unwrapKey(sealingKey(secret, ephemeral, publicKey), placeOf(slot), slot.wrapped.subarray(32));
    return isGenuine(slot, master) ? { slot, master } : null;
  } catch {
    return null; // another passphrase, or not as it was made
  }
}

/** The same letters typed on another keyboard are the same passphrase. */
function keyFromPassphrase(passphrase: string, cost: NonNullable<Derivation['argon2id']>): Promise<Buffer> {
  const { salt, memory, passes, lanes } = cost;
  return inTurn(() =>
    hashRaw(passphrase.normalize('NFKC'), {
      salt: Buffer.from(salt, 'base64'),
      memoryCost: memory,
      timeCost: passes,
      parallelism: lanes,
      outputLen: 32,
    }),
  );
}

/** 256 random bits need no stretching. */
function keyFromKit(entropy: Buffer): Buffer {
  return derive(Buffer.from(entropy), 'recovery-kit');
}

function sealingKey(secret: Buffer, ephemeral: Buffer, publicKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.concat([ephemeral, publicKey]), 'pulang key slot', 32));
}

const placeOf = ({ id, kind, holder }: Blank) => JSON.stringify(['slot', id, kind, holder]);

function markOf(slot: Blank, { mark: _, ...derivation }: Derivation, master: Buffer): string {
  return fingerprint(master, 'key-slot', JSON.stringify([placeOf(slot), slot.createdAt.getTime(), derivation]));
}

function derivationOf(slot: KeySlot): Derivation | null {
  try {
    return derivations.parse(JSON.parse(slot.derivation));
  } catch {
    return null;
  }
}

const jwk = (publicKey: Buffer) => ({ kty: 'OKP', crv: 'X25519', x: publicKey.toString('base64url') });

const publicKeyFrom = (publicKey: Buffer) => createPublicKey({ key: jwk(publicKey), format: 'jwk' });

const privateKeyFrom = (publicKey: Buffer, d: Buffer) =>
  createPrivateKey({ key: { ...jwk(publicKey), d: d.toString('base64url') }, format: 'jwk' });

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { type KeyPair, keyIdOf, publicOf } from '@/lib/envelope';
import type { Refused } from '@/lib/errors';

/** The private key as a file somebody keeps elsewhere: wrapped by a passphrase, readable text around it. */
const TYPE = 'pulang backup key';
// argon2id (the library's default kind), at the price of a password.
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
// A file from elsewhere must not make us work for hours.
const mostCost = { memoryCost: 1024 * 1024, timeCost: 10, parallelism: 8 };

type KeyFile = {
  type: string;
  format: number;
  keyId: string;
  publicKey: string;
  madeAt: string;
  argon2id: typeof cost & { salt: string };
  wrapped: string;
};

export async function wrapPrivateKey(pair: KeyPair, passphrase: string, now = new Date()): Promise<string> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, salt, cost), nonce);
  cipher.setAAD(pair.publicKey);
  const body = Buffer.concat([cipher.update(pair.privateKey), cipher.final()]);
  const file: KeyFile = {
    type: TYPE,
    format: 1,
    keyId: keyIdOf(pair.publicKey),
    publicKey: pair.publicKey.toString('base64'),
    madeAt: now.toISOString(),
    argon2id: { ...cost, salt: salt.toString('base64') },
    wrapped: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64'),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Which key a file holds, without its passphrase; null when it is no key file of ours. */
export function keyFileId(text: string): string | null {
  return parsed(text)?.keyId ?? null;
}

export async function openPrivateKey(
  text: string,
  passphrase: string,
): Promise<KeyPair | Refused<'not-a-key' | 'wrong-passphrase'>> {
  const file = parsed(text);
  if (!file) return { refused: 'not-a-key' };
  const { argon2id, publicKey } = file;
  const wrapped = Buffer.from(file.wrapped, 'base64');
  const key = await keyFrom(passphrase, Buffer.from(argon2id.salt, 'base64'), argon2id);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12));
    decipher.setAAD(Buffer.from(publicKey, 'base64'));
    decipher.setAuthTag(wrapped.subarray(12, 28));
    const privateKey = Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]);
    return { privateKey, publicKey: publicOf(privateKey) };
  } catch {
    return { refused: 'wrong-passphrase' };
  }
}

function keyFrom(passphrase: string, salt: Buffer, { memoryCost, timeCost, parallelism }: typeof cost) {
  return hashRaw(passphrase.normalize('NFKC'), {
    memoryCost,
    timeCost,
    parallelism,
    salt,
    outputLen: 32,
  });
}

function parsed(text: string): KeyFile | null {
  try {
    const file = JSON.parse(text) as KeyFile;
    const { memoryCost, timeCost, parallelism } = file.argon2id;
    const bearable =
      memoryCost <= mostCost.memoryCost && timeCost <= mostCost.timeCost && parallelism <= mostCost.parallelism;
    const whole = [file.keyId, file.publicKey, file.wrapped, file.argon2id.salt].every(
      (one) => typeof one === 'string',
    );
    return file.type === TYPE && file.format === 1 && bearable && whole ? file : null;
  } catch {
    return null;
  }
}

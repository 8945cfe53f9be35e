import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { atMost } from '@/lib/at-most';

export const packageFormats = ['pdf', 'xlsx'] as const;
export type PackageFormat = (typeof packageFormats)[number];
export type PackageFiles = Record<PackageFormat, Buffer>;

const SALT = 16;
const NONCE = 12;
const TAG = 16;
// argon2id (the library's default kind), at the price of a password; a few at a time, for strangers ask for it.
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1, outputLen: 32 };
const few = atMost(2);

export const newPackageToken = () => randomBytes(32).toString('base64url');
export const hashOfPackage = (token: string) => createHash('sha256').update(`package:${token}`).digest('hex');

/** Seals the files under a passphrase: salt, nonce, tag, ciphertext (AES-256-GCM under argon2id). */
export async function sealPackage(files: PackageFiles, passphrase: string): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, salt), nonce);
  const plain = JSON.stringify({ pdf: files.pdf.toString('base64'), xlsx: files.xlsx.toString('base64') });
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `sealPackage` made; null where the passphrase is another, or a bit differs. */
export async function openPackage(sealed: Buffer, passphrase: string): Promise<PackageFiles | null> {
  const [nonceAt, tagAt, bodyAt] = [SALT, SALT + NONCE, SALT + NONCE + TAG];
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await keyFrom(passphrase, sealed.subarray(0, nonceAt)),
    sealed.subarray(nonceAt, tagAt),
  );
  decipher.setAuthTag(sealed.subarray(tagAt, bodyAt));
  try {
    const plain = Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()]).toString('utf8');
    const { pdf, xlsx } = JSON.parse(plain) as Record<PackageFormat, string>;
    return { pdf: Buffer.from(pdf, 'base64'), xlsx: Buffer.from(xlsx, 'base64') };
  } catch {
    return null;
  }
}

/** However the words were typed: in capitals, on lines of their own, with commas. */
function keyFrom(passphrase: string, salt: Buffer): Promise<Buffer> {
  const words =
    passphrase
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return few(() => hashRaw(words.join(' '), { ...COST, salt }));
}

import { createCipheriv, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';

/**
 * A ZIP of one file that opens with a passphrase: AES-256 as WinZip specified it (AE-2), which 7-Zip, WinRAR, Keka and
 * WinZip read. Its key is stretched little (1,000 rounds of PBKDF2), so it wants a passphrase of `newPassphrase`.
 * https://www.winzip.com/en/support/aes-encryption/
 */
export async function lockedZip(name: string, content: Uint8Array, passphrase: string): Promise<Buffer> {
  const salt = randomBytes(SALT);
  const keys = await stretched(Buffer.from(passphrase), salt, ROUNDS, 2 * KEY + CHECK, 'sha1');
  const [key, macKey, check] = [keys.subarray(0, KEY), keys.subarray(KEY, 2 * KEY), keys.subarray(2 * KEY)];
  const sealed = counted(key, deflateRawSync(content));
  const mac = createHmac('sha1', macKey).update(sealed).digest().subarray(0, MAC);
  const body = Buffer.concat([salt, check, sealed, mac]);
  const file = { name: Buffer.from(name), packed: body.length, size: content.length };
  const local = Buffer.concat([header(LOCAL, file), body]);
  const directory = header(CENTRAL, file);
  return Buffer.concat([local, directory, ending(directory.length, local.length)]);
}

const [SALT, KEY, CHECK, MAC, ROUNDS, BLOCK] = [16, 32, 2, 10, 1_000, 16];
const stretched = promisify(pbkdf2);

/** AES in counter mode with the counter of this form: from one, its lowest byte first. Node counts the other way round. */
function counted(key: Buffer, plain: Buffer): Buffer {
  const counters = Buffer.alloc(Math.ceil(plain.length / BLOCK) * BLOCK);
  for (let n = 0; n * BLOCK < counters.length; n += 1) counters.writeUInt32LE(n + 1, n * BLOCK);
  const stream = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(counters);
  const out = Buffer.alloc(plain.length);
  for (let n = 0; n < plain.length; n += 1) out[n] = (plain[n] as number) ^ (stream[n] as number);
  return out;
}

type File = { name: Buffer; packed: number; size: number };

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const VERSION = 51;
/** Encrypted, its name in UTF-8. */
const FLAGS = 0x0801;
const [AES, DEFLATED] = [99, 8];
/** The earliest day a ZIP can name: when it was made is nobody's business. */
const DAY = 0x21;

/** The head of the file, and the same again as the directory has it. */
function header(kind: number, { name, packed, size }: File): Buffer {
  const strongest = 3;
  const extra = Buffer.concat([words(0x9901, 7, 2), Buffer.from('AE'), Buffer.from([strongest]), words(DEFLATED)]);
  const sum = 0;
  const common = [words(VERSION, FLAGS, AES, 0, DAY), longs(sum, packed, size), words(name.length, extra.length)];
  const own = kind === CENTRAL ? [words(0, 0, 0), longs(0, 0)] : [];
  const made = kind === CENTRAL ? [words(VERSION)] : [];
  return Buffer.concat([longs(kind), ...made, ...common, ...own, name, extra]);
}

const ending = (directory: number, at: number) =>
  Buffer.concat([longs(END), words(0, 0, 1, 1), longs(directory, at), words(0)]);

function words(...values: number[]): Buffer {
  const out = Buffer.alloc(2 * values.length);
  for (const [n, value] of values.entries()) out.writeUInt16LE(value, 2 * n);
  return out;
}

function longs(...values: number[]): Buffer {
  const out = Buffer.alloc(4 * values.length);
  for (const [n, value] of values.entries()) out.writeUInt32LE(value, 4 * n);
  return out;
}

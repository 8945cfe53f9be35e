import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { environment } from '../lib/environment';
import { Misconfigured } from '../lib/errors';

const held = globalThis as { pulangMaster?: { file: string; key: Buffer } };

/** The installation's master key (32 bytes), from its key file; held in memory after the first use. */
export function masterKey(): Buffer {
  const { keyFile } = environment();
  if (held.pulangMaster?.file !== keyFile) held.pulangMaster = { file: keyFile, key: readKeyFile(keyFile) };
  return held.pulangMaster.key;
}

/** Makes the key file if there is none. Never over an existing base: its identities would be lost without a word. */
export function makeKeyFile(baseIsEmpty: boolean): void {
  const { keyFile } = environment();
  if (existsSync(keyFile)) return;
  if (!baseIsEmpty)
    throw new Misconfigured(`The key file ${keyFile} is missing, but the base holds sealed data. Put it back.`);
  checkPlace(keyFile);
  writeFileSync(keyFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
}

function readKeyFile(file: string): Buffer {
  checkPlace(file);
  if (!existsSync(file))
    throw new Misconfigured(`There is no key file at ${file}. Run npm start or npm run demo first.`);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Misconfigured(`Others on this machine can read the key file ${file}. Run: chmod 600 ${file}`);
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Misconfigured(`${file} does not hold a key of 64 hexadecimal digits.`);
  return Buffer.from(text, 'hex');
}

/** A key inside the data folder would travel with every copy of the data. */
function checkPlace(file: string): void {
  const [first] = relative(realPlace(environment().dataDir), realPlace(file)).split(sep);
  if (first !== '..') throw new Misconfigured(`The key file must be outside the data folder: ${file}`);
}

/** Where a path leads once links are followed, as far as it exists. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), basename(path));
}

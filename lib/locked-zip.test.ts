import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { lockedZip } from './locked-zip';
import { newPassphrase, passphraseIn } from './passphrase';

const passphrase = 'abandon ability able about above absent';

/** Made by 7-Zip: `known.txt`, under the passphrase above. */
const from7Zip =
  'UEsDBDMDAQBjAAxZgV0AAAAAKAAAAAwAAAAJAAsAa25vd24udHh0AZkHAAIAQUUDAADjS++Pa4EFPNij/lJyfruHi7eqzczWGbMfhry4AdwfCSHBIKcRzHTMUEsBAj8DMwMBAGMADFmBXQAAAAAoAAAADAAAAAkALwAAAAAAAAAggKSBAAAAAGtub3duLnR4dAoAIAAAAAAAAQAYAABEUkiEgd0BAERSSISB3QEARFJIhIHdAQGZBwACAEFFAwAAUEsFBgAAAAABAAEAZgAAAFoAAAAAAA==';

/** Reads such a file step by step, as its specification tells it; null where the passphrase is another or a bit differs. */
function read(zip: Buffer, words: string): { name: string; content: string } | null {
  const [named, extra] = [zip.readUInt16LE(26), zip.readUInt16LE(28)];
  const method = zip.readUInt16LE(30 + named + extra - 2);
  const body = zip.subarray(30 + named + extra, 30 + named + extra + zip.readUInt32LE(18));
  const keys = pbkdf2Sync(words, body.subarray(0, 16), 1_000, 66, 'sha1');
  const sealed = body.subarray(18, -10);
  const mac = createHmac('sha1', keys.subarray(32, 64)).update(sealed).digest().subarray(0, 10);
  if (!keys.subarray(64).equals(body.subarray(16, 18)) || !mac.equals(body.subarray(-10))) return null;
  const plain = Buffer.from(sealed);
  for (let at = 0; at < plain.length; at += 16) {
    const counter = Buffer.alloc(16);
    counter.writeUInt32LE(at / 16 + 1);
    const block = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).update(counter);
    for (let n = at; n < Math.min(at + 16, plain.length); n += 1) plain[n] = (plain[n] ?? 0) ^ (block[n - at] ?? 0);
  }
  const content = (method === 8 ? inflateRawSync(plain) : plain).toString();
  return { name: zip.toString('utf8', 30, 30 + named), content };
}

describe('A locked ZIP', () => {
  test('opens with its passphrase as one of 7-Zip does, and with no other', async () => {
    expect(read(Buffer.from(from7Zip, 'base64'), passphrase)).toEqual({ name: 'known.txt', content: 'Siti Aminah\n' });
    const content = 'Siti Aminah, Château\n'.repeat(5_000);
    const zip = await lockedZip('pulang-2026-12-01.csv', Buffer.from(content), passphrase);
    expect(read(zip, passphrase)).toEqual({ name: 'pulang-2026-12-01.csv', content });
    expect(read(zip, `${passphrase} `)).toBeNull();
    expect(zip.includes('Siti')).toBe(false);
  });

  test('is another each time, and not opened where a bit differs', async () => {
    const made = () => lockedZip('a.csv', Buffer.from('Siti Aminah'), passphrase);
    const [one, other] = [await made(), await made()];
    expect(one.equals(other)).toBe(false);
    one[one.length - 100] = (one[one.length - 100] ?? 0) ^ 1;
    expect(read(one, passphrase)).toBeNull();
  });
});

describe('A passphrase', () => {
  test('that is sent back is one of ours, or none', () => {
    const ours = newPassphrase();
    expect(passphraseIn(ours)).toBe(ours);
    for (const weak of [null, '', 'rahasia', 'abandon abandon', `${ours} zoo`, `${ours.replace(/ \w+$/, '')} sitinama`])
      expect(passphraseIn(weak)).toBeNull();
  });
});

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyIdOf, keyToOpen, keyToSeal, makeKeyPair, openChunks, publicOf, sealChunks } from './envelope';
import { NotWhole } from './errors';

const { publicKey, privateKey } = makeKeyPair();
const context = Buffer.from('made on a Tuesday');

async function* inParts(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}
async function sealed(plain: Buffer, size = 10_000) {
  const { ephemeral, contentKey } = keyToSeal(publicKey);
  return { ephemeral, bytes: await all(sealChunks(inParts(plain, size), contentKey(context))) };
}
const opened = (ephemeral: Buffer, bytes: Buffer, { key = privateKey, beside = context } = {}) =>
  all(openChunks(inParts(bytes, 7_001), keyToOpen(key, ephemeral, beside)));

describe('What is sealed to a public key', () => {
  const CHUNK = 64 * 1024;
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000])('opens again: %i bytes', async (length) => {
    const plain = randomBytes(length);
    const { ephemeral, bytes } = await sealed(plain);
    expect(bytes.length).toBe(length + 16 * Math.max(1, Math.ceil(length / CHUNK)));
    expect((await opened(ephemeral, bytes)).equals(plain)).toBe(true);
  });

  test('does not show what it holds, and is never the same twice', async () => {
    const plain = Buffer.alloc(1000, 'Siti');
    const [one, two] = [await sealed(plain), await sealed(plain)];
    expect(one.bytes.includes('Siti')).toBe(false);
    expect(one.bytes.equals(two.bytes)).toBe(false);
  });

  const plain = randomBytes(200_000);
  const step = CHUNK + 16;
  const spoilt: [string, (bytes: Buffer) => Buffer][] = [
    ['with one bit flipped at the start', (bytes) => flip(bytes, 0)],
    ['with one bit flipped in the middle', (bytes) => flip(bytes, 100_000)],
    ['with one bit flipped at the end', (bytes) => flip(bytes, bytes.length - 1)],
    ['cut within a chunk', (bytes) => bytes.subarray(0, 150_000)],
    ['cut between two chunks', (bytes) => bytes.subarray(0, 2 * step)],
    ['cut to nothing', (bytes) => bytes.subarray(0, 0)],
    ['with two chunks changed about', (bytes) => swap(bytes, step)],
    ['with one chunk twice', (bytes) => Buffer.concat([bytes.subarray(0, step), bytes])],
    ['with something after it', (bytes) => Buffer.concat([bytes, randomBytes(10)])],
  ];
  test.each(spoilt)('is refused %s', async (_how, spoil) => {
    const { ephemeral, bytes } = await sealed(plain);
    await expect(opened(ephemeral, spoil(Buffer.from(bytes)))).rejects.toThrow(NotWhole);
  });

  test('is refused with another key, or when what stood beside it was changed', async () => {
    const { ephemeral, bytes } = await sealed(plain);
    await expect(opened(ephemeral, bytes, { key: makeKeyPair().privateKey })).rejects.toThrow(NotWhole);
    await expect(opened(ephemeral, bytes, { beside: Buffer.from('on a Monday') })).rejects.toThrow(NotWhole);
  });
});

test('A key has a short name, and its private half tells the public one', () => {
  expect(publicOf(privateKey).equals(publicKey)).toBe(true);
  expect(keyIdOf(publicKey)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
});

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

function swap(bytes: Buffer, step: number): Buffer {
  return Buffer.concat([bytes.subarray(step, 2 * step), bytes.subarray(0, step), bytes.subarray(2 * step)]);
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { environment } from '@/lib/environment';
import { checkWayIn } from './check';
import { isUnlocked, lock, makeKeyFile, unlockUnattended, unlockWith } from './master-key';
import { openStore, type Store } from './store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulang-key-'));
  mkdirSync(join(folder, 'data'));
  process.env.PULANG_DATA_DIR = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (keyFile: string) => {
  process.env.PULANG_KEY_FILE = join(folder, keyFile);
  makeKeyFile(true);
};

test('A key is made beside the data folder, even with a name that begins like it', () => {
  expect(() => make('data.key')).not.toThrow();
});

test.each(['data/key', 'data/..key', 'data/deep/key'])('A key inside it, at %s, is refused', (place) => {
  expect(() => make(place)).toThrow('outside the data folder');
});

test('A key that gets inside it by a link is refused', () => {
  symlinkSync(join(folder, 'data'), join(folder, 'elsewhere'));
  expect(() => make('elsewhere/key')).toThrow('outside the data folder');
});

describe('An installation from before there were passphrases', () => {
  const place = () => join(folder, 'data.key');
  const write = (key: Buffer) => writeFileSync(place(), key.toString('hex'), { mode: 0o600 });
  let store: Store;
  beforeEach(async () => {
    delete process.env.PULANG_KEY_FILE;
    lock();
    writeFileSync(join(folder, 'data', 'pulang.db'), '');
    store = await openStore('pglite:memory');
    await store.migrate();
  });
  afterEach(() => store.close());
  const aSlot = () =>
    store.keys.addSlot({
      id: 'slot',
      kind: 'passphrase',
      holder: null,
      derivation: '{}',
      wrapped: Buffer.alloc(1),
      createdAt: new Date(),
    });

  test('goes on starting with the key file beside its data, and knows that nobody chose it', async () => {
    expect(environment().keyFile).toBeUndefined();
    write(randomBytes(32));
    expect(environment()).toMatchObject({ keyFile: place(), keyFileIsOld: true });
    await unlockUnattended(store.keys);
    expect(isUnlocked()).toBe(true);
  });

  test('stays locked once there are passphrases and the file fits no more; before that it is told', async () => {
    await unlockWith(randomBytes(32), store.keys);
    lock();
    write(randomBytes(32));
    await expect(unlockUnattended(store.keys)).rejects.toThrow('is not the one this base was sealed with');
    await aSlot();
    await unlockUnattended(store.keys);
    expect(isUnlocked()).toBe(false);
  });

  test('does not start where people are on file and nothing leads to the keys', async () => {
    await expect(checkWayIn(store.reader, store.keys)).resolves.toBeUndefined();
    await store.keys.put([{ personId: 'person-1', version: 1, wrapped: Buffer.alloc(60) }]);
    await expect(checkWayIn(store.reader, store.keys)).rejects.toThrow('no key-holder, and no key file');
    await aSlot();
    await expect(checkWayIn(store.reader, store.keys)).resolves.toBeUndefined();
  });
});

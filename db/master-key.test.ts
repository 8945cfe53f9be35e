import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeKeyFile } from './master-key';

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

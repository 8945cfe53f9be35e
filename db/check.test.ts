import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { checkKeyFile, checkMigrated } from './check';
import { makePersonKey } from './keys';
import { unlockUnattended } from './master-key';
import { openStore, store } from './store';

freshBase();

test('A migrated base is fit to start with', async () => {
  await expect(checkMigrated((await store()).reader)).resolves.toBeUndefined();
});

test('A base without tables is refused in one sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-empty-'));
  const postgres = /^(postgres|pglite)/.test(process.env.DATABASE_URL ?? '');
  const empty = await openStore(postgres ? 'pglite:memory' : `file:${join(folder, 'pulang.db')}`);
  await expect(checkMigrated(empty.reader)).rejects.toThrow('not up to date');
  await empty.close();
  rmSync(folder, { recursive: true, force: true });
});

test('A base whose key file was exchanged is refused before anything is sealed with it', async () => {
  await makePersonKey('person-1');
  process.env.PULANG_KEY_FILE = `${process.env.PULANG_KEY_FILE}-of-another`;
  expect(() => checkKeyFile()).toThrow('There is no key file');
  writeFileSync(process.env.PULANG_KEY_FILE, 'ab'.repeat(32), { mode: 0o600 });
  expect(() => checkKeyFile()).not.toThrow();
  await expect(unlockUnattended((await store()).keys)).rejects.toThrow('not the one this base was sealed with');
});

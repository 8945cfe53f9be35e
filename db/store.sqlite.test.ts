import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { store } from './store';
import { openSqlite } from './store.sqlite';

test.skipIf(process.platform === 'win32')('The folder and every file in it are for one user alone', async () => {
  const home = mkdtempSync(join(tmpdir(), 'pulang-modes-'));
  const folder = join(home, 'data');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  const opened = openSqlite(join(folder, 'pulang.db'));
  await opened.migrate();
  await opened.close();
  // As a copy put back by hand may be.
  chmodSync(join(folder, 'pulang.db'), 0o644);
  const again = openSqlite(join(folder, 'pulang.db'));
  await again.keys.put([{ personId: 'person-1', version: 1, wrapped: Buffer.from('key') }]);
  const modes = readdirSync(folder).map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8));
  expect(new Set(modes)).toEqual(new Set(['600']));
  expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
  await again.close();
  rmSync(home, { recursive: true });
});

test('Asking for a base that nobody prepared makes none', async () => {
  const home = mkdtempSync(join(tmpdir(), 'pulang-none-'));
  process.env.PULANG_DATA_DIR = join(home, 'data');
  process.env.DATABASE_URL = `file:${join(home, 'data', 'pulang.db')}`;
  await expect(store()).rejects.toThrow('There is no base');
  expect(readdirSync(home)).toEqual([]);
  rmSync(home, { recursive: true });
});

test('A base whose key store is lost is not opened as if all its people were erased', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulang-keys-'));
  const opened = openSqlite(join(folder, 'pulang.db'));
  await opened.migrate();
  await opened.close();
  rmSync(join(folder, 'keys.db'));
  expect(() => openSqlite(join(folder, 'pulang.db'))).toThrow('keys.db is missing');
  rmSync(folder, { recursive: true });
});

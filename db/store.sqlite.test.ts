import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

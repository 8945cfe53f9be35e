import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshBase } from '@/test/base';
import { checkMigrated } from './check';
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

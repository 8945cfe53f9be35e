import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { serverPrograms } from '@/bin/torture/postgres';

/** The short form of `npm run torture`. The seed is one that never kills before anything is written. */
describe('Under eight writers', () => {
  test('the app is killed and the power fails, and nothing acknowledged is lost', { timeout: 300_000 }, () => {
    const { status, stdout } = torture('--engine', 'sqlite', '--rounds', '2', '--seed', 'short', '--files');
    expect(stdout).toMatch(/^app-killed: 2 rounds, [1-9]\d* acknowledged writes.* 0 rounds with faults/m);
    expect(stdout).toMatch(/^power-cut: 2 rounds, [1-9]\d* acknowledged writes.* 0 rounds with faults/m);
    expect(status).toBe(0);
  });

  const noServer = process.platform !== 'linux' || !serverPrograms();
  test.skipIf(noServer)('PostgreSQL is killed, and the app goes on when it is back', { timeout: 300_000 }, () => {
    const { status, stdout } = torture('--engine', 'postgres', '--rounds', '1', '--seed', 'short');
    expect(stdout).toMatch(/^server-killed: 1 rounds, [1-9]\d* acknowledged writes.* 0 rounds with faults/m);
    expect(status).toBe(0);
  });

  test('what was typed wrongly kills nothing', () => {
    expect(torture('--rounds', 'many')).toMatchObject({ status: 2, stdout: '' });
  });
});

function torture(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/torture.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout };
}

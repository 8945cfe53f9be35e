import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, putStore, type Store } from '@/db/store';
import { aCase, addCases } from '@/test/cases';
import { addPeople } from '@/test/people';
import { asOwnerOfTheBase, cutAfter } from '@/test/tampering';

const folder = mkdtempSync(join(tmpdir(), 'pulang-audit-'));
const keyFile = join(folder, 'key');
let store: Store;

function pulang(args: string[], env: NodeJS.Dict<string> = {}) {
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(process.cwd(), 'bin/pulang.mjs'), ...args], {
    cwd: folder,
    env: {
      ...{ ...rest, LANG: 'en_GB.UTF-8', LC_ALL: '', PULANG_DATA_DIR: join(folder, 'data') },
      ...{ PULANG_KEY_FILE: keyFile, ...env },
    },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(keyFile, '5e'.repeat(32), { mode: 0o600 });
  store = await openStore(`file:${join(folder, 'data', 'pulang.db')}`);
  await store.migrate();
  await putStore(store);
  await addPeople();
  await addCases([aCase()]);
});
afterAll(async () => {
  await putStore(undefined);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('On the command line', () => {
  test('somebody learns that the audit is whole, and what that does not prove', () => {
    const { status, stdout } = pulang(['audit', 'verify']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^The audit is whole: 2 entries, in order and unchanged, the last of .+\.\n/);
    expect(stdout).toContain('--checkpoint FILE');
  });

  test('takes a signed checkpoint away, and is told by it that the end was cut off', async () => {
    const signed = pulang(['audit', 'checkpoint', '--out', 'mine.json']);
    expect(signed).toMatchObject({ status: 0, stderr: '' });
    const file = JSON.parse(readFileSync(join(folder, 'mine.json'), 'utf8'));
    expect(file).toMatchObject({ what: 'Pulang audit checkpoint', seq: 2 });
    expect(pulang(['audit', 'verify', '--checkpoint', 'mine.json'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('The checkpoint from outside holds.'),
    });
    await asOwnerOfTheBase(async (tx) => {
      const { auditCheckpoints } = await import('@/db/schema');
      await tx.delete(auditCheckpoints);
      await cutAfter(tx, 1);
    });
    expect(pulang(['audit', 'verify']).status).toBe(0);
    const found = pulang(['audit', 'verify', '--checkpoint', 'mine.json', '--json'], { PULANG_KEY_FILE: '' });
    expect(found.status).toBe(1);
    expect(JSON.parse(found.stdout)).toMatchObject({
      whole: false,
      signatures: 'checked',
      findings: [{ kind: 'checkpoint-cut', seq: 2, other: 2, sentence: expect.stringContaining('cut off') }],
    });
    const printed = pulang(['audit', 'verify', '--printed', `2 · ${file.hash.slice(0, 16)} · ${file.keyId}`]);
    expect(printed).toMatchObject({ status: 1, stdout: expect.stringContaining('▲ The end of the audit was cut off') });
  });

  test.each([
    [['audit'], 2, 'Say what to do'],
    [['audit', 'erase'], 2, 'Say what to do'],
    [['audit', 'checkpoint'], 2, '--out FILE'],
    [['audit', 'verify', '--checkpoint', 'none.json'], 2, 'cannot be read'],
    [['audit', 'verify', '--checkpoint', 'key'], 2, 'is not a checkpoint'],
    [['audit', 'verify', '--printed', '12'], 2, 'is not the mark of a report'],
  ])('what was typed wrongly is refused: %j', (args, exit, sentence) => {
    expect(pulang(args)).toMatchObject({ status: exit, stdout: '', stderr: expect.stringContaining(sentence) });
  });

  test('nothing is signed before somebody opens the keys, and no file is left behind', () => {
    const { status, stderr } = pulang(['audit', 'checkpoint', '--out', 'sealed.json'], { PULANG_KEY_FILE: '' });
    expect({ status, stderr: stderr.trim().split('\n').at(-1) }).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Nothing was typed.'),
    });
    expect(existsSync(join(folder, 'sealed.json'))).toBe(false);
  });
});

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, putStore } from '@/db/store';
import { aCase, addCases } from '@/test/cases';
import { addPeople } from '@/test/people';
import { fromLines } from './commands/secrets';

const folder = mkdtempSync(join(tmpdir(), 'pulang-backup-commands-'));
const data = join(folder, 'data');
const passphrase = 'perahu kuning di teluk';

function pulang(typed: string, { input = `${passphrase}\n`, lang = 'en_GB.UTF-8' } = {}) {
  const { DATABASE_URL: _, PULANG_KEY_FILE: __, npm_lifecycle_event: ___, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(process.cwd(), 'bin/pulang.mjs'), ...typed.split(' ')],
    { cwd: folder, env: { ...rest, LANG: lang, LC_ALL: '', PULANG_DATA_DIR: data }, input, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

beforeAll(async () => {
  mkdirSync(data);
  const store = await openStore(`file:${join(data, 'pulang.db')}`);
  await store.migrate();
  await putStore(store);
  await addPeople();
  await addCases([aCase(), aCase(), aCase({ destination: 'AE' })]);
  await putStore(undefined);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('On the command line', { timeout: 120_000 }, () => {
  test('nothing is backed up before there is a key', () => {
    expect(pulang('backup')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('There is no backup key yet'),
    });
    expect(pulang('backup key')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Say where to write the key'),
    });
    expect(pulang('backup key --out key.json', { input: 'short\n' })).toMatchObject({ status: 1, stdout: '' });
    expect(existsSync(join(folder, 'key.json'))).toBe(false);
  });

  test('a key is made once, into a file that its passphrase protects', () => {
    expect(pulang('backup key --out key.json')).toMatchObject({ status: 0, stderr: '' });
    const key = readFileSync(join(folder, 'key.json'), 'utf8');
    expect(JSON.parse(key)).toMatchObject({ type: 'pulang backup key', argon2id: { memoryCost: 65536, timeCost: 3 } });
    if (process.platform !== 'win32') expect(statSync(join(folder, 'key.json')).mode & 0o777).toBe(0o600);
    expect(pulang('backup key --out other.json')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--replace'),
    });
  });

  test('a backup is made, and restored where nothing is', () => {
    const made = pulang('backup --to out', { lang: 'id_ID.UTF-8' });
    expect(made).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('isinya lengkap') });
    const [file = '', keys = ''] = readdirSync(join(folder, 'out')).sort();
    const typed = `restore out/${file} --keys out/${keys} --key key.json --into again`;

    expect(pulang(typed, { input: 'perahu merah di teluk\n' })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The passphrase does not fit this key file: nothing was changed.\n',
    });
    const bytes = readFileSync(join(folder, 'out', file));
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(join(folder, 'flipped.backup'), bytes);
    expect(pulang(typed.replace(`out/${file}`, 'flipped.backup'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('nothing was changed'),
    });
    expect(readdirSync(folder).sort()).toEqual(['data', 'flipped.backup', 'key.json', 'out']);

    expect(pulang(typed)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('3 cases, 3 people'),
    });
    expect(readdirSync(join(folder, 'again')).sort()).toEqual(['keys.db', 'pulang.db']);
    expect(pulang(typed)).toMatchObject({ status: 1, stderr: expect.stringContaining('never goes over it') });
    expect(pulang('restore')).toMatchObject({ status: 2, stderr: expect.stringContaining('Name the three files') });
  });
});

test('Of what is piped in each line is an answer, and one does for all', () => {
  expect(fromLines('one\ntwo\n', 2)).toEqual(['one', 'two']);
  expect(fromLines('one\n', 2)).toEqual(['one', 'one']);
  expect(fromLines('', 1)).toEqual(['']);
});

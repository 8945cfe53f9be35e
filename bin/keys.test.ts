import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { masterKey, unlockWith } from '@/db/master-key';
import { openStore, putStore } from '@/db/store';
import { addHolder } from '@/features/keys/commands/holders';
import { kitWords } from '@/features/keys/kit';
import { kitSlot } from '@/features/keys/slots';
import { addPeople, eko } from '@/test/people';

const folder = mkdtempSync(join(tmpdir(), 'pulang-keys-'));
const passphrase = 'perahu kuning di teluk';
const other = 'kopi hujan sore pintu';
const third = 'tiga payung bawah jembatan';
const entropy = randomBytes(32);

/** Types lines into a command, as a program does. */
function pulang(typed: string, ...lines: string[]) {
  const { DATABASE_URL: _, PULANG_KEY_FILE: __, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/pulang.mjs', ...typed.split(' ')], {
    env: { ...rest, LANG: 'en_GB.UTF-8', LC_ALL: '', PULANG_DATA_DIR: join(folder, 'data') },
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

beforeAll(async () => {
  mkdirSync(join(folder, 'data'));
  const store = await openStore(`file:${join(folder, 'data', 'pulang.db')}`);
  await store.migrate();
  await putStore(store);
  await unlockWith(randomBytes(32), store.keys);
  await addPeople();
  await addHolder(eko, eko.id, passphrase);
  await store.keys.addSlot(kitSlot(masterKey(), entropy));
  await putStore(undefined);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('On the command line, in this order,', () => {
  test('somebody lists who can open the base, without opening it', () => {
    const { status, said } = pulang('keys list');
    expect(status).toBe(0);
    expect(said).toMatch(/^Passphrase +eko +.*\nRecovery kit +The printed sheet +.*\n$/);
  });

  test('a wrong passphrase adds nobody, and a weak or mistyped new one is refused', () => {
    expect(pulang('keys add eko', other, third, third)).toEqual({ status: 1, said: 'This passphrase does not fit.\n' });
    expect(pulang('keys add eko', passphrase, third, other).said).toBe('The two passphrases differ.\n');
    expect(pulang('keys add eko', passphrase, 'pendek', 'pendek').said).toContain('at least 12 characters');
    expect(pulang('keys add eko')).toEqual({ status: 1, said: 'Nothing was typed.\n' });
    expect(pulang('keys add ayu', passphrase).said).toBe('There is no administrator “ayu”.\n');
  });

  test('Eko gets another passphrase, and the old one opens nothing', () => {
    expect(pulang('keys add eko', passphrase, other, other)).toMatchObject({ status: 0 });
    expect(pulang('keys rotate', passphrase)).toMatchObject({ status: 1 });
  });

  test('the master key is replaced, and passphrase and kit still open', () => {
    expect(pulang('keys rotate', other).said).toContain('The master key was replaced');
    expect(pulang('keys remove eko', other)).toMatchObject({
      status: 1,
      said: expect.stringContaining('last passphrase'),
    });
    const words = kitWords(entropy);
    expect(pulang('keys recover', words.with(3, 'pulang').join(' ')).said).toContain('Word number 4');
    expect(pulang('keys recover', words.join(' '), third, third)).toMatchObject({ status: 0 });
    expect(pulang('keys remove eko', third)).toMatchObject({ status: 0 });
    expect(pulang('keys list').said).toContain('Set with the recovery kit');
  });

  test('invented cases need the passphrase too', () => {
    expect(pulang('cases generate 3', other)).toEqual({ status: 1, said: 'This passphrase does not fit.\n' });
    expect(pulang('cases generate 3', third)).toMatchObject({ status: 0 });
    expect(pulang('figures --as-of 2026-01-01')).toMatchObject({ status: 0 });
  });
});

test('A passphrase is never taken from the command line', () => {
  expect(pulang(`keys rotate ${third}`)).toMatchObject({ status: 2 });
  expect(pulang(`keys add eko --passphrase=${passphrase}`)).toMatchObject({ status: 2 });
});

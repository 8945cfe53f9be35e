import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { eq, isNotNull } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstBrokenLink } from '@/db/audit';
import { db } from '@/db/client';
import { destroyPersonKey, personKeys } from '@/db/keys';
import { cases, persons } from '@/db/schema';
import { store } from '@/db/store';
import { generateCases } from '@/features/demo/commands';
import { makeKeyPair } from '@/lib/envelope';
import { isRefused } from '@/lib/errors';
import {
  backUp,
  expectNothingThere,
  held,
  inRestored,
  keyAndEmptyMachine,
  minutesLater,
  passphrase,
  restore,
  theirNamesOpen,
  worked,
} from '@/test/backups';
import { freshBase } from '@/test/base';
import type { Made } from './commands/make-backup';
import { openPrivateKey } from './private-key';

freshBase();
keyAndEmptyMachine();
// A PostgreSQL inside the process takes seconds to be made anew.
vi.setConfig({ testTimeout: 120_000 });

describe('A restore is refused, and nothing is there afterwards,', () => {
  let made: Made;
  beforeEach(async () => {
    await generateCases(60);
    made = await backUp();
  });
  afterEach(expectNothingThere);
  const spoilt = (file: string, spoil: (bytes: Buffer) => Buffer) => {
    const copy = `${file}.spoilt`;
    writeFileSync(copy, spoil(readFileSync(file)));
    return copy;
  };
  const flipAt = (at: (length: number) => number) => (bytes: Buffer) => {
    const place = at(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return bytes;
  };

  test.each([
    ['in the line in clear', (length: number) => Math.min(200, length), /altered|other-key|newer|not-a-backup/],
    ['in the middle', (length: number) => Math.floor(length / 2), /^altered$/],
    ['at the end', (length: number) => length - 1, /^altered$/],
  ])('when one byte is flipped %s', async (_where, at, reason) => {
    const answer = await restore({ ...made, file: spoilt(made.file, flipAt(at)) });
    expect(isRefused(answer) && answer.refused).toMatch(reason);
  });

  test('when the file is cut, or the one of the keys is', async () => {
    const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.7));
    expect(await restore({ ...made, file: spoilt(made.file, half) })).toMatchObject({
      refused: expect.stringMatching(/altered|cut/),
    });
    expect(await restore({ ...made, keysFile: spoilt(made.keysFile, half) })).toMatchObject({
      refused: expect.stringMatching(/altered|cut/),
    });
  });

  test('with the key of another installation, and with a file that is no backup', async () => {
    expect(await restore(made, makeKeyPair())).toEqual({ refused: 'other-key' });
    expect(await restore({ ...made, file: spoilt(made.file, () => Buffer.from('hello')) })).toEqual({
      refused: 'not-a-backup',
    });
    expect(await restore({ ...made, file: `${made.file}.none` })).toEqual({ refused: 'not-found' });
  });

  test('when the two files are mistaken for one another, or the keys are older than the data', async () => {
    expect(await restore({ file: made.keysFile, keysFile: made.file })).toEqual({ refused: 'not-this-pair' });
    await generateCases(1, 2);
    const later = await backUp(minutesLater(1));
    expect(await restore({ file: later.file, keysFile: made.keysFile })).toEqual({ refused: 'older-keys' });
  });

  test('when it was made by a newer app', async () => {
    const file = spoilt(made.file, (bytes) =>
      Buffer.from(bytes.toString('latin1').replace('"format":1', '"format":2'), 'latin1'),
    );
    expect(await restore({ ...made, file })).toEqual({ refused: 'newer' });
    const tags = spoilt(made.file, (bytes) =>
      Buffer.from(bytes.toString('latin1').replace('0000_start', '9999_later'), 'latin1'),
    );
    expect(await restore({ ...made, file: tags })).toMatchObject({ refused: expect.stringMatching(/newer|altered/) });
  });

  test('with a wrong passphrase', async () => {
    expect(await openPrivateKey(held.keyFile, 'perahu merah di teluk')).toEqual({ refused: 'wrong-passphrase' });
    expect(await openPrivateKey(held.keyFile.replace('"format": 1', '"format": 7'), passphrase)).toEqual({
      refused: 'not-a-key',
    });
    expect(await openPrivateKey('{}', passphrase)).toEqual({ refused: 'not-a-key' });
  });
});

test('A restore never goes over something that is there', async () => {
  await generateCases(3);
  const made = await backUp();
  worked(await restore(made));
  expect(await restore(made)).toEqual({ refused: 'not-empty' });
  await inRestored(async (restored) => expect(await restored.reader.$count(cases)).toBe(3));
});

describe('Somebody who was erased', () => {
  test('does not come back with a backup that is older', async () => {
    await generateCases(10);
    const old = await backUp();
    const [person] = await (await db()).select().from(persons).where(isNotNull(persons.identity));
    const personId = person?.id ?? '';
    const at = new Date();
    await (await store()).keys.bury(personId, at);
    await destroyPersonKey(personId);
    const later = await backUp(minutesLater(1));
    expect(worked(await restore({ file: old.file, keysFile: later.keysFile }))).toMatchObject({ cases: 10, erased: 1 });
    await inRestored(async (restored) => {
      const [back] = await restored.reader.select().from(persons).where(eq(persons.id, personId));
      expect(back).toMatchObject({ identity: null, erasedAt: at });
      expect(await personKeys([personId])).toEqual(new Map());
      expect(await restored.reader.$count(cases)).toBe(10);
      await theirNamesOpen(restored, 9);
      expect(await firstBrokenLink()).toBeNull();
    });
  });

  test('opens from no copy of the key store once two newer ones are proven', async () => {
    await generateCases(3);
    const old = await backUp();
    expect(readdirSync(dirname(old.file)).filter((name) => name.endsWith('.keys'))).toHaveLength(1);
    await backUp(minutesLater(1));
    const last = await backUp(minutesLater(2));
    const names = readdirSync(dirname(old.file));
    expect(names.filter((name) => name.endsWith('.keys'))).toHaveLength(2);
    expect(names.filter((name) => name.endsWith('.backup'))).toHaveLength(3);
    // The old data is still good, with the keys of today.
    expect(worked(await restore({ file: old.file, keysFile: last.keysFile })).cases).toBe(3);
  });
});

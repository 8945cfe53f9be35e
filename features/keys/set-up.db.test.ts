import { beforeEach, describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { makePersonKeys, personKey } from '@/db/keys';
import { isUnlocked, lock, masterKey, unlockWith } from '@/db/master-key';
import { offices, users } from '@/db/schema';
import { store } from '@/db/store';
import { missionOffices } from '@/features/offices/missions';
import { worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { machine } from '@/test/people';
import { anotherKitForSetUp, beginSetUp, completeSetUp, takeKitOfSetUp } from './commands/set-up';
import { recover, unlock } from './commands/unlock';
import { readKit } from './kit';
import { isFresh, kitOfSetUp, lockState } from './queries';

freshBase();

const passphrase = 'perahu kuning di teluk';
const other = 'kopi hujan sore pintu';
const now = new Date();
const keys = async () => (await store()).keys;

/** As after a restart, without the key file the tests begin with. */
function restart(): void {
  delete process.env.PULANG_KEY_FILE;
  lock();
}

describe('Set-up', () => {
  const hanoi = missionOffices().find(({ code }) => code === 'HAN');
  if (!hanoi) throw new Error('there is no mission in Hanoi');
  const input = { office: hanoi, user: { name: 'Sari', signInName: 'sari', password: 'tiga perahu di atas bukit' } };
  const emptyBase = async () => {
    restart();
    await change(machine, async (tx, audit) => {
      await tx.delete(users);
      await tx.delete(offices);
      await audit.record({ act: 'base.emptied', subject: { kind: 'base', id: 'test' } });
    });
  };
  beforeEach(emptyBase);
  const typedFor = (token: string) => kitOfSetUp(token)?.asked.map(({ word }) => word) ?? [];

  test('keeps nothing before two words of the kit were read back, and then all of it', async () => {
    expect(await lockState()).toBe('fresh');
    const { token } = worked(await beginSetUp(input, passphrase, now));
    const words = kitOfSetUp(token)?.words ?? [];
    worked(takeKitOfSetUp(token));
    expect(kitOfSetUp(token)?.words).toBeNull();
    expect(await completeSetUp(token, ['zoo', 'zoo'])).toEqual({ refused: 'differs' });
    expect(await (await keys()).slots()).toEqual([]);
    expect(await (await db()).$count(users)).toBe(0);
    expect(isUnlocked()).toBe(false);
    worked(await completeSetUp(token, typedFor(token)));
    expect(isUnlocked()).toBe(true);
    expect(await (await db()).select().from(users)).toMatchObject([{ signInName: 'sari', role: 'administrator' }]);
    const [user] = await (await db()).select({ id: users.id }).from(users);
    expect((await (await keys()).slots()).map(({ holder }) => holder).sort()).toEqual([user?.id, null].sort());
    await makePersonKeys(['person-1']);
    restart();
    expect(await lockState()).toBe('sealed');
    worked(await unlock(passphrase, undefined, now));
    expect(await personKey('person-1')).toHaveLength(32);
    lock();
    worked(await recover({ words: words.join(' '), passphrase: other }, undefined, now));
  });

  test('by a browser that was closed is begun again by another, and only one of two succeeds', async () => {
    const first = worked(await beginSetUp(input, passphrase, now));
    const second = worked(await beginSetUp(input, other, now));
    const answers = await Promise.all([first, second].map(({ token }) => completeSetUp(token, typedFor(token))));
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([{ refused: 'already-set-up' }]);
    expect(await beginSetUp(input, passphrase)).toEqual({ refused: 'already-set-up' });
    restart();
    worked(await unlock(passphrase, undefined, now));
  });

  test('that ended between keys and data begins again, and its keys are replaced', async () => {
    const { token } = worked(await beginSetUp(input, passphrase, now));
    await change(machine, async (tx, audit) => {
      await tx.insert(offices).values({ ...hanoi, id: 'office-other', createdAt: now }); // the code is taken: set-up fails
      await audit.record({ act: 'office.opened', subject: { kind: 'office', id: 'office-other' } });
    });
    await expect(completeSetUp(token, typedFor(token))).rejects.toThrow();
    expect(isUnlocked()).toBe(false);
    expect((await (await keys()).slots()).length).toBe(2);
    expect(await lockState()).toBe('fresh');
    await emptyBase();
    const again = worked(await beginSetUp(input, other, now));
    worked(await completeSetUp(again.token, typedFor(again.token)));
    restart();
    expect(await unlock(passphrase, undefined, now)).toEqual({ refused: 'no-match' });
    worked(await unlock(other, undefined, now));
  });

  test('with another kit does not take the words of the first', async () => {
    const { token } = worked(await beginSetUp(input, passphrase, now));
    const old = kitOfSetUp(token)?.words?.join(' ') ?? '';
    worked(anotherKitForSetUp(token));
    worked(await completeSetUp(token, typedFor(token)));
    restart();
    expect(await recover({ words: old, passphrase: other }, undefined, now)).toEqual({ refused: 'no-match' });
    expect(readKit(old)).toHaveProperty('entropy');
  });

  test('where somebody chose a key file keeps its master key, for passphrase and kit as well', async () => {
    const ofFile = Buffer.from('5e'.repeat(32), 'hex');
    await unlockWith(ofFile, await keys());
    const { token } = worked(await beginSetUp(input, passphrase, now));
    const words = kitOfSetUp(token)?.words?.join(' ') ?? '';
    worked(await completeSetUp(token, typedFor(token)));
    restart();
    worked(await unlock(passphrase, undefined, now));
    expect(masterKey()).toEqual(ofFile);
    lock();
    worked(await recover({ words, passphrase: other }, undefined, now));
  });

  test('is not fresh where a person is on file', async () => {
    await (await keys()).put([{ personId: 'person-1', version: 1, wrapped: Buffer.alloc(60) }]);
    expect(await isFresh()).toBe(false);
  });
});

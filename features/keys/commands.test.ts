import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { makePersonKeys, personKey } from '@/db/keys';
import { isUnlocked, lock, masterKey, rootKey, standGuard, unlockUnattended } from '@/db/master-key';
import { auditEntries, knownDevices, notices, throttles, users } from '@/db/schema';
import { store } from '@/db/store';
import { Sealed } from '@/lib/errors';
import { worked } from '@/test/accounts';
import { freshBase } from '@/test/base';
import { ayu, citra, eko, machine } from '@/test/people';
import { addHolder, removeHolder } from './commands/holders';
import { beginKit, completeKit, takeKit } from './commands/kit';
import { confirmHolder, rotateMasterKey } from './commands/rotate';
import { recover, unlock } from './commands/unlock';
import { kitWords } from './kit';
import { allSlots, kitOf, lockState } from './queries';
import { isGenuine, kitSlot, openWithPassphrase, passphraseSlot } from './slots';

freshBase();

const passphrase = 'perahu kuning di teluk';
const other = 'kopi hujan sore pintu';
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const keys = async () => (await store()).keys;
const entries = async (act: string) => (await db()).select().from(auditEntries).where(eq(auditEntries.act, act));
const sari = { ...eko, id: 'user-sari', name: 'Sari' };

/** As after a restart, without the key file the tests begin with. */
function restart(): void {
  delete process.env.PULANG_KEY_FILE;
  lock();
}

/** Eko is a key-holder, there is a kit, and Sari is an administrator as well. Answers the words of the kit. */
async function withHolderAndKit(): Promise<string> {
  worked(await addHolder(eko, eko.id, passphrase, now));
  const entropy = Buffer.alloc(32, 7);
  await (await keys()).addSlot(kitSlot(masterKey(), entropy, later(1)));
  return kitWords(entropy).join(' ');
}

async function addSari(): Promise<void> {
  await change(machine, async (tx, audit) => {
    const { id, name, role, officeId } = sari;
    await tx.insert(users).values({ id, name, signInName: 'sari', role, officeId, createdAt: now });
    await audit.record({ act: 'user.added', subject: { kind: 'user', id } });
  });
}

describe('After a restart', () => {
  test('Eko unlocks with his passphrase, and what was sealed opens; a wrong one opens nothing', async () => {
    await makePersonKeys(['person-1']);
    const before = await personKey('person-1');
    await withHolderAndKit();
    restart();
    expect(await lockState()).toBe('sealed');
    expect(await unlock(other, undefined, now)).toEqual({ refused: 'no-match' });
    expect(isUnlocked()).toBe(false);
    await expect(personKey('person-1')).rejects.toThrow(Sealed);
    worked(await unlock(passphrase, undefined, now));
    expect(await personKey('person-1')).toEqual(before);
    expect(await lockState()).toBe('open');
    const [refused] = await entries('refused');
    expect(refused).toMatchObject({ subjectKind: 'key', actorKind: 'machine', actorId: 'unlock' });
    const [unlocked] = await entries('key.unlocked');
    expect(JSON.parse(unlocked?.details ?? '')).toEqual({ kind: 'passphrase', holder: eko.id });
    expect(JSON.stringify([refused, unlocked])).not.toMatch(/perahu|kopi/);
    expect(await unlock(passphrase)).toEqual({ refused: 'open' });
  });

  test('guessing is slowed down for strangers, not for a browser that has unlocked before, and never for good', async () => {
    await withHolderAndKit();
    restart();
    const { browser } = worked(await unlock(passphrase, undefined, now));
    expect(await (await db()).$count(knownDevices)).toBe(1);
    lock();
    for (let n = 0; n < 5; n += 1) expect(await unlock(other, undefined, now)).toEqual({ refused: 'no-match' });
    expect(await unlock(passphrase, undefined, now)).toEqual({ refused: 'wait', minutes: 1 });
    expect(await unlock(passphrase, 'a browser nobody knows', now)).toEqual({ refused: 'wait', minutes: 1 });
    expect(await unlock(passphrase, browser, now)).toEqual({ unlocked: true, browser });
    lock();
    worked(await unlock(passphrase, undefined, later(1)));
  });

  test('of 1,000 guesses in a day at most 110 are looked at', async () => {
    await withHolderAndKit();
    restart();
    const slots = await keys();
    let looked = 0;
    const seen = { ...slots, slots: async () => [] };
    (await store()).keys = seen;
    for (let n = 0; n < 1000; n += 1) {
      const answer = await unlock(other, undefined, new Date(now.getTime() + n * 86_400));
      if (answer.refused === 'no-match') looked += 1;
    }
    expect(looked).toBeGreaterThan(5);
    expect(looked).toBeLessThanOrEqual(110);
    expect(await (await db()).$count(throttles)).toBe(1);
  });

  test('of many guesses at once one is looked at when it is time for one', async () => {
    await withHolderAndKit();
    restart();
    for (let n = 0; n < 5; n += 1) await unlock(other, undefined, now);
    const answers = await Promise.all(Array.from({ length: 6 }, () => unlock(other, undefined, later(1))));
    expect(answers.filter((answer) => answer.refused === 'no-match')).toHaveLength(1);
  });

  test('nobody changes anything through a server that is not unlocked', async () => {
    await withHolderAndKit();
    standGuard();
    try {
      restart();
      const act = () => change(ayu, (_tx, audit) => audit.record({ act: 'x', subject: { kind: 'base', id: 'x' } }));
      await expect(act()).rejects.toThrow(Sealed);
      worked(await unlock(passphrase, undefined, now));
      await act();
    } finally {
      (globalThis as { pulangGuarded?: boolean }).pulangGuarded = false;
    }
  });
});

describe('With the recovery kit', () => {
  test('somebody sets a new passphrase, and the administrators are told', async () => {
    const words = await withHolderAndKit();
    restart();
    worked(await recover({ words, passphrase: other }, undefined, now));
    expect(isUnlocked()).toBe(true);
    const recovered = eq(notices.kind, 'key-recovered');
    expect(await (await db()).select().from(notices).where(recovered)).toMatchObject([{ userId: eko.id }]);
    lock();
    worked(await unlock(other, undefined, now));
    expect((await allSlots(eko)).map(({ holder }) => holder?.name).sort()).toEqual(['Eko', undefined, undefined]);
  });

  test('a word that is none, and a kit of somewhere else, are refused', async () => {
    const words = await withHolderAndKit();
    restart();
    const typed = (text: string) => recover({ words: text, passphrase: other }, undefined, now);
    expect(await typed(words.replace(/^\w+/, 'pulang'))).toEqual({ refused: 'word', number: 1 });
    expect(await typed(kitWords(Buffer.alloc(32, 9)).join(' '))).toEqual({ refused: 'no-match' });
    expect(isUnlocked()).toBe(false);
    expect((await (await keys()).slots()).length).toBe(2);
  });
});

describe('Key-holders', () => {
  test('each administrator chooses only for themselves, and the others are told', async () => {
    await addSari();
    expect(await addHolder(eko, sari.id, passphrase)).toEqual({ refused: 'not-yours' });
    expect(await addHolder(citra, citra.id, passphrase)).toEqual({ refused: 'not-yours' });
    worked(await addHolder(eko, eko.id, passphrase, now));
    worked(await addHolder(sari, sari.id, other, later(2)));
    expect((await allSlots(eko)).map(({ holder }) => holder?.name)).toEqual(['Eko', 'Sari']);
    const told = await (await db()).select().from(notices);
    expect(told.map(({ userId, kind, details }) => [userId, kind, JSON.parse(details).name])).toEqual([
      [sari.id, 'key-holder-added', 'Eko'],
      [eko.id, 'key-holder-added', 'Eko'],
      [eko.id, 'key-holder-added', 'Sari'],
      [sari.id, 'key-holder-added', 'Sari'],
    ]);
  });

  test('a new passphrase takes the place of the old one', async () => {
    worked(await addHolder(eko, eko.id, passphrase, now));
    worked(await addHolder(eko, eko.id, other, now));
    restart();
    expect(await unlock(passphrase, undefined, now)).toEqual({ refused: 'no-match' });
    worked(await unlock(other, undefined, now));
  });

  test('one is removed and opens nothing any more, but never the last passphrase nor the kit', async () => {
    await withHolderAndKit();
    await addSari();
    worked(await addHolder(sari, sari.id, other, later(2)));
    const [ekos, kit, saris] = await (await keys()).slots();
    expect(await removeHolder(citra, ekos?.id ?? '')).toEqual({ refused: 'not-yours' });
    expect(await removeHolder(eko, kit?.id ?? '')).toEqual({ refused: 'kit' });
    expect(await removeHolder(eko, 'nobody')).toEqual({ refused: 'not-there' });
    worked(await removeHolder(eko, saris?.id ?? ''));
    expect(await removeHolder(sari, ekos?.id ?? '')).toEqual({ refused: 'last-passphrase' });
    restart();
    expect(await unlock(other, undefined, now)).toEqual({ refused: 'no-match' });
  });
});

describe('Another master key', () => {
  test('reaches every person, holder and kit; the old one opens nothing, and fingerprints stay', async () => {
    await makePersonKeys(['person-1', 'person-2']);
    const [person, root] = [await personKey('person-2'), Buffer.from(rootKey())];
    const words = await withHolderAndKit();
    await addSari();
    worked(await addHolder(sari, sari.id, other, later(2)));
    const old = Buffer.from(masterKey());
    const before = await (await keys()).slots();
    expect(worked(await rotateMasterKey(eko))).toEqual({ persons: 2, holders: 3 });
    expect(await personKey('person-2')).toEqual(person);
    expect(rootKey()).toEqual(root);
    restart();
    expect((await openWithPassphrase(before, passphrase))?.master).toEqual(old); // an older copy of the key store
    for (const slot of await (await keys()).slots()) expect(isGenuine(slot, old)).toBe(false);
    for (const each of [passphrase, other]) {
      worked(await unlock(each, undefined, now));
      expect(await personKey('person-1')).toHaveLength(32);
      lock();
    }
    worked(await recover({ words, passphrase: 'tiga perahu di atas bukit' }, undefined, now));
    expect(await entries('key.rotated')).toHaveLength(1);
  });

  test('is not put in place while a slot is there that was not made here', async () => {
    await withHolderAndKit();
    await (await keys()).addSlot(await passphraseSlot(Buffer.alloc(32, 1), other, eko.id, now));
    const old = Buffer.from(masterKey());
    expect(await rotateMasterKey(eko)).toEqual({ refused: 'tampered' });
    expect(await rotateMasterKey(ayu)).toEqual({ refused: 'not-yours' });
    expect(masterKey()).toEqual(old);
    expect((await allSlots(eko)).filter(({ genuine }) => !genuine)).toHaveLength(1);
  });

  test('goes into the key file of an unattended start, also when the process ended in between', async () => {
    const file = process.env.PULANG_KEY_FILE ?? '';
    worked(await rotateMasterKey(eko));
    expect(readFileSync(file, 'utf8').trim()).toBe(masterKey().toString('hex'));
    renameSync(file, `${file}.new`);
    writeFileSync(file, 'ab'.repeat(32), { mode: 0o600 });
    lock();
    await unlockUnattended(await keys());
    expect(isUnlocked()).toBe(true);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  test('put in place by another process locks this one, which never writes under the old one', async () => {
    await makePersonKeys(['person-1']);
    await withHolderAndKit();
    const mine = { ...(globalThis as { pulangKeys?: Record<string, Buffer> }).pulangKeys };
    const kept = Object.fromEntries(Object.entries(mine).map(([name, key]) => [name, Buffer.from(key)]));
    worked(await rotateMasterKey(eko));
    const stale = () => Object.assign(globalThis, { pulangKeys: { ...kept } });
    stale();
    await expect(personKey('person-1')).rejects.toThrow(Sealed);
    expect(isUnlocked()).toBe(false);
    stale();
    await expect(makePersonKeys(['person-2'])).rejects.toThrow(Sealed);
    expect(await (await keys()).get(['person-2'])).toEqual([]);
    stale();
    await expect(addHolder(eko, eko.id, other)).rejects.toThrow();
    restart();
    worked(await unlock(passphrase, undefined, now));
  });

  test('and a new kit ask for the passphrase of whoever is signed in', async () => {
    await withHolderAndKit();
    await addSari();
    expect(await confirmHolder(sari, passphrase, now)).toEqual({ refused: 'not-holder' });
    for (let n = 0; n < 5; n += 1) expect(await confirmHolder(eko, other, now)).toEqual({ refused: 'no-match' });
    expect(await confirmHolder(eko, passphrase, now)).toEqual({ refused: 'wait', minutes: 1 });
    const refused = (await (await db()).select().from(auditEntries)).filter(({ act }) => act === 'refused');
    expect(refused.at(-1)).toMatchObject({ actorId: eko.id, subjectKind: 'key' });
    expect(await confirmHolder(eko, passphrase, later(1))).toEqual({ confirmed: true });
  });
});

describe('A new recovery kit', () => {
  test('counts once two of its words were read back; then the old one is worth nothing', async () => {
    const old = await withHolderAndKit();
    expect(await beginKit(eko, other, now)).toEqual({ refused: 'no-match' });
    worked(await beginKit(eko, passphrase, now));
    const words = kitOf(eko)?.words ?? [];
    const asked = kitOf(eko)?.asked ?? [];
    worked(takeKit(eko));
    expect(kitOf(eko)?.words).toBeNull();
    expect(await completeKit(eko, ['zoo', 'zoo'])).toEqual({ refused: 'differs' });
    worked(
      await completeKit(
        eko,
        asked.map(({ number }) => words[number - 1] ?? ''),
      ),
    );
    expect(await completeKit(eko, [])).toEqual({ refused: 'none' });
    restart();
    expect(await recover({ words: old, passphrase: other }, undefined, now)).toEqual({ refused: 'no-match' });
    worked(await recover({ words: words.join(' '), passphrase: other }, undefined, now));
  });

  test('begun before the master key was replaced is not kept', async () => {
    await withHolderAndKit();
    worked(await beginKit(eko, passphrase, now));
    const typed = kitOf(eko)?.asked.map(({ word }) => word) ?? [];
    worked(await rotateMasterKey(eko));
    expect(await completeKit(eko, typed)).toEqual({ refused: 'none' });
  });
});

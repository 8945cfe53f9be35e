import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sealed } from '@/lib/errors';
import { wrapKey } from '@/lib/sealing';
import { freshBase } from '@/test/base';
import { destroyPersonKey, makePersonKeys, newPersonWithKey, personKey, personKeys } from './keys';
import { isUnlocked, lock, masterKey, ROOT, rootKey, unlockWith } from './master-key';
import { type KeySlot, store } from './store';

freshBase();

const slot = (id: string): KeySlot => ({
  id,
  kind: 'passphrase',
  holder: 'user-eko',
  derivation: '{}',
  wrapped: Buffer.from(id),
  createdAt: new Date('2026-11-24T08:00:00Z'),
});

test('Once locked, nothing is opened until the same master key comes back', async () => {
  await makePersonKeys(['person-1']);
  const key = await personKey('person-1');
  const root = Buffer.from(rootKey());
  const master = Buffer.from(masterKey());
  lock();
  expect(isUnlocked()).toBe(false);
  await expect(personKey('person-1')).rejects.toThrow(Sealed);
  await expect(unlockWith(randomBytes(32), (await store()).keys)).rejects.toThrow();
  expect(isUnlocked()).toBe(false);
  await unlockWith(master, (await store()).keys);
  expect(await personKey('person-1')).toEqual(key);
  expect(rootKey()).toEqual(root);
});

test('Under another master key every person, the root and the slots that remain are kept, and the old one opens nothing', async () => {
  await makePersonKeys(['person-1', 'person-2']);
  const before = await personKey('person-2');
  const root = Buffer.from(rootKey());
  const { keys } = await store();
  await keys.addSlot(slot('old'));
  const [old, next] = [Buffer.from(masterKey()), randomBytes(32)];
  const { unwrapKey } = await import('@/lib/sealing');
  const anew = ({ personId, wrapped }: { personId: string; wrapped: Buffer }) =>
    wrapKey(next, personId, unwrapKey(old, personId, wrapped));
  expect(await keys.rewrap(anew, wrapKey(next, ROOT, root), () => [slot('new')])).toBe(2);
  expect((await keys.slots()).map(({ id, createdAt }) => [id, createdAt])).toEqual([['new', slot('new').createdAt]]);
  await expect(unlockWith(old, keys)).rejects.toThrow();
  await unlockWith(next, keys);
  expect(await personKey('person-2')).toEqual(before);
  expect(rootKey()).toEqual(root);
});

test('The list of the erased holds each once', async () => {
  const { keys } = await store();
  const at = new Date('2026-11-24T08:00:00Z');
  await keys.bury('person-1', at);
  await keys.bury('person-1', new Date());
  expect(await keys.buried()).toEqual([{ personId: 'person-1', at }]);
  await keys.removeSlot('nobody');
});

test('Somebody new gets a key that is kept already, and nobody else gets the same', async () => {
  const many = await Promise.all(Array.from({ length: 40 }, () => newPersonWithKey()));
  expect(new Set(many.map(({ personId }) => personId)).size).toBe(40);
  expect(new Set(many.map(({ key }) => key.toString('hex'))).size).toBe(40);
  const kept = await personKeys(many.map(({ personId }) => personId));
  expect(many.every(({ personId, key }) => kept.get(personId)?.equals(key))).toBe(true);
});

test('A key that was destroyed while it lay ready is not given to anybody', async () => {
  await newPersonWithKey();
  const before = await (await store()).keys.page('', 100);
  for (const { personId } of before) await destroyPersonKey(personId);
  const { personId, key } = await newPersonWithKey();
  expect(before.map((each) => each.personId)).not.toContain(personId);
  expect((await personKeys([personId])).get(personId)).toEqual(key);
});

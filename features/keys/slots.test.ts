import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeySlot } from '@/db/store';
import { isGenuine, kitSlot, openWithKit, openWithPassphrase, passphraseSlot, slotFor } from './slots';

const master = randomBytes(32);
const passphrase = 'perahu kuning di teluk';

describe('A passphrase', () => {
  test('opens its own slot among others, typed on any keyboard, and no other passphrase does', async () => {
    const slots = [
      await passphraseSlot(master, 'kopi hujan sore pintu', 'user-eko'),
      await passphraseSlot(master, `${passphrase} é`, 'user-sari'),
    ];
    const opened = await openWithPassphrase(slots, `${passphrase} e\u0301`);
    expect(opened?.slot.holder).toBe('user-sari');
    expect(opened?.master).toEqual(master);
    expect(await openWithPassphrase(slots, passphrase)).toBeNull();
    expect(await openWithPassphrase([], passphrase)).toBeNull();
  });

  test('is stretched by argon2id of the agreed cost, with a salt of its own for each slot', async () => {
    const [one, other] = [
      await passphraseSlot(master, passphrase, 'user-eko'),
      await passphraseSlot(master, passphrase, 'user-eko'),
    ].map((slot) => JSON.parse(slot.derivation));
    expect(one.argon2id).toMatchObject({ memory: 65_536, passes: 3, lanes: 1 });
    expect(one.argon2id.salt).not.toBe(other.argon2id.salt);
  });
});

describe('A slot that somebody has tampered with', () => {
  const changes: [string, (slot: KeySlot, other: KeySlot) => KeySlot][] = [
    ['one bit of what is wrapped', (slot) => ({ ...slot, wrapped: flipped(slot.wrapped) })],
    ['its holder', (slot) => ({ ...slot, holder: 'user-somebody' })],
    ['its day', (slot) => ({ ...slot, createdAt: new Date(0) })],
    ['its cost', (slot) => ({ ...slot, derivation: slot.derivation.replace('65536', '1024') })],
    ['its public key, for one of their own', (slot, other) => withPublicKeyOf(slot, other)],
    ['everything', (slot) => ({ ...slot, derivation: 'nonsense' })],
  ];
  test.each(changes)('is not opened, or not taken for ours: %s', async (_what, tamper) => {
    const slot = await passphraseSlot(master, passphrase, 'user-sari');
    const bad = tamper(slot, await passphraseSlot(randomBytes(32), 'kata sandi mereka', null));
    expect(await openWithPassphrase([bad], passphrase)).toBeNull();
    if (bad.derivation !== slot.derivation || bad.holder !== slot.holder) expect(isGenuine(bad, master)).toBe(false);
    expect(isGenuine(slot, master)).toBe(true);
  });

  test('or that was made without the master key is not taken for ours', async () => {
    expect(isGenuine(await passphraseSlot(randomBytes(32), passphrase, 'user-sari'), master)).toBe(false);
  });
});

describe('Another master key', () => {
  test('is sealed for a holder and for the kit without asking them, and the old one is no longer in the slot', async () => {
    const [entropy, next] = [randomBytes(32), randomBytes(32)];
    const slots = [await passphraseSlot(master, passphrase, 'user-sari'), kitSlot(master, entropy)];
    const moved = slots.map((slot) => slotFor(next, slot));
    expect((await openWithPassphrase(moved, passphrase))?.master).toEqual(next);
    expect(openWithKit(moved, entropy)?.master).toEqual(next);
    expect(moved.every((slot) => isGenuine(slot, next) && !isGenuine(slot, master))).toBe(true);
    expect(moved.map(({ id, createdAt }) => [id, createdAt])).toEqual(
      slots.map(({ id, createdAt }) => [id, createdAt]),
    );
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}

function withPublicKeyOf(slot: KeySlot, other: KeySlot): KeySlot {
  const { publicKey } = JSON.parse(other.derivation);
  return { ...slot, derivation: JSON.stringify({ ...JSON.parse(slot.derivation), publicKey }) };
}

import { randomBytes } from 'node:crypto';
import { notYours, recordRefusal } from '@/db/change';
import { lockIfReplaced, masterKey, replaceMasterKey, stageKeyFile } from '@/db/master-key';
import { type KeySlot, store } from '@/db/store';
import type { Actor, Staff } from '@/lib/actor';
import { mayLookAfterKeys } from '../access';
import { forgiveGuesses, takeGuess } from '../guesses';
import { isGenuine, openWithPassphrase, slotFor } from '../slots';
import { inTurn, recorded } from './acts';

/**
 * Whether somebody at a screen is the key-holder they are signed in as: a screen left open is not enough to print a kit.
 * The passphrase set by recovery belongs to nobody by name, and counts for every administrator who knows it.
 */
export async function confirmHolder(actor: Staff, passphrase: string, now = new Date()) {
  if (!mayLookAfterKeys(actor)) return notYours(actor, 'key.confirmed');
  const slots = (await (await store()).keys.slots()).filter(({ kind }) => kind === 'passphrase');
  const own = slots.filter(({ holder }) => holder === actor.id || holder === null);
  if (own.length === 0) return { refused: 'not-holder' as const };
  const lane = `key-holder:${actor.id}`;
  const guess = await takeGuess(lane, now);
  if ('refused' in guess) return guess;
  if (!(await openWithPassphrase(own, passphrase))) {
    await recordRefusal(actor, { act: 'key.confirmed', subject: { kind: 'key', id: 'own' }, reason: 'no-match' });
    return { refused: 'no-match' as const };
  }
  await forgiveGuesses(lane, now);
  return { confirmed: true as const };
}

/**
 * Puts another master key in place, for every person and every holder at once; the data is not touched. Nobody has to be
 * asked: each slot has a public key. A slot without our mark could be a stranger's, so with one of those nothing is done.
 */
export async function rotateMasterKey(actor: Actor) {
  if (!mayLookAfterKeys(actor)) return notYours(actor, 'key.rotated');
  return inTurn(async () => {
    const { keys } = await store();
    await lockIfReplaced(keys);
    const before = Buffer.from(masterKey());
    const slots = await keys.slots();
    if (!slots.every((slot) => isGenuine(slot, before))) return { refused: 'tampered' as const };
    const next = randomBytes(32);
    const file = stageKeyFile(next);
    const act = { act: 'key.rotated', slot: 'master', details: { slots: slots.length } } as const;
    return recorded(actor, { ...act, tell: 'key-rotated' }, async () => {
      const persons = await replaceMasterKey(next, (present) => moved(present, before, next), keys);
      file.take();
      return { persons, holders: slots.length };
    });
  });
}

function moved(present: KeySlot[], before: Buffer, next: Buffer): KeySlot[] {
  return present.map((slot) => {
    if (!isGenuine(slot, before)) throw new Error('a slot without our mark');
    return slotFor(next, slot);
  });
}

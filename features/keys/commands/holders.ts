import { notYours } from '@/db/change';
import { masterKey, wrappedRoot } from '@/db/master-key';
import { store } from '@/db/store';
import type { Seat } from '@/features/accounts/access';
import { type Proof, proveOneself } from '@/features/credentials/commands/proof';
import type { Actor } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { mayAddHolder, mayLookAfterKeys } from '../access';
import { isHolder } from '../queries';
import { cannotRemove } from '../rules';
import { passphraseSlot } from '../slots';
import { inTurn, recorded } from './acts';
import { confirmHolder } from './rotate';

/** What somebody at a screen shows of themselves: a key-holder the passphrase, everybody else password and code. */
export type Shown = Proof & { passphrase: string };

/** An administrator chooses a passphrase of their own: whoever has one could print a kit. A screen left open is not enough. */
export async function chooseOwnPassphrase(seat: Seat, shown: Shown, chosen: string, now = new Date()) {
  if (!mayAddHolder(seat.staff, seat.staff.id)) return notYours(seat.staff, 'key.holder-added');
  const proven = await showOneself(seat, shown, now);
  return isRefused(proven) ? proven : addHolder(seat.staff, seat.staff.id, chosen, now);
}

/** An administrator takes a passphrase away, at a screen. */
export async function takeHolderAway(seat: Seat, shown: Shown, slotId: string, now = new Date()) {
  if (!mayLookAfterKeys(seat.staff)) return notYours(seat.staff, 'key.holder-removed');
  const proven = await showOneself(seat, shown, now);
  return isRefused(proven) ? proven : removeHolder(seat.staff, slotId);
}

async function showOneself(seat: Seat, shown: Shown, now: Date) {
  if (await isHolder(seat.staff)) return confirmHolder(seat.staff, shown.passphrase, now);
  return proveOneself(seat, shown, now);
}

/** Makes an administrator a key-holder with a passphrase of their own, in place of the one they had. */
export async function addHolder(actor: Actor, holder: string, passphrase: string, now = new Date()) {
  if (!mayAddHolder(actor, holder)) return notYours(actor, 'key.holder-added');
  return inTurn(async () => {
    const { keys } = await store();
    const under = wrappedRoot();
    const slot = await passphraseSlot(masterKey(), passphrase, holder, now);
    const before = (await keys.slots()).filter((each) => each.kind === 'passphrase' && each.holder === holder);
    const inPlaceOf = before.map(({ id }) => id);
    const act = { act: 'key.holder-added', slot: slot.id, details: { holder, inPlaceOf } } as const;
    return recorded(actor, { ...act, tell: 'key-holder-added' }, async () => {
      if (!(await keys.addSlot(slot, { inPlaceOf, under }))) throw new Error('the master key was replaced meanwhile');
      return { added: slot.id };
    });
  });
}

/** Takes a passphrase away. Somebody who knows it and has an older copy of the key store still reads that copy: see rotation. */
export async function removeHolder(actor: Actor, slotId: string) {
  if (!mayLookAfterKeys(actor)) return notYours(actor, 'key.holder-removed');
  return inTurn(async () => {
    const { keys } = await store();
    const slots = await keys.slots();
    const refused = cannotRemove(slots, slotId);
    if (refused) return { refused };
    const holder = slots.find(({ id }) => id === slotId)?.holder ?? null;
    const act = { act: 'key.holder-removed', slot: slotId, details: { holder } } as const;
    return recorded(actor, { ...act, tell: 'key-holder-removed' }, async () => {
      await keys.removeSlot(slotId);
      return { removed: slotId };
    });
  });
}

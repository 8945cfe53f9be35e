import { masterKey, wrappedRoot } from '@/db/master-key';
import { store } from '@/db/store';
import type { Staff } from '@/lib/actor';
import { mayLookAfterKeys } from '../access';
import { fitsPaper, kitOnTrial } from '../kit';
import { dropPending, keepPending } from '../pending';
import { kitOf, placeOfKit as placeOf } from '../queries';
import { isGenuine } from '../slots';
import { inTurn, recorded } from './acts';
import { confirmHolder } from './rotate';

/** Makes a kit that does not count yet. The one in the safe stays good until two words of the new one were read back. */
export async function beginKit(actor: Staff, passphrase: string, now = new Date()) {
  const confirmed = await confirmHolder(actor, passphrase, now);
  if ('refused' in confirmed) return confirmed;
  keepPending(placeOf(actor), kitOnTrial(masterKey(), now), now.getTime());
  return { begun: true as const };
}

/** The paper is there: its words are forgotten here. */
export function takeKit(actor: Staff) {
  const kit = kitOf(actor);
  if (!kit) return { refused: 'none' as const };
  keepPending(placeOf(actor), { ...kit, words: null });
  return { taken: true as const };
}

/** Two words were read back from the paper: from now on this kit opens, and no other. */
export async function completeKit(actor: Staff, typed: string[]) {
  const kit = kitOf(actor);
  if (!kit || !mayLookAfterKeys(actor)) return { refused: 'none' as const };
  if (!fitsPaper(kit, typed)) return { refused: 'differs' as const };
  return inTurn(async () => {
    dropPending(placeOf(actor));
    if (!isGenuine(kit.slot, masterKey())) return { refused: 'none' as const }; // the master key was replaced meanwhile
    const { keys } = await store();
    const inPlaceOf = (await keys.slots()).flatMap(({ id, kind }) => (kind === 'recovery' ? id : []));
    const act = { act: 'key.kit-replaced', slot: kit.slot.id, details: { inPlaceOf } } as const;
    return recorded(actor, { ...act, tell: 'key-kit-replaced' }, async () => {
      if (!(await keys.addSlot(kit.slot, { inPlaceOf, under: wrappedRoot() })))
        throw new Error('the master key was replaced meanwhile');
      return { replaced: kit.slot.id };
    });
  });
}

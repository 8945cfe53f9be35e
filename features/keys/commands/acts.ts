import { change } from '@/db/change';
import { turns } from '@/db/turns';
import { notify } from '@/features/notices/commands';
import type { NoticeKind } from '@/features/notices/input';
import type { Actor } from '@/lib/actor';
import { otherAdministrators } from '../queries';

// On globalThis: Next's several bundles would else each have their own.
const memory = globalThis as { pulangKeyTurns?: ReturnType<typeof turns> };

/** What is done to the slots is done one after the other: each looks at them first. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  memory.pulangKeyTurns ??= turns();
  return memory.pulangKeyTurns(work);
}

type Act = {
  act: 'key.holder-added' | 'key.holder-removed' | 'key.kit-replaced' | 'key.rotated';
  slot: string;
  details?: Record<string, unknown>;
  tell?: NoticeKind;
};

/**
 * The key store is not the base, and no transaction holds both. So an act is recorded first and done then: what was not
 * done after all leaves a second entry, and nothing is ever done without one.
 */
export async function recorded<T>(actor: Actor, { act, slot, details, tell }: Act, work: () => Promise<T>): Promise<T> {
  // Whoever is signed in as the actor is told as well: it may not have been them.
  const told = [...(tell ? await otherAdministrators(actor) : []), ...(actor.kind === 'staff' ? [actor.id] : [])];
  await change(actor, async (tx, audit) => {
    if (tell) await notify(tx, told, tell, { name: actor.name });
    await audit.record({ act, subject: { kind: 'key', id: slot }, details });
  });
  try {
    return await work();
  } catch (error) {
    await change(actor, (_tx, audit) =>
      audit.record({ act: 'key.not-done', subject: { kind: 'key', id: slot }, details: { act } }),
    );
    throw error;
  }
}

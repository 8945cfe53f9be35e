import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { db } from '@/db/client';
import { isUnlocked, masterKey } from '@/db/master-key';
import { users } from '@/db/schema';
import { store } from '@/db/store';
import type { Actor, Staff } from '@/lib/actor';
import { environment } from '@/lib/environment';
import { Forbidden } from '@/lib/errors';
import { mayLookAfterKeys } from './access';
import type { KitOnTrial } from './kit';
import { pendingAt } from './pending';
import { isGenuine } from './slots';

export type LockState = 'fresh' | 'sealed' | 'open';

/** How this installation stands: nobody has set it up, it waits for a key-holder, or it is open. Asked by visitors who are nobody yet. */
export async function lockState(): Promise<LockState> {
  if (isUnlocked()) return 'open';
  return (await isFresh()) ? 'fresh' : 'sealed';
}

/** Whether nothing would be lost by beginning anew: nobody has an account, and no person on file has a key. */
export async function isFresh(): Promise<boolean> {
  const { reader, keys } = await store();
  const [somebody] = await reader.select({ id: users.id }).from(users).limit(1);
  if (somebody) return false;
  const [person] = await keys.page('', 1);
  return person === undefined;
}

export type HolderSlot = {
  id: string;
  kind: 'passphrase' | 'recovery';
  holder: { id: string; name: string; signInName: string; disabled: boolean } | null;
  createdAt: Date;
  genuine: boolean;
};

/** Every way to the master key, and whose it is. Whether a slot is genuine can be told only while the keys are there. */
export async function allSlots(actor: Actor): Promise<HolderSlot[]> {
  if (!mayLookAfterKeys(actor)) throw new Forbidden('keys');
  const slots = await (await store()).keys.slots();
  const ids = slots.flatMap(({ holder }) => holder ?? []);
  const people = await (await db())
    .select({ id: users.id, name: users.name, signInName: users.signInName, disabledAt: users.disabledAt })
    .from(users)
    .where(inArray(users.id, ids));
  return slots.map((slot) => {
    const person = people.find(({ id }) => id === slot.holder);
    return {
      id: slot.id,
      kind: slot.kind,
      holder: person
        ? { id: person.id, name: person.name, signInName: person.signInName, disabled: person.disabledAt !== null }
        : null,
      createdAt: slot.createdAt,
      genuine: !isUnlocked() || isGenuine(slot, masterKey()),
    };
  });
}

/** Whether this administrator has a passphrase of their own. */
export async function isHolder(actor: Staff): Promise<boolean> {
  const slots = await (await store()).keys.slots();
  return slots.some(({ kind, holder }) => kind === 'passphrase' && holder === actor.id);
}

/** The file this installation starts with by itself, if it does; `old` when nobody chose it. */
export function keyFileInUse(): { file: string; old: boolean } | null {
  const { keyFile, keyFileIsOld } = environment();
  return keyFile ? { file: keyFile, old: keyFileIsOld } : null;
}

/** Who looks after this installation, but for the actor: they are told when something happens to the keys. */
export async function otherAdministrators(actor: Actor): Promise<string[]> {
  const administrators = and(eq(users.role, 'administrator'), isNull(users.disabledAt));
  const others = actor.kind === 'staff' ? and(administrators, ne(users.id, actor.id)) : administrators;
  const rows = await (await db()).select({ id: users.id }).from(users).where(others);
  return rows.map(({ id }) => id);
}

/** An administrator by sign-in name, for the command line. */
export async function administratorNamed(actor: Actor, signInName: string) {
  if (!mayLookAfterKeys(actor)) throw new Forbidden('keys');
  const named = and(eq(users.signInName, signInName), eq(users.role, 'administrator'), isNull(users.disabledAt));
  const [row] = await (await db()).select({ id: users.id, name: users.name }).from(users).where(named);
  return row ?? null;
}

export const placeOfSetUp = (token: string) => `set-up:${token}`;
export const placeOfKit = (actor: Staff) => `kit:${actor.id}`;

/** The kit of the set-up that a browser has begun, if it has. */
export function kitOfSetUp(token: string | undefined): KitOnTrial | null {
  return pendingAt<{ kit: KitOnTrial }>(token && placeOfSetUp(token))?.kit ?? null;
}

/** The kit this administrator is about to print, if there is one. */
export const kitOf = (actor: Staff): KitOnTrial | null => pendingAt<KitOnTrial>(placeOfKit(actor));

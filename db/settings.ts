import type { Actor } from '../lib/actor';
import { settings } from './schema';
import type { Writer } from './store.shape';

/** Keeps the value of a setting, in place of what it was, with who changed it and when. The audit entry is the caller's. */
export function putSetting(tx: Writer, actor: Actor, id: string, value: unknown, now: Date) {
  const changedBy = actor.kind === 'staff' ? actor.id : actor.name;
  const row = { value: JSON.stringify(value), changedBy, changedAt: now };
  return tx
    .insert(settings)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: settings.id, set: row })
    .returning();
}

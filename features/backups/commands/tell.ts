import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { users } from '@/db/schema';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Actor } from '@/lib/actor';

type Changed = { kind: 'backup-key-changed'; keyId: string } | { kind: 'backup-folder-changed' };

/** Within the change: whoever turns the backups to a key or a place of their own does not do it unseen. */
export async function tellOthers(tx: Writer, actor: Actor, { kind, ...details }: Changed, now: Date): Promise<void> {
  const except = actor.kind === 'staff' ? actor.id : '';
  const others = and(eq(users.role, 'administrator'), isNull(users.disabledAt), ne(users.id, except));
  const administrators = await tx.select({ id: users.id }).from(users).where(others);
  const told = [...administrators.map(({ id }) => id), ...(await supervisorsOver(tx, { except }))];
  await notify(tx, told, kind, { name: actor.name, ...details }, now);
}

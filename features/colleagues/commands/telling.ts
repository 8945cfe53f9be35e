import { eq } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { users } from '@/db/schema';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { activeAdministrators } from '../queries';

type Telling = {
  by: { id: string; name: string };
  userId: string;
  kind: 'invited' | 'link' | 'joined' | 'moved' | 'enabled' | 'disabled' | 'alone';
  /** The office before, whose supervisors are told as well. */
  formerly?: string;
};

/**
 * Within a change: what happens to an account is seen by those it could be used against. An administrator who invites
 * somebody and comes in their place cannot keep it from the supervisors over that office, nor from the other administrators.
 */
export async function tellOthers(tx: Writer, { by, userId, kind, formerly }: Telling, now: Date): Promise<void> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId));
  if (!user) return;
  const there = await supervisorsOver(tx, { officeId: user.officeId, except: by.id });
  const before = formerly ? await supervisorsOver(tx, { officeId: formerly, except: by.id }) : [];
  const administrators = await activeAdministrators(tx, [by.id]);
  const told = [...there, ...before, ...administrators.map(({ id }) => id)].filter((id) => id !== userId);
  await notify(tx, told, 'colleague-changed', { by: by.name, colleague: user.name, kind }, now);
}

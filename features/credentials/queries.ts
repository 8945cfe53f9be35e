import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { users } from '@/db/schema';
import { isDemo } from '@/features/accounts/demo';
import { factorsOf } from '@/features/accounts/queries/factors';
import type { Staff } from '@/lib/actor';

/** Whether this is somebody of a demonstration who comes by one click: they have neither password nor factor. */
export async function hasNothingToShow(actor: Staff): Promise<boolean> {
  if (!isDemo()) return false;
  const [user] = await (await db())
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.id));
  const { authenticatorSince, passkeys } = await factorsOf(actor);
  return user?.passwordHash === null && authenticatorSince === null && passkeys.length === 0;
}

import { eq } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { users } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/id';
import { mayAdministerUsers } from '../access';
import type { NewUser } from '../input';
import { hashPassword } from '../passwords';
import { foldSignInName } from '../rules';

/** Adds a colleague with a first password. */
export async function addUser(actor: Actor, user: NewUser, now = new Date()) {
  if (!mayAdministerUsers(actor)) return notYours(actor, 'user.add');
  const passwordHash = await hashPassword(user.password);
  return change(actor, async (tx, audit) => {
    const sameName = eq(users.signInName, foldSignInName(user.signInName));
    const [taken] = await tx.select({ id: users.id }).from(users).where(sameName);
    if (taken) return { refused: 'name-taken' as const };
    return insertUser(tx, audit, { ...user, passwordHash }, now);
  });
}

export type UserRow = Omit<NewUser, 'password'> & { id?: string; passwordHash: string | null };

export async function insertUser(tx: Writer, audit: Recorder, user: UserRow, now: Date) {
  const { id = newId(now.getTime()), name, role, officeId, passwordHash } = user;
  const signInName = foldSignInName(user.signInName);
  await tx.insert(users).values({ id, signInName, name, role, officeId, passwordHash, createdAt: now });
  await audit.record({ act: 'user.added', subject: { kind: 'user', id }, details: { role, officeId } });
  return { id };
}

import type { Recorder } from '@/db/audit';
import type { Writer } from '@/db/client';
import { users } from '@/db/schema';
import type { Role } from '@/lib/actor';
import { newId } from '@/lib/id';
import { foldSignInName } from '../rules';

type UserRow = {
  id?: string;
  name: string;
  signInName: string;
  role: Role;
  officeId: string;
  passwordHash: string | null;
  disabledAt?: Date | null;
};

/** Within a change: an account. Without a password nobody signs in to it. */
export async function insertUser(tx: Writer, audit: Recorder, user: UserRow, now: Date) {
  const { id = newId(now.getTime()), name, role, officeId, passwordHash, disabledAt } = user;
  const signInName = foldSignInName(user.signInName);
  await tx.insert(users).values({ id, signInName, name, role, officeId, passwordHash, disabledAt, createdAt: now });
  await audit.record({ act: 'user.added', subject: { kind: 'user', id }, details: { role, officeId } });
  return { id };
}

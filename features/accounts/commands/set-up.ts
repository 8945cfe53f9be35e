import { change } from '@/db/change';
import { users } from '@/db/schema';
import { insertOffice } from '@/features/offices/commands';
import type { SetUp } from '../input';
import { insertSession } from './sessions';
import { insertUser } from './users';

/** The id is known beforehand: the first administrator's slot of the master key is made before their account. */
export type FirstAccount = {
  office: SetUp['office'];
  user: { id: string; name: string; signInName: string; passwordHash: string };
};

/**
 * Makes the first office and the first administrator, and signs them in as far as the second factor. Changes follow one
 * another, so of two visitors who arrive together the second finds somebody there and is refused.
 */
export async function setUp({ office, user }: FirstAccount, now = new Date(), browser?: string) {
  return change({ kind: 'machine', name: 'set-up' }, async (tx, audit) => {
    const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
    if (anybody) return { refused: 'already-set-up' as const };
    await insertOffice(tx, audit, office, now);
    const first = { ...user, role: 'administrator' as const, officeId: office.id };
    const { id } = await insertUser(tx, audit, first, now);
    return insertSession(tx, audit, { id, locale: null }, { browser, complete: false }, now);
  });
}

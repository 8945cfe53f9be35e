import { change } from '@/db/change';
import { users } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { ayu, bagus, citra, dewi, eko, machine } from '../people';

/** Gita is the supervisor of Phnom Penh, Hadi the second administrator, Intan a second supervisor at headquarters. */
export const gita: Staff = {
  ...citra,
  id: 'user-gita',
  name: 'Gita',
  officeId: ayu.officeId,
  officeCode: 'PNH',
  headquarters: false,
};
export const hadi: Staff = { ...eko, id: 'user-hadi', name: 'Hadi' };
export const intan: Staff = { ...citra, id: 'user-intan', name: 'Intan' };

/** The columns of the table in docs/access.md. */
export const actors: Record<string, Staff> = {
  caseworker: ayu,
  supervisor: gita,
  'supervisor at headquarters': citra,
  analyst: dewi,
  administrator: eko,
};

export { bagus };

/** Adds those who are not among the usual people. */
export async function othersJoin(): Promise<void> {
  await change(machine, async (tx, audit) => {
    for (const { id, name, role, officeId } of [gita, hadi, intan]) {
      const signInName = name.toLowerCase();
      await tx
        .insert(users)
        .values({ id, name, role, officeId, signInName, createdAt: new Date('2026-01-05T02:00:00Z') });
      await audit.record({ act: 'user.added', subject: { kind: 'user', id } });
    }
  });
}

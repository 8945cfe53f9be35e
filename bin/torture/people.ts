import { change } from '@/db/change';
import { offices, users } from '@/db/schema';
import type { Machine, Staff } from '@/lib/actor';

/** One office with eight caseworkers, made up for a base that is thrown away. */
const machine: Machine = { kind: 'machine', name: 'test' };
const office = {
  id: 'office-tor',
  code: 'TOR',
  kind: 'mission' as const,
  nameId: 'Kantor Uji',
  nameEn: 'Office under test',
  country: 'KH',
};

export const WRITERS = 8;

export const caseworkers: Staff[] = Array.from({ length: WRITERS }, (_, n) => ({
  kind: 'staff',
  id: `user-${n}`,
  name: `Caseworker ${n}`,
  role: 'caseworker',
  officeId: office.id,
  officeCode: office.code,
  headquarters: false,
  locale: null,
}));

export async function addCaseworkers(): Promise<void> {
  const createdAt = new Date();
  await change(machine, async (tx, audit) => {
    await tx.insert(offices).values({ ...office, createdAt });
    await tx
      .insert(users)
      .values(
        caseworkers.map(({ id, name, role, officeId }) => ({ id, name, role, officeId, signInName: id, createdAt })),
      );
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'torture' } });
  });
}

import { change } from '@/db/change';
import { offices, users } from '@/db/schema';
import type { Machine, Staff } from '@/lib/actor';

/** The usual people: the same names and roles in tests, demo and end-to-end tests. */
const moment = new Date('2026-01-05T02:00:00Z');
const office = (
  id: string,
  code: string,
  kind: 'mission' | 'headquarters',
  nameId: string,
  nameEn: string,
  country: string,
) => ({
  id: `office-${id}`,
  code,
  kind,
  nameId,
  nameEn,
  country,
  createdAt: moment,
});

const phnomPenh = office('pnh', 'PNH', 'mission', 'KBRI Phnom Penh', 'Embassy of Indonesia, Phnom Penh', 'KH');
const manila = office('mnl', 'MNL', 'mission', 'KBRI Manila', 'Embassy of Indonesia, Manila', 'PH');
const headquarters = office(
  'hq',
  'PWNI',
  'headquarters',
  'Direktorat Pelindungan WNI',
  'Directorate for the Protection of Citizens',
  'ID',
);

const staff = (id: string, name: string, role: Staff['role'], at: typeof phnomPenh): Staff => ({
  kind: 'staff',
  id: `user-${id}`,
  name,
  role,
  officeId: at.id,
  officeCode: at.code,
  headquarters: at.kind === 'headquarters',
  locale: null,
});

export const ayu = staff('ayu', 'Ayu', 'caseworker', phnomPenh);
export const bagus = staff('bagus', 'Bagus', 'caseworker', manila);
export const citra = staff('citra', 'Citra', 'supervisor', headquarters);
export const dewi = staff('dewi', 'Dewi', 'analyst', headquarters);
export const eko = staff('eko', 'Eko', 'administrator', headquarters);
export const machine: Machine = { kind: 'machine', name: 'test' };

export async function addPeople(): Promise<void> {
  await change(machine, async (tx, audit) => {
    await tx.insert(offices).values([phnomPenh, manila, headquarters]);
    await tx.insert(users).values(
      [ayu, bagus, citra, dewi, eko].map((person) => ({
        id: person.id,
        signInName: person.name.toLowerCase(),
        name: person.name,
        role: person.role,
        officeId: person.officeId,
        createdAt: moment,
      })),
    );
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'test' } });
  });
}

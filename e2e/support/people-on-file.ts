import { isNotNull } from 'drizzle-orm';
import { personKeys } from '@/db/keys';
import { persons } from '@/db/schema';
import type { Store } from '@/db/store';
import { openIdentity } from '@/features/people/identity';

/** The name, NIK, passport and phone of ten people (or more) of an open base. */
export async function tenPeopleOf({ reader }: Store, count = 10): Promise<string[][]> {
  const rows = await reader.select().from(persons).where(isNotNull(persons.identity));
  const keys = await personKeys(rows.map(({ id }) => id));
  const told = rows.flatMap(({ id, identity }) => {
    const key = keys.get(id);
    const { name = '', nik = '', passport = '', phone = '' } = key ? openIdentity(id, key, identity) : {};
    return name.includes(' ') && nik && passport && phone ? [[name, nik, passport, phone]] : [];
  });
  return told.filter((_, n) => n % Math.ceil(told.length / count) === 0).slice(0, count);
}

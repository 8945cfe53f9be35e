import { asc, eq, or } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { persons } from '@/db/schema';

type From = Pick<Reader, 'select'>;

/** The record that speaks for the person of a record: itself, unless it was joined to an earlier one. */
export async function speakerOf(from: From, recordId: string): Promise<string> {
  const [row] = await from.select({ sameAs: persons.sameAs }).from(persons).where(eq(persons.id, recordId));
  return row?.sameAs ?? recordId;
}

/** Every record of the person of a record, the one that speaks first. One that is not there is alone. */
export async function recordsOf(from: From, recordId: string): Promise<string[]> {
  const speaker = await speakerOf(from, recordId);
  const rows = await from
    .select({ id: persons.id })
    .from(persons)
    .where(or(eq(persons.id, speaker), eq(persons.sameAs, speaker)))
    .orderBy(asc(persons.createdAt), asc(persons.id));
  return [speaker, ...rows.map(({ id }) => id).filter((id) => id !== speaker)];
}

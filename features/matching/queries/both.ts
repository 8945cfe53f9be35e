import { asc, eq, inArray } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, persons } from '@/db/schema';
import { sightOf } from '@/features/cases/access';
import { exceptionsFor } from '@/features/cases/queries/scope';
import { allRecordsOf, recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import type { PersonRow } from '../faces';

/** A person as joining sees one: the row that speaks, all records, and the cases with what the actor may do to them. */
export type Known = { speaker: PersonRow; records: string[]; files: KnownFile[] };
export type KnownFile = Awaited<ReturnType<typeof filesOf>>[number];

/** A person whole, through any record. One none of whose cases the actor sees whole or coded is not there. */
export async function personFor(actor: Staff, recordId: string, from: Pick<Reader, 'select'>): Promise<Known> {
  const person = await knownPerson(actor, recordId, from);
  if (!person.files.some((file) => sightOf(actor, file) !== 'none')) throw new NotFound('person');
  return person;
}

/** The same for a person of whom the actor may know nothing yet: what is done with them asks for the rights. */
export async function knownPerson(actor: Staff, recordId: string, from: Pick<Reader, 'select'>): Promise<Known> {
  const records = await recordsOf(from, recordId);
  const [speaker] = await from
    .select()
    .from(persons)
    .where(eq(persons.id, records[0] ?? ''));
  if (!speaker) throw new NotFound('person');
  return { speaker, records, files: await filesOf(actor, records, from) };
}

/** The cases of these records, the oldest first. */
export function filesOf(actor: Staff, records: string[], from: Pick<Reader, 'select'>) {
  return from
    .select({
      id: cases.id,
      reference: cases.reference,
      officeId: cases.officeId,
      personId: cases.personId,
      episodeId: cases.episodeId,
      handledOn: cases.handledOn,
      ...exceptionsFor(actor),
    })
    .from(cases)
    .where(inArray(cases.personId, records))
    .orderBy(asc(cases.handledOn), asc(cases.id));
}

/** The keys of every record of these persons: fetched before a change, which talks to the database alone. */
export async function keysOf(...recordIds: string[]): Promise<Map<string, Buffer>> {
  return personKeys(await allRecordsOf(await db(), recordIds));
}

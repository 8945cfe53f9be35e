import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Reader } from '@/db/client';
import { fingerprints, persons } from '@/db/schema';
import type { IdentifierKind } from './identity';

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

/** For queries over `persons`: whom a record is of. Two records of one person have the same. */
export const personId: SQL<string> = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;

const speaking = alias(persons, 'speaking');

/** For queries over `persons`: a coded fact of whom a record is of, which is what the record says that speaks for them. */
export function factOf<Fact extends 'sex' | 'birthYear' | 'homeProvince'>(fact: Fact): SQL {
  const told = sql`(select ${speaking[fact]} from ${persons} as ${speaking} where ${speaking.id} = ${persons.sameAs})`;
  return sql`case when ${persons.sameAs} is null then ${persons[fact]} else ${told} end`;
}

/** Every record of the persons of these records, each once. */
export async function allRecordsOf(from: From, recordIds: string[]): Promise<string[]> {
  const speakers = [...(await speakersOf(from, recordIds)).values()];
  if (speakers.length === 0) return recordIds;
  const rows = await from
    .select({ id: persons.id })
    .from(persons)
    .where(or(inArray(persons.id, speakers), inArray(persons.sameAs, speakers)));
  return rows.map(({ id }) => id);
}

/** Whether all of these records are there and none was erased. */
export async function noneErased(from: Pick<Reader, '$count'>, recordIds: string[]): Promise<boolean> {
  const alive = and(inArray(persons.id, recordIds), isNull(persons.erasedAt));
  return (await from.$count(persons, alive)) === recordIds.length;
}

/** Of each record the one that speaks; a record that is not there has none. */
export async function speakersOf(from: From, recordIds: string[]): Promise<Map<string, string>> {
  if (recordIds.length === 0) return new Map();
  const rows = await from
    .select({ id: persons.id, speaker: personId })
    .from(persons)
    .where(inArray(persons.id, recordIds));
  return new Map(rows.map(({ id, speaker }) => [id, speaker]));
}

/** The records that are found by these fingerprints, and by which kind of number. */
export async function recordsWith(from: From, prints: { kind: IdentifierKind; fingerprint: string }[]) {
  if (prints.length === 0) return [];
  return from
    .select({ personId: fingerprints.personId, kind: fingerprints.kind })
    .from(fingerprints)
    .where(
      or(
        ...prints.map((each) => and(eq(fingerprints.kind, each.kind), eq(fingerprints.fingerprint, each.fingerprint))),
      ),
    )
    .orderBy(asc(fingerprints.personId));
}

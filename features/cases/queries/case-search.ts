import { and, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, persons } from '@/db/schema';
import { fingerprintsFor } from '@/features/people/identity';
import { peopleNamed } from '@/features/people/name-index';
import { allRecordsOf, recordsWith } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { mayLogCases } from '../access';
import { isReference } from '../input';
import { inSight } from './scope';

/** More people than this are no answer: the searcher is asked for another word. */
const MOST = 400;

export type Found = { persons: string[] } | { refused: 'too-many' | 'not-by-identity' };

/** The reference that the words are, if its case is one the actor may see. */
export async function referenceInSight(actor: Staff, words: string): Promise<string | null> {
  // A name is never asked for as a reference: a query that fails is written to the log with what it asked.
  if (!isReference(words)) return null;
  const [file] = await (await db())
    .select({ reference: cases.reference })
    .from(cases)
    .where(and(inSight(actor), eq(cases.reference, words.trim().toUpperCase())));
  return file?.reference ?? null;
}

/** Which of these references the actor may see the cases of. */
export async function referencesInSight(actor: Staff, references: string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const rows = await (await db())
    .select({ reference: cases.reference })
    .from(cases)
    .where(and(inSight(actor), inArray(cases.reference, references)));
  return new Set(rows.map(({ reference }) => reference));
}

/**
 * Finds persons by NIK, passport, phone or name, and answers all their records: what any of them says finds every case.
 * Those whose cases the actor may not see are not found. Who sees coded facts only searches by reference alone.
 */
export async function searchPersons(actor: Staff, words: string): Promise<Found> {
  if (!mayLogCases(actor)) return { refused: 'not-by-identity' };
  const reader = await db();
  const numbered = await recordsWith(reader, fingerprintsFor(words));
  const found = [...new Set([...numbered.map(({ personId }) => personId), ...(await peopleNamed(words))])];
  if (found.length === 0) return { persons: found };
  if (found.length > 5_000) return { refused: 'too-many' };
  const records = await allRecordsOf(reader, found);
  const seen = await reader
    .selectDistinct({ id: cases.personId })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(
      and(inSight(actor), inArray(cases.personId, records), isNull(persons.erasedAt), isNull(persons.useStoppedAt)),
    )
    .limit(MOST + 1);
  return seen.length > MOST ? { refused: 'too-many' } : { persons: seen.map(({ id }) => id) };
}

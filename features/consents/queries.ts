import { and, desc, eq, inArray } from 'drizzle-orm';
import { among } from '@/db/among';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { consents, persons, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { caseToRead } from '@/features/cases/queries/case-to-move';
import { openText } from '@/features/people/identity';
import { personId as personOf, recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { permits, type Scope, standing } from './rules';

export type Consent = Omit<typeof consents.$inferSelect, 'purpose'> & {
  /** In words; null while the identity is not open, since it may name people. */
  purpose: string | null;
  by: string;
};

/** What the person of a case agreed to: everything ever said, newest first, and of each scope what is in force. */
export async function consentsOf(actor: Staff, reference: string) {
  const file = await caseToRead(actor, reference);
  const history = await consentHistory(await db(), file);
  return { file, history, standing: standing(history) };
}

async function consentHistory(reader: Reader, file: CaseFile): Promise<Consent[]> {
  const rows = await reader
    .select({ consent: consents, by: users.name })
    .from(consents)
    .leftJoin(users, eq(users.id, consents.recordedBy))
    .where(inArray(consents.personId, file.records))
    .orderBy(desc(consents.recordedAt), desc(consents.id));
  const keys = file.identityOpen ? await personKeys(file.records) : new Map<string, Buffer>();
  return rows.map(({ consent, by }) => {
    const key = keys.get(consent.personId);
    const purpose = key ? openText(consent.personId, key, 'consents', 'purpose', consent.purpose) : null;
    return { ...consent, purpose, by: by ?? '' };
  });
}

/** Of each scope what is in force for the person of a record, for those who asked for the person already. */
export async function standingOf(from: Pick<Reader, 'select'>, personId: string) {
  const records = await recordsOf(from, personId);
  return standing(await from.select().from(consents).where(inArray(consents.personId, records)));
}

/** Of these persons, by the record that speaks, those who permit something now. For those who asked for them already. */
export async function permitting(from: Pick<Reader, 'select'>, speakers: string[], scope: Scope): Promise<Set<string>> {
  const rows = await from
    .select({ speaker: personOf, consent: consents })
    .from(consents)
    .innerJoin(persons, eq(persons.id, consents.personId))
    .where(and(eq(consents.scope, scope), among(personOf, speakers)));
  const said = Map.groupBy(rows, ({ speaker }) => speaker);
  return new Set(
    [...said].flatMap(([speaker, entries]) =>
      permits(standing(entries.map(({ consent }) => consent))[scope]?.state) ? [speaker] : [],
    ),
  );
}

import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { caseTransfers, offices, referrals } from '@/db/schema';
import { allPartners } from '@/features/partners/queries';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';

type Names = { nameId: string; nameEn: string };

/** With whom something of the person was shared, or who was asked to take their case. */
export type SharedWith = {
  at: Date;
  kind: (typeof referrals.$inferSelect)['kind'] | 'transfer';
  to: Names;
  state: (typeof referrals.$inferSelect)['state'] | (typeof caseTransfers.$inferSelect)['state'];
  sections: string[];
  words: string;
  outcome: string;
};

/** Every sharing of these cases, oldest first, for the access copy of their person, which asks for the rights. */
export async function sharedWithOthers(
  actor: Staff,
  reader: Reader,
  { caseIds, keys }: { caseIds: string[]; keys: Map<string, Buffer> },
): Promise<SharedWith[]> {
  if (caseIds.length === 0) return [];
  const sent = await reader
    .select({ row: referrals, office: offices })
    .from(referrals)
    .leftJoin(offices, eq(offices.id, referrals.toOfficeId))
    .where(inArray(referrals.caseId, caseIds))
    .orderBy(asc(referrals.askedAt));
  const moved = await reader
    .select({ row: caseTransfers, office: offices })
    .from(caseTransfers)
    .innerJoin(offices, eq(offices.id, caseTransfers.toOfficeId))
    .where(inArray(caseTransfers.caseId, caseIds))
    .orderBy(asc(caseTransfers.askedAt));
  const partners = new Map((await allPartners(actor)).map((partner) => [partner.code, partner]));
  const opened = (personId: string, table: string, column: string, sealed: Buffer | null) => {
    const key = keys.get(personId);
    return key ? openText(personId, key, table, column, sealed) : '';
  };
  const nobody = { nameId: '', nameEn: '' };
  return [
    ...sent.map(({ row, office }) => ({
      ...{ at: row.askedAt, kind: row.kind, state: row.state, sections: JSON.parse(row.sections) as string[] },
      to: office ?? partners.get(row.partner ?? '') ?? nobody,
      words: opened(row.personId, 'referrals', 'words', row.words),
      outcome: opened(row.personId, 'referrals', 'outcome', row.outcome),
    })),
    ...moved.map(({ row, office }) => ({
      ...{ at: row.askedAt, kind: 'transfer' as const, state: row.state, sections: [], to: office, outcome: '' },
      words: opened(row.personId, 'case_transfers', 'words', row.words),
    })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

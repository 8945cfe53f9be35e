import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { contactPoints, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { caseToRead } from '@/features/cases/queries/case-to-move';
import { standingOf } from '@/features/consents/queries';
import { forbids, permits } from '@/features/consents/rules';
import { openText } from '@/features/people/identity';
import { foldPhone } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { type CannotUse, cannotUse, maskContact } from './rules';

type Row = typeof contactPoints.$inferSelect;

export type Contact = Pick<Row, 'id' | 'kind' | 'safety' | 'version' | 'changedAt'> & {
  by: string;
  /** Why it is not to be used; null when it may be. */
  barred: CannotUse | null;
  /** The way itself: only where it may be used and the identity is open. Else `masked` is all the server gives out. */
  value: string | null;
  masked: string;
  terms: string;
};

export type Contacts = {
  file: CaseFile;
  contacts: Contact[];
  /** The number in the identity, masked, as long as nobody has judged it. */
  unjudged: string | null;
  /** Keeping personal data was refused or withdrawn: nothing is added. */
  keepingRefused: boolean;
  keepingAsked: boolean;
};

/** The ways to reach the person of a case, through whichever case they were told. While the identity is not open, only of what kind they are. */
export async function contactsOf(actor: Staff, reference: string): Promise<Contacts> {
  const file = await caseToRead(actor, reference);
  const reader = await db();
  const rows = await reader
    .select({ row: contactPoints, by: users.name })
    .from(contactPoints)
    .leftJoin(users, eq(users.id, contactPoints.changedBy))
    .where(and(inArray(contactPoints.personId, file.records), isNull(contactPoints.removedAt)))
    .orderBy(asc(contactPoints.createdAt), asc(contactPoints.id));
  const consents = await standingOf(reader, file.case.personId);
  const keys = file.identityOpen ? await personKeys(file.records) : new Map<string, Buffer>();
  const family = permits(consents.family_contact?.state);
  const phone = foldPhone(file.answers.phone ?? '');
  const known = rows.some(({ row }) => {
    const key = keys.get(row.personId);
    return key && phone && foldPhone(contactValue(row, key)) === phone;
  });
  return {
    file,
    contacts: rows.map(({ row, by }) => contactOf(row, by ?? '', keys.get(row.personId), family)),
    unjudged: file.answers.phone && !known ? maskContact('phone', file.answers.phone) : null,
    keepingRefused: forbids(consents.personal_data?.state),
    keepingAsked: consents.personal_data !== undefined,
  };
}

function contactOf(row: Row, by: string, key: Buffer | undefined, family: boolean): Contact {
  const { id, kind, safety, version, changedAt } = row;
  const barred = cannotUse(row, family);
  const value = key ? contactValue(row, key) : '';
  const terms = key ? openText(row.personId, key, 'contact_points', 'terms', row.terms) : '';
  const masked = key ? maskContact(kind, value) : '••••';
  return { id, kind, safety, version, changedAt, by, barred, masked, terms, value: key && !barred ? value : null };
}

export function contactValue(row: Pick<Row, 'personId' | 'value'>, key: Buffer): string {
  return openText(row.personId, key, 'contact_points', 'value', row.value);
}

/** One way of a case, to be changed; the identity must be open. */
export async function contactToChange(actor: Staff, reference: string, id: string) {
  const all = await contactsOf(actor, reference);
  const contact = all.contacts.find((each) => each.id === id);
  if (!contact) throw new NotFound('contact');
  return { ...all, contact };
}

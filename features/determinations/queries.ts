import { asc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { determinations, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import type { PersonFile } from '@/features/matching/queries/person-file';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import type { View } from './rules';

/** A view with who recorded it, and who withdrew it; `reason` is null while the identity is not open. */
export type RecordedView = View & {
  caseId: string;
  by: string;
  withdrawnBy: string;
  hasReason: boolean;
  reason: string | null;
};

/** How the bodies see the victim status in a case the actor was given, those that were withdrawn too. */
export async function determinationsOf(_actor: Staff, file: CaseFile): Promise<RecordedView[]> {
  return viewsIn([file.case.id], file.identityOpen ? [file.case.id] : []);
}

/** The same over all cases of a person that the actor was given. */
export async function determinationsOfPerson(_actor: Staff, file: PersonFile): Promise<RecordedView[]> {
  const opened = file.identityOpen ? file.cases.filter(({ sight }) => sight === 'full') : [];
  const ids = file.cases.map(({ id }) => id);
  return viewsIn(
    ids,
    opened.map(({ id }) => id),
  );
}

const withdrawer = alias(users, 'withdrawer');

async function viewsIn(caseIds: string[], opened: string[]): Promise<RecordedView[]> {
  if (caseIds.length === 0) return [];
  const rows = await (await db())
    .select({ row: determinations, by: users.name, withdrawnBy: withdrawer.name })
    .from(determinations)
    .leftJoin(users, eq(users.id, determinations.recordedBy))
    .leftJoin(withdrawer, eq(withdrawer.id, determinations.withdrawnBy))
    .where(inArray(determinations.caseId, caseIds))
    .orderBy(asc(determinations.on), asc(determinations.recordedAt), asc(determinations.id));
  const readable = rows.filter(({ row }) => row.reason && opened.includes(row.caseId));
  const keys = await personKeys([...new Set(readable.map(({ row }) => row.personId))]);
  return rows.map(({ row: { personId, reason, ...row }, by, withdrawnBy }) => {
    const key = opened.includes(row.caseId) ? keys.get(personId) : undefined;
    return {
      ...{ id: row.id, caseId: row.caseId, status: row.status, body: row.body, on: row.on },
      ...{ recordedAt: row.recordedAt, withdrawnAt: row.withdrawnAt, by: by ?? '', withdrawnBy: withdrawnBy ?? '' },
      hasReason: reason !== null,
      reason: key ? openText(personId, key, 'determinations', 'reason', reason) : null,
    };
  });
}

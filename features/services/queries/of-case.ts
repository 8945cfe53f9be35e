import { and, asc, eq, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { proceedings, services, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { isUnmet } from '../rules';

/** A service with who changed it last; `note` is null while the identity is not open. */
export type Service = Omit<typeof services.$inferSelect, 'note' | 'personId' | 'caseId'> & {
  by: string;
  hasNote: boolean;
  note: string | null;
};

/** The services of a case the actor was given: what is waited for first, then by their day. */
export async function servicesOf(_actor: Staff, file: CaseFile): Promise<Service[]> {
  const rows = await (await db())
    .select({ row: services, by: users.name })
    .from(services)
    .leftJoin(users, eq(users.id, services.changedBy))
    .where(and(eq(services.caseId, file.case.id), isNull(services.withdrawnAt)))
    .orderBy(asc(services.neededOn), asc(services.type), asc(services.id));
  const keys = file.identityOpen ? await personKeys([...new Set(rows.map(({ row }) => row.personId))]) : null;
  const all = rows.map(({ row: { personId, caseId: _, note, ...row }, by }) => {
    const key = keys?.get(personId);
    return {
      ...row,
      ...{ by: by ?? '', hasNote: note !== null },
      note: key ? openText(personId, key, 'services', 'note', note) : null,
    };
  });
  return all.toSorted((a, b) => Number(isUnmet(b.state)) - Number(isUnmet(a.state)));
}

export type Proceeding = Omit<typeof proceedings.$inferSelect, 'caseId'> & { by: string };

/**
 * What somebody is in criminal proceedings, country by country. Accused or convicted of something: that is for those who
 * work on the case alone.
 */
export async function proceedingsOf(_actor: Staff, file: CaseFile): Promise<Proceeding[]> {
  if (file.sight !== 'full') return [];
  const rows = await (await db())
    .select({ row: proceedings, by: users.name })
    .from(proceedings)
    .leftJoin(users, eq(users.id, proceedings.recordedBy))
    .where(and(eq(proceedings.caseId, file.case.id), isNull(proceedings.withdrawnAt)))
    .orderBy(asc(proceedings.on), asc(proceedings.recordedAt), asc(proceedings.id));
  return rows.map(({ row: { caseId: _, ...row }, by }) => ({ ...row, by: by ?? '' }));
}

import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { offices, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { lockedOutOf } from '@/features/locks/queries';
import type { Staff } from '@/lib/actor';
import type { Choice } from '@/lib/vocabulary';

/** Whoever may hold a case of an office, for queries over `users` joined with `offices`. */
const worksFor = (officeId: string) =>
  and(
    isNull(users.disabledAt),
    or(
      and(eq(users.officeId, officeId), inArray(users.role, ['caseworker', 'supervisor'])),
      and(eq(offices.kind, 'headquarters'), eq(users.role, 'supervisor')),
    ),
  );

type Held = { officeId: string; personId: string };

/** Within a change that asked for the case: whether a colleague may hold it. */
export async function mayHold(from: Pick<Reader, 'select'>, { officeId, personId }: Held, userId: string) {
  const [row] = await from
    .select({ id: users.id })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(eq(users.id, userId), worksFor(officeId), sql`${users.id} not in ${lockedOutOf(personId)}`));
  return Boolean(row);
}

/** The colleagues to whom a case the actor was given, and what is to be done in it, can be given. */
export async function holdersOf(_actor: Staff, { case: file }: Pick<CaseFile, 'case'>): Promise<Choice[]> {
  return namedIn(file.officeId, sql`${users.id} not in ${lockedOutOf(file.personId)}`);
}

/** Those who work for an office, by name; within a query that asked whether the actor may know. */
export async function workersOf(officeId: string): Promise<Choice[]> {
  return namedIn(officeId);
}

async function namedIn(officeId: string, besides?: ReturnType<typeof sql>): Promise<Choice[]> {
  const rows = await (await db())
    .select({ code: users.id, name: users.name, office: offices.code, home: users.officeId })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(worksFor(officeId), besides))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ code, name, office, home }) => ({
    code,
    label: home === officeId ? name : `${name} · ${office}`,
  }));
}

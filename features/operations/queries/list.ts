import { and, count, desc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, manifestRows, offices, operations } from '@/db/schema';
import { seesEveryOffice } from '@/features/cases/access';
import { notLocked } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { maySeeOperations, maySeeRows } from '../access';
import { isWayHome, type Kind, kinds, type Totals, totalsOf } from '../rules';

export type ListedOperation = {
  reference: string;
  kind: Kind;
  /** Empty for those who see totals only. */
  name: string;
  office: string;
  country: string;
  on: string;
  plannedPersons: number;
  totals: Totals;
};

const MOST = 200;

/** The operations an actor may see, the newest first, each with how many are in which state. */
export async function operationList(actor: Staff, kind?: Kind): Promise<ListedOperation[]> {
  if (!maySeeOperations(actor)) throw new NotFound('operations');
  const reader = await db();
  const found = await reader
    .select({ operation: operations, office: offices.code })
    .from(operations)
    .innerJoin(offices, eq(offices.id, operations.officeId))
    .where(and(inSight(actor), kind && eq(operations.kind, kind)))
    .orderBy(desc(operations.on), desc(operations.id))
    .limit(MOST);
  const ids = found.map(({ operation }) => operation.id);
  const counted = await reader
    .select({ id: manifestRows.operationId, state: manifestRows.state, count: count().mapWith(Number) })
    .from(manifestRows)
    .leftJoin(cases, eq(cases.id, manifestRows.caseId))
    .where(and(inArray(manifestRows.operationId, ids), or(sql`${manifestRows.caseId} is null`, notLocked(actor))))
    .groupBy(manifestRows.operationId, manifestRows.state);
  const named = maySeeRows(actor);
  return found.map(({ operation: { id, reference, kind, name, country, on, plannedPersons }, office }) => ({
    ...{ reference, kind, office, country, on, plannedPersons },
    name: named ? name : '',
    totals: counted.filter((each) => each.id === id).reduce(added, totalsOf([])),
  }));
}

const added = (totals: Totals, { state, count: more }: { state: keyof Omit<Totals, 'listed'>; count: number }) => ({
  ...totals,
  [state]: totals[state] + more,
  listed: totals.listed + more,
});

/** The same as `maySeeOperation`, for queries. */
function inSight(actor: Staff): SQL | undefined {
  if (seesEveryOffice(actor)) return undefined;
  const known = or(inArray(operations.kind, kinds.filter(isWayHome)), lte(operations.on, today()));
  return maySeeRows(actor) ? or(known, eq(operations.officeId, actor.officeId)) : known;
}

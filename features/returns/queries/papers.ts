import { and, eq, inArray, isNull } from 'drizzle-orm';
import { among } from '@/db/among';
import type { Reader } from '@/db/client';
import { returnMilestones } from '@/db/schema';
import { noPapers, type Papers, papersIn } from '../rules';

/**
 * What the people of cases have in hand on a day, in codes alone; every case that was asked for has an entry. Within a
 * query or change that asked for the cases.
 */
export async function papersOf(
  from: Pick<Reader, 'select'>,
  caseIds: string[],
  on: string,
): Promise<Map<string, Papers>> {
  const { caseId, kind, validUntil } = returnMilestones;
  const rows = await from
    .select({ caseId, kind, on: returnMilestones.on, validUntil })
    .from(returnMilestones)
    .where(
      and(
        among(caseId, caseIds),
        inArray(kind, ['travel_document', 'exit_clearance']),
        isNull(returnMilestones.withdrawnAt),
      ),
    );
  const told = Map.groupBy(rows, (row) => row.caseId);
  return new Map(caseIds.map((id) => [id, told.has(id) ? papersIn(told.get(id) ?? [], on) : noPapers]));
}

/** The milestones of a case that stand. Within a change. */
export function standingMilestones(from: Pick<Reader, 'select'>, caseId: string) {
  return from
    .select()
    .from(returnMilestones)
    .where(and(eq(returnMilestones.caseId, caseId), isNull(returnMilestones.withdrawnAt)));
}

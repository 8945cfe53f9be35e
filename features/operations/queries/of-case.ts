import { desc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { manifestRows, operations } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { maySeeOperation, maySeeRows } from '../access';

export type StoodOn = {
  operation: Pick<typeof operations.$inferSelect, 'reference' | 'name' | 'kind' | 'on' | 'officeId'>;
  row: Pick<typeof manifestRows.$inferSelect, 'state' | 'boardedOn' | 'arrivedOn' | 'stayReason'>;
};

/** On which manifests a case stands that the actor was given, the newest first; of operations they may know of. */
export async function operationsOf(actor: Staff, file: CaseFile): Promise<StoodOn[]> {
  if (file.sight !== 'full' || !maySeeRows(actor)) return [];
  const { reference, name, kind, on, officeId } = operations;
  const { state, boardedOn, arrivedOn, stayReason } = manifestRows;
  const rows = await (await db())
    .select({
      operation: { reference, name, kind, on, officeId },
      row: { state, boardedOn, arrivedOn, stayReason },
    })
    .from(manifestRows)
    .innerJoin(operations, eq(operations.id, manifestRows.operationId))
    .where(eq(manifestRows.caseId, file.case.id))
    .orderBy(desc(on), desc(operations.id));
  return rows.filter(({ operation }) => maySeeOperation(actor, operation, today()));
}

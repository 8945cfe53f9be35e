import { asc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { compoundStays, compounds, manifestRows, operations } from '@/db/schema';
import { maySeeOperation } from '@/features/operations/access';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';

type Row = typeof manifestRows.$inferSelect;

/** A place on a manifest; `reason`: why the person was let through without papers. */
export type CopiedPlace = Pick<Row, 'state' | 'boardedOn' | 'arrivedOn' | 'stayReason' | 'overridden'> &
  Pick<typeof operations.$inferSelect, 'kind' | 'name' | 'on'> & { reason: string };
export type CopiedStay = Pick<typeof compoundStays.$inferSelect, 'from' | 'until' | 'withdrawnAt'> & {
  compound: string;
  town: string;
};

type Open = (personId: string, table: string, column: string, sealed: Buffer | null) => string;

/** On which manifests the cases stand, and where their person was held: for the copy of their data. */
export async function manifestsIn(
  actor: Staff,
  reader: Reader,
  seen: ReadonlyMap<string, string>,
  open: Open,
): Promise<{ manifests: CopiedPlace[]; stays: CopiedStay[] }> {
  if (seen.size === 0) return { manifests: [], stays: [] };
  const { kind, name, on, officeId } = operations;
  const places = await reader
    .select({ row: manifestRows, operation: { kind, name, on, officeId } })
    .from(manifestRows)
    .innerJoin(operations, eq(operations.id, manifestRows.operationId))
    .where(inArray(manifestRows.caseId, [...seen.keys()]))
    .orderBy(asc(on), asc(manifestRows.id));
  // A raid that is still to come is known to few; its day makes it part of the copy.
  const known = places.filter(({ operation }) => maySeeOperation(actor, operation, today()));
  const { from, until, withdrawnAt } = compoundStays;
  const stays = await reader
    .select({ from, until, withdrawnAt, compound: compounds.name, town: compounds.town })
    .from(compoundStays)
    .innerJoin(compounds, eq(compounds.id, compoundStays.compoundId))
    .where(inArray(compoundStays.caseId, [...seen.keys()]))
    .orderBy(asc(compoundStays.recordedAt), asc(compoundStays.id));
  return {
    manifests: known.map(({ row, operation }) => ({
      ...{ kind: operation.kind, name: operation.name, on: operation.on },
      ...{ state: row.state, boardedOn: row.boardedOn, arrivedOn: row.arrivedOn, stayReason: row.stayReason },
      overridden: row.overridden,
      reason: open(seen.get(row.caseId ?? '') ?? '', 'manifest_rows', 'overrideReason', row.overrideReason),
    })),
    stays,
  };
}

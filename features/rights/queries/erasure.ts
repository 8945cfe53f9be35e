import { and, eq, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, rightsRequests } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { inSight } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { type Place, places } from '../places';
import type { PlaceName } from '../rules';

export type PlaceCount = { name: PlaceName; does: Place['does']; count: number };

/** What an erasure would do, place by place, without doing it; and the cases in sight that stay without an identity. */
export async function dryRun(actor: Staff, reference: string) {
  const file = await caseToMove(actor, reference);
  const reader = await db();
  const counted: PlaceCount[] = [];
  for (const { name, does, count } of places) counted.push({ name, does, count: await count(reader, file.records) });
  const seen = await reader
    .select({ reference: cases.reference, status: cases.status, closedOn: cases.closedOn })
    .from(cases)
    .where(and(inArray(cases.personId, file.records), inSight(actor)));
  return { file, places: counted, cases: seen };
}

export type Receipt = {
  file: CaseFile;
  id: string;
  reference: string;
  office: string;
  requestedAt: Date;
  doneAt: Date;
  places: { name: PlaceName; count: number }[];
};

/** What was erased and when, without a name: for the person to take along. */
export async function receiptOf(actor: Staff, reference: string, id: string): Promise<Receipt> {
  const file = await caseToMove(actor, reference);
  const [row] = await (await db())
    .select()
    .from(rightsRequests)
    .where(
      and(
        eq(rightsRequests.id, id),
        inArray(rightsRequests.personId, file.records),
        eq(rightsRequests.reference, file.case.reference),
        eq(rightsRequests.kind, 'erasure'),
      ),
    );
  if (!row?.doneAt || !row.receipt) throw new NotFound('receipt', reference);
  const told = JSON.parse(row.receipt) as Pick<Receipt, 'places' | 'office'>;
  return { file, id, reference: row.reference, requestedAt: row.requestedAt, doneAt: row.doneAt, ...told };
}

import { asc, eq } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { operationLegs, operations } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { maySeeOperation } from '../access';

export type OperationRow = typeof operations.$inferSelect;
type From = Pick<Reader, 'select'>;

/** The operation, if the actor may see it; any other reads as one that is not there. */
export async function operationFor(actor: Actor, reference: string, from?: From): Promise<OperationRow> {
  const [row] = await (from ?? (await db())).select().from(operations).where(eq(operations.reference, reference));
  if (!row || !maySeeOperation(actor, row, today())) throw new NotFound('operation');
  return row;
}

/** The legs of an operation that was found, in their order. */
export async function legsOf(from: From, operationId: string) {
  return from
    .select()
    .from(operationLegs)
    .where(eq(operationLegs.operationId, operationId))
    .orderBy(asc(operationLegs.position));
}

import { and, eq } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { operations } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { mayKeepManifest, mayLead } from '../access';
import { type OperationRow, operationFor } from '../queries/found-operation';
import { type FoundRow, rowsOf } from '../queries/manifest';

/** An operation as somebody saw it, before they changed it. */
export type Seen = { reference: string; version: number };

/** The operation a command changes, for those who lead it. */
export async function operationToLead(actor: Staff, reference: string, tx: Writer): Promise<OperationRow> {
  const operation = await operationFor(actor, reference, tx);
  if (!mayLead(actor, operation.officeId)) throw new NotFound('operation');
  return operation;
}

/** The operation on whose manifest somebody moves their own cases. */
export async function operationToKeep(actor: Staff, reference: string, tx: Writer): Promise<OperationRow> {
  const operation = await operationFor(actor, reference, tx);
  if (!mayKeepManifest(actor, operation, today())) throw new NotFound('operation');
  return operation;
}

/** Moves the version on, if it is still the one that was seen; says whether it was. */
export async function takeVersion(tx: Writer, actor: Staff, { id }: OperationRow, seen: number, now: Date) {
  const taken = await tx
    .update(operations)
    .set({ version: seen + 1, changedAt: now, changedBy: actor.id })
    .where(and(eq(operations.id, id), eq(operations.version, seen)))
    .returning({ id: operations.id });
  return taken.length > 0;
}

/**
 * The rows at these positions, if the actor may change every one of them. A position that is not there, and one that is
 * not theirs, are one and the same.
 */
export async function rowsToChange(
  tx: Writer,
  actor: Staff,
  operation: OperationRow,
  positions: readonly number[],
  on: string,
): Promise<FoundRow[] | null> {
  const wanted = new Set(positions);
  const own = (await rowsOf(actor, tx, operation, on)).filter(
    ({ mayChange, row }) => mayChange && wanted.has(row.position),
  );
  return own.length > 0 && own.length === wanted.size ? own : null;
}

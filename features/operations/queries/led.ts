import { inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { operations } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { mayLead } from '../access';

/** Which of these references are of operations that the actor leads. */
export async function operationsLed(actor: Staff, references: string[]): Promise<Set<string>> {
  const rows = await (await db())
    .select({ reference: operations.reference, officeId: operations.officeId })
    .from(operations)
    .where(inArray(operations.reference, references));
  return new Set(rows.filter(({ officeId }) => mayLead(actor, officeId)).map(({ reference }) => reference));
}

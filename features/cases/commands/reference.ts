import { sql } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { referenceCounters } from '@/db/schema';

/** The next reference of an office in a year, such as `PNH-2026-00042`. Numbers are never given twice. */
export async function nextReference(tx: Writer, office: { id: string; code: string }, year: number): Promise<string> {
  const [counter] = await tx
    .insert(referenceCounters)
    .values({ officeId: office.id, year, last: 1 })
    .onConflictDoUpdate({
      target: [referenceCounters.officeId, referenceCounters.year],
      set: { last: sql`${referenceCounters.last} + 1` },
    })
    .returning();
  return `${office.code}-${year}-${String(counter?.last).padStart(5, '0')}`;
}

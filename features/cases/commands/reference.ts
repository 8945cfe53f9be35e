import { sql } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { referenceCounters } from '@/db/schema';

/** The next references of an office in a year, such as `PNH-2026-00042`, in their order. Numbers are never given twice. */
export async function nextReferences(
  tx: Writer,
  office: { id: string; code: string },
  year: number,
  count: number,
): Promise<string[]> {
  const [counter] = await tx
    .insert(referenceCounters)
    .values({ officeId: office.id, year, last: count })
    .onConflictDoUpdate({
      target: [referenceCounters.officeId, referenceCounters.year],
      set: { last: sql`${referenceCounters.last} + ${count}` },
    })
    .returning();
  const first = Number(counter?.last) - count + 1;
  return Array.from({ length: count }, (_, n) => `${office.code}-${year}-${String(first + n).padStart(5, '0')}`);
}

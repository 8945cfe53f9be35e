import { and, eq, inArray } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { sectionVersions } from '@/db/schema';
import type { Staff } from '@/lib/actor';

/**
 * Moves the versions of "who" of these records on to one that none of them had: a form made from any of them, before a
 * joining or before it was undone, is stale.
 */
export async function raiseTogether(tx: Writer, actor: Staff, records: string[], now = new Date()): Promise<void> {
  const rows = await tx
    .select()
    .from(sectionVersions)
    .where(and(eq(sectionVersions.section, 'who'), inArray(sectionVersions.recordId, records)));
  const version = Math.max(0, ...rows.map((row) => row.version)) + 1;
  const changed = { version, changedBy: actor.id, changedAt: now };
  for (const recordId of records)
    await tx
      .insert(sectionVersions)
      .values({ recordId, section: 'who', ...changed })
      .onConflictDoUpdate({ target: [sectionVersions.recordId, sectionVersions.section], set: changed });
}

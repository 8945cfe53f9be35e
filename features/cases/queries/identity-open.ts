import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { db } from '@/db/client';
import { auditEntries } from '@/db/schema';
import type { Staff } from '@/lib/actor';

/** How long an identity stays open to the one who opened it. */
const OPEN_MINUTES = 10;

/**
 * The audit itself remembers who opened which identity, in which session, and when. It is open where the newest such
 * entry of this session about any record of the person says so: signing out, or another browser, begins with a closed one.
 */
export async function hasOpened(actor: Staff, records: string[], now = Date.now()): Promise<boolean> {
  const entries = await (await db())
    .select({ act: auditEntries.act, details: auditEntries.details })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, 'person'),
        inArray(auditEntries.subjectId, records),
        inArray(auditEntries.act, ['identity.opened', 'identity.closed']),
        eq(auditEntries.actorId, actor.id),
        gt(auditEntries.at, new Date(now - OPEN_MINUTES * 60_000)),
      ),
    )
    .orderBy(desc(auditEntries.seq));
  const own = entries.find(({ details }) => (JSON.parse(details) as { session?: string }).session === actor.session);
  return own?.act === 'identity.opened';
}

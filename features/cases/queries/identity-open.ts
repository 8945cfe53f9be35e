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

/** Something in the case of this number that is opened by a press of its own, which `document.opened` or such records. */
type Opened = { reference: string; what: 'document' | 'referral'; id: string };

/** The same of a document, or of what a referral shares: in this session, and not longer ago. */
export async function hasOpenedIn(actor: Staff, { reference, what, id }: Opened, now = Date.now()): Promise<boolean> {
  const entries = await (await db())
    .select({ details: auditEntries.details })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, 'case'),
        eq(auditEntries.subjectId, reference),
        eq(auditEntries.act, `${what}.opened`),
        eq(auditEntries.actorId, actor.id),
        gt(auditEntries.at, new Date(now - OPEN_MINUTES * 60_000)),
      ),
    );
  return entries.some(({ details }) => {
    const told = JSON.parse(details) as Record<string, unknown>;
    return told[what] === id && told.session === actor.session;
  });
}

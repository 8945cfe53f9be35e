import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Entry, Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { rootKey } from '@/db/master-key';
import { approvals } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { derive, seal } from '@/lib/sealing';
import { type ApprovalKind, mayDecide } from './access';
import { reasonPlace } from './reason';

const VALID_HOURS = 72;

export type Asking = {
  kind: ApprovalKind;
  subject: Entry['subject'];
  /** Codes and ids only: what is to be carried out. */
  details?: Record<string, unknown>;
  /** In words; sealed. */
  reason?: string;
};

/** Within a change: asks for a second person. One open request of a kind about a subject is enough; the second is refused. */
export async function askApproval(tx: Writer, audit: Recorder, actor: Staff, asking: Asking, now = new Date()) {
  const { kind, subject, details = {}, reason } = asking;
  const [open] = await tx
    .select({ id: approvals.id })
    .from(approvals)
    .where(
      and(
        eq(approvals.kind, kind),
        eq(approvals.subjectId, subject.id),
        isNull(approvals.decision),
        gt(approvals.expiresAt, now),
      ),
    );
  if (open) return { refused: 'already-asked' as const };
  const id = newId(now.getTime());
  await tx.insert(approvals).values({
    id,
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    details: JSON.stringify(details),
    reason: reason ? seal(derive(rootKey(), 'reasons'), reasonPlace(id), reason) : null,
    requestedBy: actor.id,
    requestedAt: now,
    expiresAt: new Date(now.getTime() + VALID_HOURS * 3_600_000),
  });
  await audit.record({ act: 'approval.asked', subject, details: { kind, approval: id } });
  return { approval: id };
}

export type Decision = 'approved' | 'declined';

/**
 * Within the change that carries out what was asked (or within one that only declines it): the second person decides.
 * Refused when they are the one who asked, when they may not, or when it was decided or has expired meanwhile.
 */
export async function decideApproval(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { id, kind, decision }: { id: string; kind: ApprovalKind; decision: Decision },
  now = new Date(),
) {
  const [asked] = await tx
    .select()
    .from(approvals)
    .where(and(eq(approvals.id, id), eq(approvals.kind, kind)));
  if (!asked) return { refused: 'not-there' as const };
  if (asked.requestedBy === actor.id) return { refused: 'same-person' as const };
  if (!mayDecide(actor, asked)) return { refused: 'not-yours' as const };
  const decided = await tx
    .update(approvals)
    .set({ decision, decidedBy: actor.id, decidedAt: now })
    .where(and(eq(approvals.id, id), isNull(approvals.decision), gt(approvals.expiresAt, now)))
    .returning();
  const [row] = decided;
  if (!row) return { refused: 'over' as const };
  const subject = { kind: row.subjectKind, id: row.subjectId } as Entry['subject'];
  await audit.record({ act: `approval.${decision}`, subject, details: { kind, approval: id } });
  return { approval: row, details: JSON.parse(row.details) as Record<string, unknown> };
}

type Closing = { actor: Staff; subjectId: string; kinds: readonly ApprovalKind[] };

/** Within a change: what was asked about somebody no longer fits how things stand now. */
export async function closeApprovals(tx: Writer, audit: Recorder, closing: Closing, now: Date): Promise<void> {
  const { actor, subjectId, kinds } = closing;
  const open = and(eq(approvals.subjectId, subjectId), inArray(approvals.kind, kinds), isNull(approvals.decision));
  const closed = await tx
    .update(approvals)
    .set({ decision: 'withdrawn', decidedBy: actor.id, decidedAt: now })
    .where(open)
    .returning();
  for (const { id, kind, subjectKind } of closed) {
    const subject = { kind: subjectKind, id: subjectId } as Entry['subject'];
    await audit.record({ act: 'approval.withdrawn', subject, details: { kind, approval: id } });
  }
}

/** Takes back what one asked for oneself, while nobody has decided on it. */
export function withdrawApproval(actor: Staff, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const mine = and(eq(approvals.id, id), eq(approvals.requestedBy, actor.id), isNull(approvals.decision));
    const [row] = await tx
      .update(approvals)
      .set({ decision: 'withdrawn', decidedBy: actor.id, decidedAt: now })
      .where(mine)
      .returning();
    if (!row) return { refused: 'over' as const };
    const subject = { kind: row.subjectKind, id: row.subjectId } as Entry['subject'];
    await audit.record({ act: 'approval.withdrawn', subject, details: { kind: row.kind, approval: id } });
    return { withdrawn: id };
  });
}

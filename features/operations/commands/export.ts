import { and, desc, eq, gt } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { approvals } from '@/db/schema';
import { askApproval, type Decision, decideApproval } from '@/features/approvals/commands';
import { maySupervise, plainly } from '@/features/cases/access';
import { sealReason } from '@/features/cases/budget';
import { budget } from '@/features/cases/queries/budget';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import { isRefused, NotFound } from '@/lib/errors';
import { reasonFault } from '@/lib/reason';
import type { Format, Layout } from '../layouts';
import { operationFor } from '../queries/found-operation';
import { rowsOf } from '../queries/manifest';
import { operationToLead } from './found';

export type Wanted = { layout: Layout; format: Format; reason: string };

/** How long what a second person agreed to holds. */
const HOURS = 72;

/**
 * Records that a manifest leaves the app with identities, and why; only then is it made. More people than the identities
 * of an ordinary day take a second person: without one who agreed in the last three days, they are asked.
 */
export async function exportManifest(actor: Staff, reference: string, wanted: Wanted, now = new Date()) {
  const fault = reasonFault(wanted.reason);
  if (fault) return { refused: fault };
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, reference, tx);
    const found = await rowsOf(actor, tx, operation, operation.on);
    const named = found.filter(({ file, sight, withheld }) => file && sight === 'full' && !withheld);
    const subject = { kind: 'operation', id: operation.reference } as const;
    if (named.length > (await budget(tx)) && !(await isAgreed(tx, actor, operation.reference, now))) {
      const details = { operation: operation.reference, count: named.length };
      const asked = await askApproval(
        tx,
        audit,
        actor,
        { kind: 'mass-export', subject, details, reason: wanted.reason },
        now,
      );
      if (isRefused(asked)) return asked;
      const told = await supervisorsOver(tx, { officeId: operation.officeId, except: actor.id });
      await notify(tx, told, 'approval-asked', { kind: 'mass-export', reference: operation.reference }, now);
      return { asked: true as const };
    }
    const { layout, format } = wanted;
    await audit.record({
      act: 'manifest.exported',
      subject,
      details: { layout, format, count: named.length, reason: sealReason(actor.id, wanted.reason) },
    });
    for (const { file } of named)
      await audit.record({
        act: 'manifest.handed-out',
        subject: { kind: 'case', id: file?.reference ?? '' },
        details: { operation: operation.reference },
      });
    const told = await supervisorsOver(tx, { officeId: operation.officeId, except: actor.id });
    const by = { by: actor.name, office: actor.officeCode, count: String(named.length) };
    await notify(tx, told, 'manifest-exported', { operation: operation.reference, ...by }, now);
    return { asked: false as const };
  });
}

/** The second person decides whether a manifest may leave with identities: a supervisor over its office. */
export async function decideExport(actor: Staff, asked: { approval: string; decision: Decision }, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const { approval: id, decision } = asked;
    const answer = await decideApproval(tx, audit, actor, { id, kind: 'mass-export', decision }, now);
    if (isRefused(answer)) return answer;
    const { subjectId: reference, requestedBy } = answer.approval;
    const { officeId } = await operationFor(actor, reference, tx);
    if (!maySupervise(actor, plainly(officeId))) throw new NotFound('operation');
    await notify(tx, [requestedBy], 'approval-decided', { kind: 'mass-export', reference, decision }, now);
    return { reference };
  });
}

/** Whether a second person agreed lately that this colleague takes this manifest out. */
async function isAgreed(tx: Writer, actor: Staff, reference: string, now: Date): Promise<boolean> {
  const [last] = await tx
    .select({ decision: approvals.decision })
    .from(approvals)
    .where(
      and(
        eq(approvals.kind, 'mass-export'),
        eq(approvals.subjectId, reference),
        eq(approvals.requestedBy, actor.id),
        gt(approvals.decidedAt, new Date(now.getTime() - HOURS * 3_600_000)),
      ),
    )
    .orderBy(desc(approvals.decidedAt))
    .limit(1);
  return last?.decision === 'approved';
}

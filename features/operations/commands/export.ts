import { and, desc, eq, gt } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { approvals, auditEntries } from '@/db/schema';
import { since } from '@/db/since';
import { askApproval, type Decision, decideApproval } from '@/features/approvals/commands';
import { maySupervise, plainly } from '@/features/cases/access';
import { sealReason } from '@/features/cases/budget';
import { budget } from '@/features/cases/queries/budget';
import { permitting } from '@/features/consents/queries';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused, NotFound } from '@/lib/errors';
import { reasonFault } from '@/lib/reason';
import { type Format, isOn, type Layout } from '../layouts';
import { operationFor } from '../queries/found-operation';
import { type FoundRow, isHandedOut, rowsOf } from '../queries/manifest';
import { operationToLead } from './found';

/** `locked`: whether the file opens only with a passphrase. */
export type Wanted = { layout: Layout; format: Format; locked: boolean; reason: string };

/** How long what a second person agreed to holds. */
const HOURS = 72;

/**
 * Records that a manifest leaves the app with identities, and why; only then is it made, of the cases that are answered
 * as recorded. Manifests with more people in a day than an ordinary day has identities take a second person: without one
 * who agreed to as many in the last three days, they are asked.
 */
export async function exportManifest(actor: Staff, reference: string, wanted: Wanted, now = new Date()) {
  const fault = reasonFault(wanted.reason);
  if (fault) return { refused: fault };
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, reference, tx);
    const recorded = await toHandOut(tx, wanted.layout, await rowsOf(actor, tx, operation, operation.on));
    const subject = { kind: 'operation', id: operation.reference } as const;
    const count = recorded.size;
    const ofDay = (await handedOutToday(tx, actor, now)).union(recorded).size;
    if (ofDay > (await budget(tx)) && (await agreedTo(tx, actor, operation.reference, now)) < count) {
      const asked = await askApproval(
        tx,
        audit,
        actor,
        { kind: 'mass-export', subject, details: { operation: operation.reference, count }, reason: wanted.reason },
        now,
      );
      if (isRefused(asked)) return asked;
      const told = await supervisorsOver(tx, { officeId: operation.officeId, except: actor.id });
      await notify(tx, told, 'approval-asked', { kind: 'mass-export', reference: operation.reference }, now);
      return { asked: true as const };
    }
    const { layout, format, locked } = wanted;
    await audit.record({
      act: 'manifest.exported',
      subject,
      details: { layout, format, locked, count, reason: sealReason(actor.id, wanted.reason) },
    });
    for (const file of recorded)
      await audit.record({
        act: 'manifest.handed-out',
        subject: { kind: 'case', id: file },
        details: { operation: operation.reference },
      });
    const told = await supervisorsOver(tx, { officeId: operation.officeId, except: actor.id });
    const lock = locked ? 'locked' : 'plain';
    const by = { by: actor.name, office: actor.officeCode, count: String(count), lock };
    await notify(tx, told, 'manifest-exported', { operation: operation.reference, ...by }, now);
    return { asked: false as const, recorded };
  });
}

/** The cases whose people a document names: what the receiving agencies read is shared, and each has to have agreed. */
async function toHandOut(tx: Writer, layout: Layout, found: FoundRow[]): Promise<Set<string>> {
  const named = found.filter((row) => isHandedOut(row) && isOn(layout, row));
  const speakers = named.flatMap(({ speakerId }) => speakerId ?? []);
  const agreed = layout === 'agencies' ? await permitting(tx, speakers, 'referral_sharing') : new Set(speakers);
  return new Set(named.flatMap(({ file, speakerId }) => (file && agreed.has(speakerId ?? '') ? [file.reference] : [])));
}

/** The cases whose people an actor has handed out by manifests since midnight in Jakarta: many small ones are a large one. */
async function handedOutToday(tx: Writer, actor: Staff, now: Date): Promise<Set<string>> {
  const rows = await tx
    .select({ reference: auditEntries.subjectId })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.actorId, actor.id),
        eq(auditEntries.act, 'manifest.handed-out'),
        since(tx, new Date(`${today(now)}T00:00:00+07:00`)),
      ),
    );
  return new Set(rows.map((row) => row.reference));
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

/** To how many people of this manifest a second person agreed lately, for this colleague to take them out; 0: to none. */
async function agreedTo(tx: Writer, actor: Staff, reference: string, now: Date): Promise<number> {
  const [last] = await tx
    .select({ decision: approvals.decision, details: approvals.details })
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
  return last?.decision === 'approved' ? (JSON.parse(last.details) as { count: number }).count : 0;
}

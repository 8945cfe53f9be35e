import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { cases, offices, rightsRequests, users } from '@/db/schema';
import { staffFrom } from '@/features/accounts/queries';
import { type Decision, decideApproval } from '@/features/approvals/commands';
import { mayChangeCase } from '@/features/cases/access';
import { caseToChange } from '@/features/cases/commands/found-case';
import { exceptionsFor, inSight } from '@/features/cases/queries/scope';
import { notify } from '@/features/notices/commands';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { eraseWithin, finishErasure } from './erase';
import { isStillOpen } from './requests';

/**
 * The second person decides on an erasure; approved, it is done at once. Whoever does not see every case of the person
 * cannot decide, and is told no more than that: the identity belongs to the work of all those offices.
 */
export async function decideErasure(actor: Staff, asked: { approval: string; decision: Decision }, now = new Date()) {
  const decided = await change(actor, async (tx, audit) => {
    const { approval: id, decision } = asked;
    const answer = await decideApproval(tx, audit, actor, { id, kind: 'erasure', decision }, now);
    if (isRefused(answer)) return answer;
    const { approval, details } = answer;
    const reference = String(details.reference ?? '');
    const file = await caseToChange(actor, reference, tx);
    const personId = approval.subjectId;
    const records = await recordsOf(tx, personId);
    if (file.personId !== personId || (await beyondSight(tx, actor, records))) return { refused: 'not-yours' as const };
    const told = { kind: 'erasure', reference, decision };
    await notify(tx, [approval.requestedBy], 'approval-decided', told, now);
    const request = and(eq(rightsRequests.id, String(details.request ?? '')), isStillOpen(records));
    if (decision === 'declined') {
      await tx.update(rightsRequests).set({ refusedAt: now, doneBy: actor.id }).where(request);
      return { reference, personId, records, erasedAt: null };
    }
    if (areOthers(records, details.records)) return { refused: 'other-records' as const };
    if (!(await stillMayAsk(tx, approval.requestedBy, reference))) return { refused: 'over' as const };
    const erased = await eraseWithin(tx, audit, { personId, reference, because: 'asked' }, now);
    if (!erased) return { refused: 'over' as const };
    const receipt = JSON.stringify({ places: erased.places, office: await officeCode(tx, file.officeId) });
    await tx.update(rightsRequests).set({ doneAt: now, doneBy: actor.id, receipt }).where(request);
    return { reference, personId, records, erasedAt: now };
  });
  if (!isRefused(decided) && decided.erasedAt) await finishErasure(decided.records, decided.erasedAt);
  return decided;
}

/** Whether the person was joined or parted since it was asked: then nobody has asked to erase who they are now. */
function areOthers(records: string[], asked: unknown): boolean {
  const known = Array.isArray(asked) ? asked : records.slice(0, 1);
  return records.length !== known.length || records.some((id) => !known.includes(id));
}

/** Whether the person has a case that this actor does not see. */
async function beyondSight(tx: Writer, actor: Staff, records: string[]): Promise<boolean> {
  const unseen = and(inArray(cases.personId, records), sql`not (${inSight(actor)})`);
  return (await tx.$count(cases, unseen)) > 0;
}

/**
 * Whether whoever asked still works here and on this case: what an account asked for that was taken over, disabled or
 * moved, or somebody who was locked out, is not carried out any more.
 */
async function stillMayAsk(tx: Writer, userId: string, reference: string): Promise<boolean> {
  const [row] = await tx
    .select({ user: users, office: offices })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  if (!row) return false;
  const asker = staffFrom(row);
  const [file] = await tx
    .select({ officeId: cases.officeId, ...exceptionsFor(asker) })
    .from(cases)
    .where(eq(cases.reference, reference));
  return file !== undefined && mayChangeCase(asker, file);
}

async function officeCode(tx: Writer, officeId: string): Promise<string> {
  const [office] = await tx.select({ code: offices.code }).from(offices).where(eq(offices.id, officeId));
  return office?.code ?? '';
}

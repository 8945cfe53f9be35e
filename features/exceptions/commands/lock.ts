import { and, eq, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { caseLocks, cases, offices, users } from '@/db/schema';
import { staffFrom } from '@/features/accounts/queries';
import { maySupervise, plainly } from '@/features/cases/access';
import { caseFor } from '@/features/cases/queries/case-for';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import { cannotLock } from '../access';
import { releaseLocked } from './release-locked';

export type Locking = { reference: string; colleague: string; reason: string };

/** Locks a colleague out of a case because of a conflict of interest: from now on it does not exist for them. */
export async function lockCase(actor: Staff, { reference, colleague, reason }: Locking, now = new Date()) {
  const { personId } = await caseFor(maySupervise, actor, reference);
  const key = (await personKeys([personId])).get(personId);
  return change(actor, async (tx, audit) => {
    const file = await caseFor(maySupervise, actor, reference, tx);
    const person = await colleagueNamed(tx, colleague);
    if (!person) return { refused: 'not-theirs' as const };
    const refused = cannotLock(actor, plainly(file.officeId), person);
    if (refused) return { refused };
    const there = and(eq(caseLocks.caseId, file.id), eq(caseLocks.userId, person.id), isNull(caseLocks.liftedAt));
    const [already] = await tx.select({ id: caseLocks.id }).from(caseLocks).where(there);
    if (already) return { refused: 'already-locked' as const };
    await tx.insert(caseLocks).values({
      id: newId(now.getTime()),
      caseId: file.id,
      userId: person.id,
      reason: key ? sealText(personId, key, 'case_locks', 'reason', reason) : null,
      lockedBy: actor.id,
      lockedAt: now,
    });
    // It cannot stay in the hands of somebody for whom it is not there.
    if (file.assignedTo === person.id) await tx.update(cases).set({ assignedTo: null }).where(eq(cases.id, file.id));
    const told = await supervisorsOver(tx, { officeId: file.officeId, caseId: file.id, except: actor.id });
    await notify(tx, told, 'case-locked', { reference: file.reference, by: actor.name, colleague: person.name }, now);
    await releaseLocked(tx, actor, await recordsOf(tx, file.personId), now);
    const subject = { kind: 'case', id: file.reference } as const;
    await audit.record({ act: 'case.locked', subject, details: { colleague: person.id } });
    return { reference: file.reference };
  });
}

/** Lifts a lock: the case is there again for the colleague. For whoever is locked out themselves it reads as not there. */
export function liftLock(actor: Staff, { reference, lock }: { reference: string; lock: string }, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseFor(maySupervise, actor, reference, tx);
    const [lifted] = await tx
      .update(caseLocks)
      .set({ liftedAt: now, liftedBy: actor.id })
      .where(and(eq(caseLocks.id, lock), eq(caseLocks.caseId, file.id), isNull(caseLocks.liftedAt)))
      .returning();
    if (!lifted) return { refused: 'not-locked' as const };
    const subject = { kind: 'case', id: file.reference } as const;
    await audit.record({ act: 'case.unlocked', subject, details: { colleague: lifted.userId } });
    return { reference: file.reference };
  });
}

async function colleagueNamed(tx: Writer, id: string): Promise<Staff | null> {
  const [row] = await tx
    .select({ user: users, office: offices })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(eq(users.id, id), isNull(users.disabledAt)));
  return row ? staffFrom(row) : null;
}

import { and, eq, max } from 'drizzle-orm';
import { change } from '@/db/change';
import { operationLegs, operationPartners } from '@/db/schema';
import type { Staff } from '@/lib/actor';
import { newId } from '@/lib/id';
import type { ToldLeg, ToldPartner } from '../input';
import { legsOf } from '../queries/found-operation';
import { isWayHome } from '../rules';
import { operationToLead, type Seen, takeVersion } from './found';

/** Adds a leg behind the last one: it goes on where that ended, and not before its day. */
export async function addLeg(actor: Staff, seen: Seen, leg: ToldLeg, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, seen.reference, tx);
    if (!isWayHome(operation.kind)) return { refused: 'no-way-home' as const };
    const before = (await legsOf(tx, operation.id)).at(-1);
    if (leg.on < (before?.on ?? operation.on)) return { refused: 'before-last-leg' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    const position = (before?.position ?? 0) + 1;
    await tx.insert(operationLegs).values({ ...leg, id: newId(now.getTime()), operationId: operation.id, position });
    const subject = { kind: 'operation', id: operation.reference } as const;
    await audit.record({ act: 'operation.leg-added', subject, details: { mode: leg.mode, on: leg.on } });
    return { position };
  });
}

/** Takes the last leg away again. */
export async function dropLastLeg(actor: Staff, seen: Seen, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, seen.reference, tx);
    const of = eq(operationLegs.operationId, operation.id);
    const [last] = await tx
      .select({ position: max(operationLegs.position) })
      .from(operationLegs)
      .where(of);
    if (!last?.position) return { refused: 'no-leg' as const };
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    await tx.delete(operationLegs).where(and(of, eq(operationLegs.position, last.position)));
    await audit.record({ act: 'operation.leg-dropped', subject: { kind: 'operation', id: operation.reference } });
    return { position: last.position };
  });
}

/** Adds who works together in an operation. */
export async function addPartner(actor: Staff, seen: Seen, partner: ToldPartner, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, seen.reference, tx);
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    const id = newId(now.getTime());
    await tx.insert(operationPartners).values({ ...partner, id, operationId: operation.id });
    const subject = { kind: 'operation', id: operation.reference } as const;
    await audit.record({ act: 'operation.partner-added', subject, details: { body: partner.kind } });
    return { id };
  });
}

/** Takes a partner away that was named by mistake. */
export async function dropPartner(actor: Staff, seen: Seen, id: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const operation = await operationToLead(actor, seen.reference, tx);
    if (!(await takeVersion(tx, actor, operation, seen.version, now))) return { refused: 'stale' as const };
    const [gone] = await tx
      .delete(operationPartners)
      .where(and(eq(operationPartners.id, id), eq(operationPartners.operationId, operation.id)))
      .returning();
    if (!gone) return { refused: 'not-there' as const };
    const subject = { kind: 'operation', id: operation.reference } as const;
    await audit.record({ act: 'operation.partner-dropped', subject, details: { body: gone.kind } });
    return { id };
  });
}

import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { change, notYours } from '@/db/change';
import type { Writer } from '@/db/client';
import { cases, offices, tasks, users } from '@/db/schema';
import { staffFrom } from '@/features/accounts/queries';
import { plainly, seesEveryOffice } from '@/features/cases/access';
import { caseToChange } from '@/features/cases/commands/found-case';
import { inSight } from '@/features/cases/queries/scope';
import { closedStatuses } from '@/features/figures/catalogue';
import { lockedOutOf } from '@/features/locks/queries';
import { notify } from '@/features/notices/commands';
import type { Staff } from '@/lib/actor';
import { mayAssign, mayBalance } from '../access';
import { mayHold } from '../queries/holders';

export type Assigning = { to: string | null; seen: string | null };

/** Gives a case, and what the colleague before had to do in it, to another; nobody's, where `to` is null. */
export function assignCase(actor: Staff, reference: string, { to, seen }: Assigning, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const { assignedTo: from } = file;
    if (from !== seen) return { refused: 'changed' as const };
    if (to === from) return { refused: 'the-same' as const };
    if (!mayAssign(actor, plainly(file.officeId), from, to)) return { refused: 'not-yours' as const };
    if (to && !(await mayHold(tx, file, to))) return { refused: 'cannot-hold' as const };
    await give(tx, actor, [file.id], { from, to, now });
    if (to && to !== actor.id) await notify(tx, [to], 'case-given', { reference, by: actor.name }, now);
    await audit.record({
      act: to ? 'case.assigned' : 'case.unassigned',
      subject: { kind: 'case', id: reference },
      details: { ...(from && { holder: from }), ...(to && { colleague: to }) },
    });
    return { reference };
  });
}

/** How many cases of a colleague went to another, and how many could not: a lock keeps the other out of these. */
export type HandedOver = { moved: number; left: number };

/** Hands every open case of a colleague, with what they had to do in these, to another: they are ill, or leave. */
export async function handOver(actor: Staff, { from, to }: { from: string; to: string }, now = new Date()) {
  if (!mayBalance(actor)) return notYours(actor, 'hand-over');
  return change(actor, async (tx, audit) => {
    const receiver = await colleague(tx, to);
    if (!receiver || from === to) return { refused: 'cannot-hold' as const };
    const held = and(
      eq(cases.assignedTo, from),
      sql`${cases.status} not in ${[...closedStatuses]}`,
      inSight(actor, now),
      seesEveryOffice(actor) ? undefined : eq(cases.officeId, actor.officeId),
    );
    const own = seesEveryOffice(receiver) ? undefined : eq(cases.officeId, receiver.officeId);
    const free = sql`${to} not in ${lockedOutOf(sql`${cases.personId}`)}`;
    const rows = await tx
      .select({ id: cases.id, reference: cases.reference })
      .from(cases)
      .where(and(held, own, free));
    if (rows.length === 0) return { refused: 'nothing-to-hand' as const };
    const ids = rows.map(({ id }) => id);
    await give(tx, actor, ids, { from, to, now });
    for (const { reference } of rows)
      await audit.record({
        act: 'case.assigned',
        subject: { kind: 'case', id: reference },
        details: { holder: from, colleague: to },
      });
    const [left] = await tx.select({ left: count() }).from(cases).where(held);
    await notify(tx, [to], 'cases-given', { by: actor.name, count: String(rows.length) }, now);
    return { moved: rows.length, left: left?.left ?? 0 } satisfies HandedOver;
  });
}

type Giving = { from: string | null; to: string | null; now: Date };

/** More at once than either engine takes as parameters is given in turns. */
const AT_ONCE = 500;

async function give(tx: Writer, actor: Staff, caseIds: string[], { from, to, now }: Giving): Promise<void> {
  for (let n = 0; n < caseIds.length; n += AT_ONCE) {
    const some = caseIds.slice(n, n + AT_ONCE);
    await tx.update(cases).set({ assignedTo: to }).where(inArray(cases.id, some));
    if (!from) continue;
    await tx
      .update(tasks)
      .set({ assignedTo: to, version: sql`${tasks.version} + 1`, changedBy: actor.id, changedAt: now })
      .where(and(inArray(tasks.caseId, some), eq(tasks.assignedTo, from), isNull(tasks.ended)));
  }
}

/** Somebody who works on cases and can sign in. */
async function colleague(tx: Writer, id: string): Promise<Staff | null> {
  const [row] = await tx
    .select({ user: users, office: offices })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(and(eq(users.id, id), inArray(users.role, ['caseworker', 'supervisor']), isNull(users.disabledAt)));
  return row ? staffFrom(row) : null;
}

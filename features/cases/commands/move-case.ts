import { desc, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { cases, statusSteps } from '@/db/schema';
import { suspectWithin } from '@/features/people/again';
import type { Staff } from '@/lib/actor';
import type { Code } from '@/lib/vocabulary';
import { cannotClose, cannotMove, cannotReopen, cannotStep } from '../rules';
import type { ReturnStep } from '../steps';
import { addStep, type CaseRow, caseToChange, raiseVersion, takeVersion } from './found-case';

/** Tracks share one version, so that two people never move the same case unaware of each other. */
const TRACK = 'track';

type Seen = { reference: string; version: number };

/** Closes a case with a reason, from a day on. */
export async function closeCase(
  actor: Staff,
  seen: Seen,
  closing: { on: string; reason: Code<'case_closure_reason'>; referred: boolean },
  today: string,
) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, seen.reference, tx);
    const refused = cannotClose(await standing(tx, file), closing.on, today);
    if (refused) return { refused };
    if (!(await takeVersion(tx, actor, file.id, TRACK, seen.version))) return { refused: 'stale' as const };
    const status = closing.referred ? ('closed_referred' as const) : ('closed' as const);
    await addStep(tx, actor, file, { status: { status, on: closing.on, closureReason: closing.reason } });
    const details = { on: closing.on, status, reason: closing.reason };
    await audit.record({ act: 'case.closed', subject: { kind: 'case', id: file.reference }, details });
    await suspectWithin(tx, audit, file.personId);
    return { reference: file.reference };
  });
}

/** Opens a closed case again: it is being worked on from that day. */
export async function reopenCase(actor: Staff, seen: Seen, on: string, today: string) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, seen.reference, tx);
    const refused = cannotReopen(await standing(tx, file), on, today);
    if (refused) return { refused };
    if (!(await takeVersion(tx, actor, file.id, TRACK, seen.version))) return { refused: 'stale' as const };
    await addStep(tx, actor, file, { status: { status: 'active', on } });
    await audit.record({ act: 'case.reopened', subject: { kind: 'case', id: file.reference }, details: { on } });
    await suspectWithin(tx, audit, file.personId);
    return { reference: file.reference };
  });
}

/** Moves an open case to another open status. A report that is accepted counts as handled from that day. */
export async function moveCase(
  actor: Staff,
  seen: Seen,
  step: { status: Code<'case_status'>; on: string },
  today: string,
) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, seen.reference, tx);
    const refused = cannotMove(await standing(tx, file), step, today);
    if (refused) return { refused };
    if (!(await takeVersion(tx, actor, file.id, TRACK, seen.version))) return { refused: 'stale' as const };
    if (file.status === 'reported') await accept(tx, actor, file, step.on);
    await addStep(tx, actor, file, { status: step });
    await audit.record({ act: 'case.moved', subject: { kind: 'case', id: file.reference }, details: step });
    await suspectWithin(tx, audit, file.personId);
    return { reference: file.reference };
  });
}

/** Adds a dated step on the way home. */
export async function recordReturnStep(actor: Staff, seen: Seen, step: ReturnStep, today: string) {
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, seen.reference, tx);
    const refused = cannotStep(step.on, today);
    if (refused) return { refused };
    if (!(await takeVersion(tx, actor, file.id, TRACK, seen.version))) return { refused: 'stale' as const };
    await addStep(tx, actor, file, { return: step });
    await audit.record({ act: 'return.step', subject: { kind: 'case', id: file.reference }, details: step });
    await suspectWithin(tx, audit, file.personId);
    return { reference: file.reference };
  });
}

/** The case with the day from which its present status holds. */
async function standing(tx: Writer, file: CaseRow) {
  const steps = tx.select().from(statusSteps).where(eq(statusSteps.caseId, file.id));
  const [last] = await steps.orderBy(desc(statusSteps.position)).limit(1);
  return { status: file.status, handledOn: file.handledOn, since: last?.on ?? file.handledOn };
}

/** A report is handled from the day it is accepted. Whoever is changing that day meanwhile is told. */
async function accept(tx: Writer, actor: Staff, file: CaseRow, on: string) {
  await tx.update(cases).set({ handledOn: on }).where(eq(cases.id, file.id));
  await raiseVersion(tx, actor, file.id, 'essentials');
}

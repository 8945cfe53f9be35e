import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { speakerOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { reasonFault } from '@/lib/reason';
import { mayOpenIdentity } from '../access';
import { sealReason } from '../budget';
import { identitiesToday } from '../queries/budget';
import { caseFor } from '../queries/case-for';
import { isWithheldNow } from './found-case';

/**
 * Opening an identity is a deliberate act: it is recorded, and holds for a short while (see `caseFile`). Refused where
 * there is none to open any more, or its use was stopped. Unusually many in a day ask for a reason first, of which the
 * supervisors are told; it makes room for as many again.
 */
export async function recordIdentityOpened(actor: Staff, reference: string, reason?: string, now = new Date()) {
  return change(actor, async (tx, audit) => {
    const file = await caseFor(mayOpenIdentity, actor, reference, tx);
    if (await isWithheldNow(tx, file.personId)) return { refused: 'withheld' as const };
    if (!(await takeRoom(tx, audit, actor, { personId: file.personId, reason }, now)))
      return { refused: 'budget' as const };
    await audit.record({
      act: 'identity.opened',
      subject: { kind: 'person', id: file.personId },
      details: { reference, ...(actor.session && { session: actor.session }) },
    });
    return { reference: file.reference };
  });
}

/** Closes it again before its time is over, in the session that opened it. */
export async function recordIdentityClosed(actor: Staff, reference: string) {
  return change(actor, async (tx, audit) => {
    const file = await caseFor(mayOpenIdentity, actor, reference, tx);
    await audit.record({
      act: 'identity.closed',
      subject: { kind: 'person', id: file.personId },
      details: { reference, ...(actor.session && { session: actor.session }) },
    });
    return { reference: file.reference };
  });
}

/**
 * Within a change that shows somebody an identity: whether there is room for one more person today. A reason makes room
 * where there is none.
 */
export async function takeRoom(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  { personId, reason }: { personId: string; reason?: string },
  now: Date,
): Promise<boolean> {
  const { persons, room } = await identitiesToday(actor, tx, now);
  if (persons.has(await speakerOf(tx, personId)) || persons.size < room) return true;
  if (reason === undefined || reasonFault(reason)) return false;
  await confirm(tx, audit, actor, { reason, opened: persons.size }, now);
  return true;
}

type Confirmed = { reason: string; opened: number };

async function confirm(tx: Writer, audit: Recorder, actor: Staff, { reason, opened }: Confirmed, now: Date) {
  const told = await supervisorsOver(tx, { officeId: actor.officeId, except: actor.id });
  await notify(tx, told, 'budget-exceeded', { by: actor.name, office: actor.officeCode, count: String(opened) }, now);
  await audit.record({
    act: 'budget.confirmed',
    subject: { kind: 'user', id: actor.id },
    details: { opened, reason: sealReason(actor.id, reason) },
  });
}

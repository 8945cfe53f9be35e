import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { persons, rightsRequests } from '@/db/schema';
import { askApproval } from '@/features/approvals/commands';
import { type CaseRow, caseToChange } from '@/features/cases/commands/found-case';
import type { Section } from '@/features/cases/fields';
import { identitiesToday } from '@/features/cases/queries/budget';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { supervisorsOver } from '@/features/notices/audience';
import { notify } from '@/features/notices/commands';
import { sealText } from '@/features/people/identity';
import { forgetPeople } from '@/features/people/memory';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { newId } from '@/lib/id';
import { type CannotMeet, cannotMeet, dueAt, type RequestKind } from '../rules';

/** What a person asked for, as the one who met them tells it. `words` are sealed. */
export type Asking = { askedAt: Date; words: string };

/**
 * The access copy leaves the app: recorded as a request that is done, and the supervisors are told. `format` and
 * `language` say in which form. It takes an identity that was opened on purpose; where the use is stopped none can be
 * opened, but the person still gets the copy, and it counts as one more identity of the day.
 */
export async function recordCopy(
  actor: Staff,
  reference: string,
  copy: { format: 'pdf' | 'json'; language: string },
  now = new Date(),
) {
  const { identityOpen, useStoppedAt } = await caseToMove(actor, reference);
  return meeting(actor, reference, 'access', async (met) => {
    const { tx, file } = met;
    if (!identityOpen && !useStoppedAt) return { refused: 'identity-closed' as const };
    const { persons: shown, room } = await identitiesToday(actor, tx, now);
    if (!shown.has(met.records[0] ?? file.personId) && shown.size >= room) return { refused: 'budget' as const };
    await met.keep({ askedAt: now, words: '' }, { doneAt: now, doneBy: actor.id, receipt: JSON.stringify(copy) });
    await met.record('rights.copied', copy);
    const told = await supervisorsOver(tx, { officeId: file.officeId, caseId: file.id, except: actor.id });
    const by = { by: actor.name, office: actor.officeCode };
    await notify(tx, told, 'access-copied', { reference: file.reference, ...by }, now);
    return { reference: file.reference };
  });
}

/** The identity is kept, and from now on neither shown, found nor exported; the case still counts. */
export function stopUse(actor: Staff, reference: string, asking: Asking, now = new Date()) {
  return switchUse(actor, reference, 'stop', asking, now);
}

export function resumeUse(actor: Staff, reference: string, asking: Asking, now = new Date()) {
  return switchUse(actor, reference, 'resume', asking, now);
}

async function switchUse(actor: Staff, reference: string, kind: 'stop' | 'resume', asking: Asking, now: Date) {
  const answer = await meeting(actor, reference, kind, async (met) => {
    await met.keep(asking, { doneAt: now, doneBy: actor.id });
    const seq = await met.record(kind === 'stop' ? 'rights.stopped' : 'rights.resumed', {});
    const { records } = met;
    // Every record: each is found by what it says itself. The indexes read what is newer than they know, and leave out
    // whose use is stopped.
    const set = { useStoppedAt: kind === 'stop' ? now : null, identitySeq: seq };
    await met.tx.update(persons).set(set).where(inArray(persons.id, records));
    return { records };
  });
  if (isRefused(answer)) return answer;
  if (kind === 'stop') {
    await forgetPeople(answer.records);
  }
  return { reference };
}

/** Something is wrong on file: noted, to be changed in its section, where the save leaves before and after as a trace. */
export function askCorrection(actor: Staff, reference: string, asking: Asking & { section: Section }) {
  const { section } = asking;
  return meeting(actor, reference, 'correction', async (met) => {
    await met.keep(asking, { receipt: JSON.stringify({ section }) });
    await met.record('rights.asked', { kind: 'correction', section });
    return { section };
  });
}

/** What was asked is not done, for a reason that the person was told. */
export function declineRequest(
  actor: Staff,
  reference: string,
  { id, words }: { id: string; words: string },
  now = new Date(),
) {
  return meeting(actor, reference, 'correction', async (met) => {
    const declined = await met.tx
      .update(rightsRequests)
      .set({ refusedAt: now, doneBy: actor.id, note: met.seal(words) })
      .where(and(eq(rightsRequests.id, id), eq(rightsRequests.kind, 'correction'), isStillOpen(met.records)))
      .returning({ id: rightsRequests.id });
    if (declined.length === 0) return { refused: 'over' as const };
    await met.record('rights.declined', { kind: 'correction', request: id });
    return { id };
  });
}

/** Asks for an erasure: a supervisor has to decide. Asked again while the request is open it stays one request. */
export function askErasure(actor: Staff, reference: string, asking: Asking, now = new Date()) {
  return meeting(actor, reference, 'erasure', async (met) => {
    const { tx, audit, file } = met;
    const [open] = await tx
      .select({ id: rightsRequests.id })
      .from(rightsRequests)
      .where(and(eq(rightsRequests.kind, 'erasure'), isStillOpen(met.records)));
    const request = open?.id ?? (await met.keep(asking, {}));
    const subject = { kind: 'person', id: file.personId } as const;
    // Which records were looked at before asking: others are not what was asked for.
    const details = { reference: file.reference, request, records: met.records };
    const asked = await askApproval(tx, audit, actor, { kind: 'erasure', subject, details, reason: asking.words }, now);
    if (isRefused(asked)) return asked;
    const told = await supervisorsOver(tx, { officeId: file.officeId, caseId: file.id, except: actor.id });
    await notify(tx, told, 'approval-asked', { kind: 'erasure', reference: file.reference }, now);
    return { request };
  });
}

export const isStillOpen = (records: string[]) =>
  and(inArray(rightsRequests.personId, records), isNull(rightsRequests.doneAt), isNull(rightsRequests.refusedAt));

type Met = {
  tx: Writer;
  audit: Recorder;
  file: CaseRow;
  /** All records of the person, the one that speaks first. */
  records: string[];
  seal(words: string): Buffer | null;
  /** Keeps the request; answers its id. */
  keep(asking: Asking, more: Partial<typeof rightsRequests.$inferInsert>): Promise<string>;
  record(act: string, details: Record<string, unknown>): Promise<number>;
};

/** Every right is met through a case the actor works on, and only where it can be met now. */
async function meeting<T>(
  actor: Staff,
  reference: string,
  kind: RequestKind,
  work: (met: Met) => Promise<T>,
): Promise<T | Refused<CannotMeet>> {
  const { personId } = await caseToChange(actor, reference);
  const key = (await personKeys([personId])).get(personId);
  return change<T | Refused<CannotMeet>>(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const records = await recordsOf(tx, personId);
    const [person] = await tx
      .select()
      .from(persons)
      .where(eq(persons.id, records[0] ?? personId));
    const cannot = person && key ? cannotMeet(kind, person) : 'erased';
    if (cannot || !key) return { refused: cannot ?? 'erased' };
    const seal = (words: string) => sealText(personId, key, 'rights_requests', 'note', words);
    const keep: Met['keep'] = async ({ askedAt, words }, more) => {
      const id = newId();
      const known = { personId, reference: file.reference, kind, requestedAt: askedAt, requestedBy: actor.id };
      await tx.insert(rightsRequests).values({ id, ...known, dueAt: dueAt(askedAt), note: seal(words), ...more });
      return id;
    };
    const record: Met['record'] = (act, details) =>
      audit.record({
        act,
        subject: { kind: 'person', id: personId },
        details: { reference: file.reference, ...details },
      });
    return work({ tx, audit, file, records, seal, keep, record });
  });
}

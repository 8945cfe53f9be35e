import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { among } from '@/db/among';
import type { Recorder } from '@/db/audit';
import { change } from '@/db/change';
import type { Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, returnBlocks, returnMilestones, returnSteps } from '@/db/schema';
import {
  addStep,
  type CaseRow,
  caseToChange,
  isWithheldNow,
  raiseVersion,
  takeVersion,
} from '@/features/cases/commands/found-case';
import { isSubmissionId } from '@/features/cases/input';
import { standingFor } from '@/features/followups/queries/file';
import { suspectWithin } from '@/features/people/again';
import { sealText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { newId } from '@/lib/id';
import type { ToldMilestone } from '../input';
import { standingMilestones } from '../queries/papers';
import { cannotRecord, type Milestone, type MilestoneRefusal, stepFor } from '../rules';

/** The version of the tracks of a case: whoever moves it by a milestone or by a status takes it. */
export const TRACK = 'track';

/** A case as somebody saw it, before they moved it. */
export type Seen = { reference: string; version: number };

export type RecordRefusal = 'sent-already' | 'stale' | 'withheld' | 'keeping-refused' | MilestoneRefusal;

/**
 * Records a milestone on the way home of a case, and moves its return status on. Refused where a colleague moved the case
 * since it was seen; a form sent twice makes one.
 */
export async function recordMilestone(
  actor: Staff,
  seen: Seen,
  told: ToldMilestone,
  now = new Date(),
): Promise<{ id: string } | { refused: RecordRefusal }> {
  const { personId } = await caseToChange(actor, seen.reference);
  const key = told.number ? (await personKeys([personId])).get(personId) : undefined;
  if (told.number && !key) return { refused: 'withheld' };
  return change(actor, async (tx, audit) => {
    const file = await caseToChange(actor, seen.reference, tx);
    const { number, ...milestone } = { ...told, id: isSubmissionId(told.id) ? told.id : newId(now.getTime()) };
    const refused = await cannotTake(tx, actor, file, { seen, id: milestone.id, number });
    if (refused) return { refused };
    const sealed = key ? sealText(personId, key, 'return_milestones', 'number', number) : null;
    return put(tx, audit, actor, file, { ...milestone, number: sealed }, now);
  });
}

type Taking = { seen: Seen; id: string; number: string };

async function cannotTake(tx: Writer, actor: Staff, file: CaseRow, { seen, id, number }: Taking) {
  const [sent] = await tx.select().from(returnMilestones).where(eq(returnMilestones.id, id));
  if (sent) return 'sent-already' as const;
  if (!(await takeVersion(tx, actor, file.id, TRACK, seen.version))) return 'stale' as const;
  if (!number) return null;
  if (await isWithheldNow(tx, file.personId)) return 'withheld' as const;
  // The codes are what the case is counted by; words about the person are kept only with their consent.
  return (await standingFor(tx, file.personId)).keepingRefused ? ('keeping-refused' as const) : null;
}

/** Within a change that asked for the case: records a milestone beside whatever else happens to it, such as a flight. */
export async function putMilestone(
  tx: Writer,
  audit: Recorder,
  actor: Staff,
  file: CaseRow,
  milestone: Milestone,
  now = new Date(),
): Promise<{ id: string } | { refused: MilestoneRefusal }> {
  const answer = await put(tx, audit, actor, file, milestone, now);
  // Whoever has the case before them meanwhile is told that it moved.
  if (!isRefused(answer)) await raiseVersion(tx, actor, file.id, TRACK);
  return answer;
}

type Sealed = Milestone & { number?: Buffer | null };

async function put(tx: Writer, audit: Recorder, actor: Staff, file: CaseRow, milestone: Sealed, now: Date) {
  const { mode, basis, funding, number, ...told } = milestone;
  const steps = await tx
    .select({ status: returnSteps.status, on: returnSteps.on })
    .from(returnSteps)
    .where(eq(returnSteps.caseId, file.id))
    .orderBy(asc(returnSteps.position));
  const refused = cannotRecord(steps, await standingMilestones(tx, file.id), told, today(now));
  if (refused) return { refused };
  const status = stepFor(steps, told.kind);
  const stepId = status ? await addStep(tx, actor, file, { return: { status, on: told.on } }) : null;
  const { id: caseId, personId } = file;
  await tx
    .insert(returnMilestones)
    .values({ ...told, number, caseId, personId, stepId, recordedAt: now, recordedBy: actor.id });
  await settle(tx, actor, file, { returnMode: mode, returnBasis: basis, returnFunding: funding }, now);
  if (told.kind === 'departed' || told.kind === 'arrived') await endBlocks(tx, actor, [caseId], told.on, now);
  await audit.record({
    act: 'return.milestone',
    subject: { kind: 'case', id: file.reference },
    details: detailsOf(told, { mode, basis, funding, status }),
  });
  if (status) await suspectWithin(tx, audit, personId);
  return { id: told.id };
}

/** What the audit keeps: codes and days, no number. */
export function detailsOf({ id: _, flight: __, kind, ...told }: Milestone, along: object): Record<string, unknown> {
  const all = { milestone: kind, ...told, ...along };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

type Answered = { returnMode?: string | null; returnBasis?: string | null; returnFunding?: string | null };

/** The answers of the case that come with a milestone. Whoever is changing them meanwhile is told. */
async function settle(tx: Writer, actor: Staff, file: CaseRow, answers: Answered, now: Date): Promise<void> {
  const changed = Object.entries(answers).filter(([name, code]) => code && code !== file[name as keyof Answered]);
  await tx
    .update(cases)
    .set({ ...Object.fromEntries(changed), updatedAt: now })
    .where(eq(cases.id, file.id));
  if (changed.length > 0) await raiseVersion(tx, actor, file.id, 'return');
}

/** Who has left is kept by nothing any more. */
export async function endBlocks(tx: Writer, actor: Staff, caseIds: string[], until: string, now: Date): Promise<void> {
  await tx
    .update(returnBlocks)
    .set({
      until: sql`case when ${returnBlocks.from} > ${until} then ${returnBlocks.from} else ${until} end`,
      ...{ endedAt: now, endedBy: actor.id },
    })
    .where(and(among(returnBlocks.caseId, caseIds), isNull(returnBlocks.until), isNull(returnBlocks.withdrawnAt)));
}

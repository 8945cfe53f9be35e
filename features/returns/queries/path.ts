import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { returnBlocks, returnMilestones, users } from '@/db/schema';
import { type CaseFile, caseFile } from '@/features/cases/queries/case-file';
import { openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { type Kind, kinds, nextOf, type Papers, papersIn, passedBy, type Status } from '../rules';

type MilestoneRow = typeof returnMilestones.$inferSelect;
type BlockRow = typeof returnBlocks.$inferSelect;

/** A milestone with who recorded and who withdrew it; `number` is null while the identity is not open. */
export type RecordedMilestone = Omit<MilestoneRow, 'number' | 'personId' | 'caseId'> & {
  by: string;
  withdrawnByName: string;
  hasNumber: boolean;
  number: string | null;
};

/** What keeps somebody, with who said so; `note` is null while the identity is not open. */
export type RecordedBlock = Omit<BlockRow, 'note' | 'personId' | 'caseId'> & {
  by: string;
  endedByName: string;
  hasNote: boolean;
  note: string | null;
};

/** One step of the path: the milestones that stand; else the day on which the status was past it already. */
export type PathStep = { kind: Kind; milestones: RecordedMilestone[]; passedOn: string | null };

export type WayHome = {
  path: PathStep[];
  next: Kind | null;
  papers: Papers;
  withdrawn: RecordedMilestone[];
  /** Those that still keep the person first; what was recorded by mistake is not there. */
  blocks: RecordedBlock[];
};

/** The way home of a case the actor was given. */
export async function wayHomeOf(_actor: Staff, file: CaseFile, now = new Date()): Promise<WayHome> {
  const milestones = await milestonesOf(file);
  const standing = milestones.filter(({ withdrawnAt }) => withdrawnAt === null);
  const papers = papersIn(standing, today(now));
  return {
    path: kinds.map((kind) => ({
      kind,
      milestones: standing.filter((one) => one.kind === kind),
      passedOn: passedBy(file.returnSteps, kind),
    })),
    next: nextOf(file.case.returnStatus, papers.clearance === 'cleared'),
    papers,
    withdrawn: milestones.filter(({ withdrawnAt }) => withdrawnAt !== null),
    blocks: await blocksOf(file),
  };
}

const closer = alias(users, 'closer');

async function milestonesOf(file: CaseFile): Promise<RecordedMilestone[]> {
  const rows = await (await db())
    .select({ row: returnMilestones, by: users.name, withdrawnByName: closer.name })
    .from(returnMilestones)
    .leftJoin(users, eq(users.id, returnMilestones.recordedBy))
    .leftJoin(closer, eq(closer.id, returnMilestones.withdrawnBy))
    .where(eq(returnMilestones.caseId, file.case.id))
    .orderBy(asc(returnMilestones.on), asc(returnMilestones.recordedAt), asc(returnMilestones.id));
  const open = await opening(
    file,
    rows.filter(({ row }) => row.number).map(({ row }) => row.personId),
  );
  return rows.map(({ row: { number, personId, caseId: _, ...row }, by, withdrawnByName }) => ({
    ...row,
    ...{ by: by ?? '', withdrawnByName: withdrawnByName ?? '', hasNumber: number !== null },
    number: open(personId, 'return_milestones', 'number', number),
  }));
}

async function blocksOf(file: CaseFile): Promise<RecordedBlock[]> {
  const rows = await (await db())
    .select({ row: returnBlocks, by: users.name, endedByName: closer.name })
    .from(returnBlocks)
    .leftJoin(users, eq(users.id, returnBlocks.recordedBy))
    .leftJoin(closer, eq(closer.id, returnBlocks.endedBy))
    .where(eq(returnBlocks.caseId, file.case.id))
    .orderBy(asc(returnBlocks.from), asc(returnBlocks.id));
  const open = await opening(
    file,
    rows.filter(({ row }) => row.note).map(({ row }) => row.personId),
  );
  return rows
    .filter(({ row }) => row.withdrawnAt === null)
    .map(({ row: { note, personId, caseId: _, ...row }, by, endedByName }) => ({
      ...row,
      ...{ by: by ?? '', endedByName: endedByName ?? '', hasNote: note !== null },
      note: open(personId, 'return_blocks', 'note', note),
    }))
    .toSorted((a, b) => Number(a.until !== null) - Number(b.until !== null));
}

/** Opens what is sealed, while the identity is open. */
async function opening(file: CaseFile, personIds: string[]) {
  const keys = file.identityOpen ? await personKeys([...new Set(personIds)]) : null;
  return (personId: string, table: string, column: string, sealed: Buffer | null): string | null => {
    const key = keys?.get(personId);
    return key ? openText(personId, key, table, column, sealed) : null;
  };
}

/** What moved a case last, for whoever wanted to move it too. */
export type LastMove = { by: string; at: Date; on: string } & (
  | { kind: 'milestone' | 'withdrawn'; milestone: Kind }
  | { kind: 'return'; status: Status }
  | { kind: 'status'; status: CaseFile['case']['status'] }
);

/** Who moved a case last, how and when: what a colleague with an older sight of it is told. Null: nobody has yet. */
export async function lastMoveOf(actor: Staff, reference: string): Promise<LastMove | null> {
  const file = await caseFile(actor, reference);
  const track = file.versions.track;
  if (!track) return null;
  const milestones = await milestonesOf(file);
  const set = new Set(milestones.map(({ stepId }) => stepId));
  // What a milestone set is told by the milestone.
  const ownSteps = file.returnSteps.filter(({ id }) => !set.has(id));
  const moves: LastMove[] = [
    ...file.statusSteps.map((step) => ({ ...told(step), kind: 'status' as const, status: step.status })),
    ...ownSteps.map((step) => ({ ...told(step), kind: 'return' as const, status: step.status })),
    ...milestones.map((one) => ({ ...told(one), kind: 'milestone' as const, milestone: one.kind })),
    ...milestones.flatMap(({ withdrawnAt, kind, on }) =>
      withdrawnAt ? [{ by: '', at: withdrawnAt, on, kind: 'withdrawn' as const, milestone: kind }] : [],
    ),
  ];
  const last = moves.reduce<LastMove | null>((latest, move) => (latest && latest.at > move.at ? latest : move), null);
  return last && { ...last, by: track.by, at: track.at };
}

const told = ({ recordedAt, on }: { recordedAt: Date; on: string }) => ({ by: '', at: recordedAt, on });

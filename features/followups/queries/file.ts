import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { contactPoints, followUps, users } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { caseToRead } from '@/features/cases/queries/case-to-move';
import { standingOf } from '@/features/consents/queries';
import { forbids } from '@/features/consents/rules';
import { openText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import {
  type Attempt,
  type Barrier,
  barrierOf,
  type DueMonth,
  isAbroadAgain,
  isFollowed,
  monthsOf,
  monthToAnswer,
  type Schedule,
} from '../rules';
import { scheduleOf } from './schedules';
import { type LaterCase, takenAgain } from './taken-again';

/** An attempt with who made it; `note` is null while the identity is not open. */
export type RecordedAttempt = Attempt & { id: string; by: string; hasNote: boolean; note: string | null };

export type FollowUpFile = {
  file: CaseFile;
  schedule: Schedule | null;
  months: DueMonth[];
  /** The month an attempt answers unless somebody says otherwise. */
  month: number | null;
  attempts: RecordedAttempt[];
  barrier: Barrier | null;
  abroadAgain: boolean;
  /** The cases in which the person is handled again, where that is found. */
  later: LaterCase[];
  /** Whether this return is followed up: a day of return, and none that the schedule leaves out. */
  followed: boolean;
  keepingRefused: boolean;
};

/** How the person of a case was asked after since they came home, and what is due. */
export async function followUpsOf(actor: Staff, reference: string, now = new Date()): Promise<FollowUpFile> {
  const file = await caseToRead(actor, reference);
  const reader = await db();
  const { returnedOn, officeId, personId } = file.case;
  const [schedule, attempts, later] = await Promise.all([
    scheduleOf(reader, officeId),
    attemptsOf(reader, file),
    takenAgain(actor, file),
  ]);
  const scheduled = schedule && returnedOn && returnedOn >= schedule.since && isFollowed(file.case);
  const months = scheduled ? monthsOf(schedule, returnedOn, attempts, today(now), later.length > 0) : [];
  const standing = await standingFor(reader, personId);
  return {
    file,
    schedule,
    months,
    month: monthToAnswer(months),
    attempts,
    barrier: barrierOf({ ...standing, ...fateOf(file) }),
    abroadAgain: isAbroadAgain(attempts),
    later,
    followed: Boolean(scheduled),
    keepingRefused: standing.keepingRefused,
  };
}

const fateOf = (file: CaseFile) => ({
  erased: file.erasedAt !== null,
  stopped: file.useStoppedAt !== null,
  deceased: file.case.closureReason === 'deceased' || file.case.returnStatus === 'remains_returned',
});

/** What the person said, and how they can be reached. Within a query or change that asked for the case. */
export async function standingFor(from: Pick<Reader, 'select'>, personId: string) {
  const consents = await standingOf(from, personId);
  const ways = await from
    .select({ safety: contactPoints.safety })
    .from(contactPoints)
    .where(and(inArray(contactPoints.personId, await recordsOf(from, personId)), isNull(contactPoints.removedAt)));
  const keepingRefused = forbids(consents.personal_data?.state);
  return {
    keepingRefused,
    refused: keepingRefused || forbids(consents.assistance?.state),
    unsafeOnly: ways.length > 0 && ways.every(({ safety }) => safety === 'unsafe'),
  };
}

async function attemptsOf(from: Reader, file: CaseFile): Promise<RecordedAttempt[]> {
  const rows = await from
    .select({ attempt: followUps, by: users.name })
    .from(followUps)
    .leftJoin(users, eq(users.id, followUps.recordedBy))
    .where(eq(followUps.caseId, file.case.id))
    .orderBy(desc(followUps.on), desc(followUps.recordedAt), desc(followUps.id));
  const keys = file.identityOpen ? await personKeys([...new Set(rows.map(({ attempt }) => attempt.personId))]) : null;
  return rows.map(({ attempt: { personId, note, ...attempt }, by }) => {
    const key = keys?.get(personId);
    return {
      ...attempt,
      by: by ?? '',
      hasNote: note !== null,
      note: key ? openText(personId, key, 'follow_ups', 'note', note) : null,
    };
  });
}

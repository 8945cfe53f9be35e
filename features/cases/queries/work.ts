import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { caseNotes, cases, followUps } from '@/db/schema';
import { closedStatuses } from '@/features/figures/catalogue';
import type { Staff } from '@/lib/actor';
import { MOST_TOLD } from '@/lib/texts';
import { QUIET_DAYS } from '../rules';
import { inSight } from './scope';

export const works = ['mine', 'quiet', 'open'] as const;
/** How open cases wait for somebody: assigned to them, with no entry for `QUIET_DAYS` days, or open at all. */
export type Work = (typeof works)[number];

/** Of the quiet a caseworker is shown their own, a supervisor all they answer for. */
export function waitingFor(actor: Staff, work: Work, now = new Date()): SQL[] {
  const isMine = eq(cases.assignedTo, actor.id);
  const isOpen = sql`${cases.status} not in ${[...closedStatuses]}`;
  if (work === 'mine') return [isOpen, isMine];
  if (work === 'open') return [isOpen];
  const since = new Date(now.getTime() - QUIET_DAYS * 24 * 60 * 60 * 1000);
  return [isOpen, ...(actor.role === 'supervisor' ? [] : [isMine]), lt(cases.updatedAt, since), ...nothingSince(since)];
}

/** Neither noted nor asked after: the case itself says when it was changed. */
const nothingSince = (since: Date): SQL[] => [
  sql`not exists (select 1 from ${caseNotes} where ${and(eq(caseNotes.caseId, cases.id), gte(caseNotes.recordedAt, since))})`,
  sql`not exists (select 1 from ${followUps} where ${and(eq(followUps.caseId, cases.id), gte(followUps.recordedAt, since))})`,
];

/** How many cases wait in each way for an actor, up to one more than is told. */
export async function casesWaiting(actor: Staff, now = new Date()): Promise<Record<'mine' | 'quiet', number>> {
  const reader = await db();
  const counted = async (work: Work) =>
    (
      await reader
        .select({ id: cases.id })
        .from(cases)
        .where(and(inSight(actor, now), ...waitingFor(actor, work, now)))
        .limit(MOST_TOLD + 1)
    ).length;
  return { mine: await counted('mine'), quiet: await counted('quiet') };
}

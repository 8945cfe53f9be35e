import { and, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { isUnlocked } from '@/db/master-key';
import { settings } from '@/db/schema';
import { isSetUp } from '@/features/accounts/queries';
import { findAlerts } from '@/features/alerts/commands';
import { makeCheckpoint } from '@/features/audit/commands';
import { makeBackup } from '@/features/backups/commands/make-backup';
import { planNow } from '@/features/backups/settings';
import { draftDue } from '@/features/editions/commands/due-drafts';
import { findPairs } from '@/features/matching/commands/find-pairs';
import { emptyOverdue } from '@/features/referrals/commands/empty';
import { runRetention } from '@/features/rights/commands/retention';
import type { Machine } from '@/lib/actor';
import { isRefused, type Refused } from '@/lib/errors';
import { log } from '@/lib/log';
import { isDue, type JobOutcome, type Night, nightOf } from './rules';

const nightly: Machine = { kind: 'machine', name: 'nightly' };
const ROW = 'nightly';
const A_MINUTE = 60_000;

/** What is done each night, in this order: what goes is gone before the backup is made. */
export type Job = { name: string; needsKeys: boolean; run(now: Date): Promise<{ skipped?: string } | undefined> };

const jobs: Job[] = [
  { name: 'erasures', needsKeys: false, run: async (now) => void (await runRetention(now)) },
  {
    ...{ name: 'packages', needsKeys: false },
    run: async (now) => void (await emptyOverdue(nightly, now)),
  },
  { name: 'pairs', needsKeys: true, run: async () => void (await findPairs(nightly)) },
  { name: 'drafts', needsKeys: false, run: async (now) => void (await draftDue(now)) },
  { name: 'alerts', needsKeys: false, run: async (now) => void (await findAlerts(nightly, now)) },
  { name: 'checkpoint', needsKeys: true, run: async (now) => void (await makeCheckpoint(now)) },
  { name: 'backup', needsKeys: false, run: backUp },
];

async function backUp(now: Date): Promise<{ skipped?: string } | undefined> {
  const made = await makeBackup(nightly, { now });
  if (!isRefused(made)) return undefined;
  if (made.refused === 'no-key' || made.refused === 'under-way') return { skipped: made.refused };
  throw new Failed(made.refused);
}

/** A job that answered why it failed; it has told whom it concerns. */
class Failed extends Error {}

// One timer in a server, however often its code is loaded.
const held = globalThis as { pulangNightly?: NodeJS.Timeout; pulangNightRuns?: boolean };

/** Looks once a minute whether the hour has come. */
export function startNightly(): void {
  if (held.pulangNightly) return;
  held.pulangNightly = setInterval(() => void look(), A_MINUTE).unref();
}

async function look(): Promise<void> {
  if (held.pulangNightRuns) return;
  held.pulangNightRuns = true;
  try {
    if (await isSetUp()) await runNightly();
  } catch (error) {
    log.error({ error }, 'the nightly work could not begin');
  } finally {
    held.pulangNightRuns = false;
  }
}

/** Does the work of this night, if nobody has: of two servers on one base the first takes it. Each job by itself. */
export async function runNightly(now = new Date(), work = jobs): Promise<JobOutcome[] | Refused<'not-due'>> {
  const { hour } = await planNow();
  // Most of the time there is nothing to do, and then nothing is written.
  if (!isDue((await lastNight()).night, now, hour)) return { refused: 'not-due' };
  const claimed = await claim(now, hour);
  if (isRefused(claimed)) return claimed;
  const outcomes: JobOutcome[] = [];
  for (const job of work) outcomes.push(await outcomeOf(job, now));
  await finish(claimed, outcomes);
  return outcomes;
}

async function lastNight(): Promise<{ night: Night | null; value?: string }> {
  const [row] = await (await db()).select().from(settings).where(eq(settings.id, ROW));
  return row ? { night: JSON.parse(row.value) as Night, value: row.value } : { night: null };
}

/** Takes this night. Whoever finds the row changed since they read it comes too late. */
function claim(now: Date, hour: number): Promise<Night | Refused<'not-due'>> {
  const night: Night = { night: nightOf(now, hour), startedAt: now.toISOString() };
  const value = JSON.stringify(night);
  return change(nightly, async (tx, audit) => {
    const [row] = await tx.select().from(settings).where(eq(settings.id, ROW));
    if (row && !isDue(JSON.parse(row.value) as Night, now, hour)) return { refused: 'not-due' as const };
    const taken = row
      ? await tx
          .update(settings)
          .set({ value, changedAt: now })
          .where(and(eq(settings.id, ROW), eq(settings.value, row.value)))
          .returning({ id: settings.id })
      : await tx
          .insert(settings)
          .values({ id: ROW, value, changedBy: nightly.name, changedAt: now })
          .onConflictDoNothing()
          .returning({ id: settings.id });
    if (taken.length === 0) return { refused: 'not-due' as const };
    await audit.record({
      act: 'nightly.began',
      subject: { kind: 'setting', id: ROW },
      details: { night: night.night },
    });
    return night;
  });
}

async function outcomeOf({ name, needsKeys, run }: Job, now: Date): Promise<JobOutcome> {
  if (needsKeys && !isUnlocked()) return { job: name, outcome: 'skipped', reason: 'sealed' };
  try {
    const answer = await run(now);
    return answer?.skipped ? { job: name, outcome: 'skipped', reason: answer.skipped } : { job: name, outcome: 'done' };
  } catch (error) {
    if (error instanceof Failed) return { job: name, outcome: 'failed', reason: error.message };
    log.error({ error, job: name }, 'a nightly job failed');
    return { job: name, outcome: 'failed', reason: 'error' };
  }
}

function finish(night: Night, outcomes: JobOutcome[]) {
  const at = new Date();
  const value = JSON.stringify({ ...night, finishedAt: at.toISOString(), outcomes });
  const details = Object.fromEntries(
    outcomes.map(({ job, outcome, reason }) => [job, reason ? `${outcome}: ${reason}` : outcome]),
  );
  return change(nightly, async (tx, audit) => {
    await tx.update(settings).set({ value, changedAt: at }).where(eq(settings.id, ROW));
    await audit.record({ act: 'nightly.done', subject: { kind: 'setting', id: ROW }, details });
  });
}

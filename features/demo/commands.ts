import { asc, eq } from 'drizzle-orm';
import { change } from '@/db/change';
import { db } from '@/db/client';
import { offices, users } from '@/db/schema';
import { findAlerts } from '@/features/alerts/commands';
import { missionOffices } from '@/features/offices/missions';
import { today } from '@/lib/calendar';
import { Misconfigured } from '@/lib/errors';
import { loadDocuments } from './documents';
import { loadFollowUps } from './follow-ups';
import { generatedEntry, type Place } from './generated';
import { loadIntake } from './intakes';
import { joinMetAgain } from './met-again';
import { loadOperations } from './operations';
import { referenceCases } from './reference-cases';
import { entryOf } from './reference-people';
import { loadReferrals } from './referrals';
import { loadWayHome } from './returns';
import { loadServices } from './services';
import { demoStaff } from './staff';
import { loadTasks } from './tasks';
import { BATCH, demo, writeCases } from './writer';

/**
 * Fills a base without cases with the offices and staff it lacks and the reference data set, batch by batch. Whoever
 * calls it marks the base as complete afterwards, or throws a half-filled one away.
 */
export async function loadDemo(): Promise<void> {
  await addOfficesAndStaff();
  const day = today();
  const all = referenceCases(day);
  for (let from = 0; from < all.length; from += BATCH)
    await writeCases(all.slice(from, from + BATCH).map((one) => entryOf(one, day)));
  await loadFollowUps(day);
  await loadWayHome(day);
  await loadReferrals(day);
  await loadTasks(day);
  await loadServices(day);
  await loadDocuments(day);
  await joinMetAgain(all, day);
  await loadOperations(day);
  await loadIntake(day);
  await findAlerts(demo);
}

/** Adds `count` synthetic cases to the missions there are, for tests of size. The same seed adds the same cases. */
export async function generateCases(count: number, seed = 1): Promise<number> {
  const generation = { seed, count, places: await missionsToFill(), today: today() };
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from);
    await writeCases(Array.from({ length: size }, (_, n) => generatedEntry(generation, from + n)));
  }
  return count;
}

async function addOfficesAndStaff(): Promise<void> {
  const createdAt = new Date('2020-01-02T02:00:00Z');
  await change(demo, async (tx, audit) => {
    await tx
      .insert(offices)
      .values(missionOffices().map((office) => ({ ...office, createdAt })))
      .onConflictDoNothing();
    await tx
      .insert(users)
      .values(demoStaff.map((member) => ({ ...member, createdAt })))
      .onConflictDoNothing();
    await audit.record({ act: 'base.filled', subject: { kind: 'base', id: 'demo' } });
  });
}

async function missionsToFill(): Promise<Place[]> {
  const reader = await db();
  const missions = await reader.select().from(offices).where(eq(offices.kind, 'mission')).orderBy(asc(offices.id));
  if (missions.length === 0) throw new Misconfigured('There is no mission yet that could handle cases.');
  const workers = await reader
    .select({ id: users.id, officeId: users.officeId })
    .from(users)
    .where(eq(users.role, 'caseworker'))
    .orderBy(asc(users.id));
  return missions.map(({ id, code, country }) => ({
    office: { id, code },
    country,
    staff: workers.filter(({ officeId }) => officeId === id).map((worker) => worker.id),
  }));
}

import { eq } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { followUpSchedules } from '@/db/schema';
import { allOffices, type Office } from '@/features/offices/queries';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { mayKeepSchedule, maySchedule } from '../access';
import type { Schedule } from '../rules';

export type OfficeSchedule = { office: Office; schedule: Schedule | null };

/** How often each office follows up, for the supervisors who say so: of their own office, at headquarters of all. */
export async function schedulesOf(actor: Staff): Promise<OfficeSchedule[]> {
  if (!maySchedule(actor)) throw new NotFound('schedule');
  const offices = (await allOffices(actor)).filter(({ id }) => mayKeepSchedule(actor, id));
  const known = await everySchedule(await db());
  return offices.map((office) => ({ office, schedule: known.get(office.id) ?? null }));
}

/** Of each office that follows up how often. Within a query that asks the rights itself. */
export async function everySchedule(from: Pick<Reader, 'select'>): Promise<Map<string, Schedule>> {
  const rows = await from.select().from(followUpSchedules);
  return new Map(rows.map((row) => [row.officeId, scheduleFrom(row)]));
}

export async function scheduleOf(from: Pick<Reader, 'select'>, officeId: string): Promise<Schedule | null> {
  const [row] = await from.select().from(followUpSchedules).where(eq(followUpSchedules.officeId, officeId));
  return row ? scheduleFrom(row) : null;
}

const scheduleFrom = ({ months, since }: typeof followUpSchedules.$inferSelect): Schedule => ({
  months: JSON.parse(months) as number[],
  since,
});

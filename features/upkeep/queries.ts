import { desc, max } from 'drizzle-orm';
import { db } from '@/db/client';
import { auditEntries, auditHead } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { Forbidden } from '@/lib/errors';
import { mayCareForMachine } from './access';
import { shiftSinceStart } from './clock';
import { type ClockTrouble, clockTrouble } from './rules';

const PATIENCE = 3_000;

/** Whether the base answers, sealed or not. Asked by load balancers, who are nobody. */
export async function isReadable(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE, false).unref());
  return Promise.race([answers(), late]);
}

async function answers(): Promise<boolean> {
  try {
    return (await (await db()).select({ id: auditHead.id }).from(auditHead)).length === 1;
  } catch {
    return false;
  }
}

/** What is wrong with the clock of this machine, for those who look after it; null when nothing is. */
export async function presentClockTrouble(actor: Actor, now = new Date()): Promise<ClockTrouble | null> {
  if (!mayCareForMachine(actor)) throw new Forbidden('upkeep');
  // A wrong moment may lie anywhere among the last: those of many writers are not in order.
  const last = (await db())
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .orderBy(desc(auditEntries.seq))
    .limit(1000)
    .as('last');
  const [row] = await (await db()).select({ newest: max(last.at) }).from(last);
  return clockTrouble({ now, newest: row?.newest ?? null, shiftedBy: shiftSinceStart(now.getTime()) });
}

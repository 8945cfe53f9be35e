import { and, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import { cases, emergencies } from '@/db/schema';
import { recordsLockedFor } from '@/features/locks/queries';
import type { Actor, Staff } from '@/lib/actor';
import { mayListCases, mayLogCases, seesEveryOffice } from '../access';

/** The cases an actor may see, as a condition on `cases`: the same rule as `sightOf`, for queries. */
export function inSight(actor: Actor, now = new Date()): SQL {
  if (!mayListCases(actor)) return sql`1 = 0`;
  if (actor.kind === 'machine') return sql`1 = 1`;
  if (!mayLogCases(actor) || seesEveryOffice(actor)) return notLocked(actor);
  return both(notLocked(actor), or(eq(cases.officeId, actor.officeId), inEmergency(actor, now)));
}

/** Leaves out the cases an actor is locked out of: also where those of every office are counted. */
export function notLocked(actor: Actor): SQL {
  return actor.kind === 'machine' ? sql`1 = 1` : sql`not (${locked(actor)})`;
}

/** For a query over `cases`: what `sightOf` asks beside the office. */
export function exceptionsFor(actor: Staff, now = new Date()) {
  return { lockedOut: locked(actor).mapWith(Boolean), emergency: inEmergency(actor, now).mapWith(Boolean) };
}

/**
 * What an actor may see, for whoever counts in memory: the cases of these offices (none named: of all), without those
 * under `locked`, and with those under `emergency`. Null where it is nothing.
 */
export function sightInOffices(
  actor: Staff,
  now = new Date(),
): { offices?: string[]; locked: SQL; emergency?: SQL } | null {
  if (!mayListCases(actor)) return null;
  if (!mayLogCases(actor) || seesEveryOffice(actor)) return { locked: locked(actor) };
  return { offices: [actor.officeId], locked: locked(actor), emergency: inEmergency(actor, now) };
}

const locked = (actor: Staff): SQL<boolean> => sql<boolean>`${cases.personId} in ${recordsLockedFor(actor.id)}`;

const inEmergency = (actor: Staff, now: Date): SQL<boolean> =>
  sql<boolean>`${cases.id} in (select ${emergencies.caseId} from ${emergencies} where ${and(eq(emergencies.userId, actor.id), gt(emergencies.until, now))})`;

const both = (...conditions: (SQL | undefined)[]): SQL => and(...conditions) ?? sql`1 = 1`;

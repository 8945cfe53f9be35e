import { and, count, eq, inArray, notInArray, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, episodes, persons } from '@/db/schema';
import type { Filter, Question } from '@/features/figures/input';
import { countedInList } from '@/features/figures/queries';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { inSight, notLocked, sightInOffices } from './scope';

/**
 * How many cases a list holds that an actor may see and, `withAll`, how many that they are not locked out of. Of a million
 * cases a base counts for seconds: what a list asks of codes is counted in memory, once that is made, and the base is
 * asked for the few exceptions alone.
 */
export async function listTotal(
  actor: Staff,
  request: Listing,
  wanted: SQL | undefined,
  withAll: boolean,
): Promise<Total> {
  return (await totalInMemory(actor, request, wanted, withAll)) ?? totalInBase(actor, wanted, withAll);
}

/** Of what a list asks that which decides how it is counted. */
type Listing = {
  behind?: Question;
  filter?: Filter;
  from?: string;
  to?: string;
  persons?: string[];
  again?: unknown;
  work?: unknown;
  worker?: unknown;
  cases?: string[];
};
type Total = { total: number; all: number };

async function totalInBase(actor: Staff, wanted: SQL | undefined, withAll: boolean): Promise<Total> {
  const total = await countCases(and(inSight(actor), wanted));
  return { total, all: withAll ? await countCases(and(notLocked(actor), wanted)) : total };
}

async function totalInMemory(
  actor: Staff,
  request: Listing,
  wanted: SQL | undefined,
  withAll: boolean,
): Promise<Total | undefined> {
  const { behind, filter, from, to, persons: found, again, work, worker, cases: named } = request;
  const sight = sightInOffices(actor);
  // As known once, a case may have been another office's: rights are those of now.
  const isOfThen = behind?.knownOn !== undefined || behind?.knownAt !== undefined;
  if (!sight || found || again || work || worker || named || isOfThen) return undefined;
  const { offices, locked, emergency } = sight;
  const listed = { behind, filter, from, to, today: today() };
  const [seen, all] = [
    await countedInList(actor, listed, offices),
    withAll ? await countedInList(actor, listed) : undefined,
  ];
  if (seen === undefined || (withAll && all === undefined)) return undefined;
  const here = offices && inArray(cases.officeId, offices);
  const elsewhere = offices && notInArray(cases.officeId, offices);
  const hidden = await countCases(and(locked, here, wanted));
  const lent = emergency ? await countCases(and(emergency, elsewhere, notLocked(actor), wanted)) : 0;
  const total = seen - hidden + lent;
  return { total, all: all === undefined ? total : all - (await countCases(and(locked, wanted))) };
}

async function countCases(where: SQL | undefined): Promise<number> {
  const [row] = await (await db())
    .select({ total: count().mapWith(Number) })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(where);
  return row?.total ?? 0;
}

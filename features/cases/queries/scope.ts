import { eq, type SQL, sql } from 'drizzle-orm';
import { cases } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { mayListCases, seesEveryOffice } from '../access';

/** The cases an actor may see, as a condition: the same rule as `sightOf`, for queries. */
export function inSight(actor: Actor): SQL {
  if (!mayListCases(actor)) return sql`1 = 0`;
  if (actor.kind === 'machine' || actor.role === 'analyst' || seesEveryOffice(actor)) return sql`1 = 1`;
  return eq(cases.officeId, actor.officeId);
}

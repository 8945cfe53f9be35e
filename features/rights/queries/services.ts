import { asc, inArray } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { proceedings, services } from '@/db/schema';

type Service = typeof services.$inferSelect;
type Proceeding = typeof proceedings.$inferSelect;

/** A sealed text, opened with the key of its record; empty where there is none any more. */
type Open = (personId: string, table: string, column: string, sealed: Buffer | null) => string;

export type CopiedService = Pick<Service, 'type' | 'state' | 'neededOn' | 'on' | 'until' | 'nextOn' | 'withdrawnAt'> & {
  note: string;
};
export type CopiedProceeding = Pick<Proceeding, 'country' | 'role' | 'status' | 'on' | 'withdrawnAt'>;

/** The services and proceedings in cases, for the copy of their person, what was withdrawn too. */
export async function servicesIn(
  reader: Reader,
  caseIds: string[],
  open: Open,
): Promise<{ services: CopiedService[]; proceedings: CopiedProceeding[] }> {
  if (caseIds.length === 0) return { services: [], proceedings: [] };
  const served = await reader
    .select()
    .from(services)
    .where(inArray(services.caseId, caseIds))
    .orderBy(asc(services.neededOn), asc(services.id));
  const stood = await reader
    .select()
    .from(proceedings)
    .where(inArray(proceedings.caseId, caseIds))
    .orderBy(asc(proceedings.on), asc(proceedings.id));
  return {
    services: served.map(({ type, state, neededOn, on, until, nextOn, withdrawnAt, personId, note }) => ({
      ...{ type, state, neededOn, on, until, nextOn, withdrawnAt },
      note: open(personId, 'services', 'note', note),
    })),
    proceedings: stood.map(({ country, role, status, on, withdrawnAt }) => ({
      country,
      role,
      status,
      on,
      withdrawnAt,
    })),
  };
}

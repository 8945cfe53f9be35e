import { and, asc, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { cases, episodes, manifestRows, operations, persons } from '@/db/schema';
import { mayChangeCase } from '@/features/cases/access';
import { exceptionsFor, inSight } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { isWayHome, kinds, type Stage, stages } from '../rules';
import type { OperationRow } from './found-operation';

export type Waiting = { reference: string; stage: Stage };

/**
 * The open cases from the country of a way home that wait at a stage of the return, that the actor may change, and that
 * no way home has a place for. Of an operation that the actor was given.
 */
export async function waitingToGo(
  actor: Staff,
  { kind, country }: OperationRow,
  from?: Pick<Reader, 'select'>,
): Promise<Waiting[]> {
  if (!isWayHome(kind)) return [];
  const reader = from ?? (await db());
  const rows = await reader
    .select({
      reference: cases.reference,
      stage: cases.returnStatus,
      officeId: cases.officeId,
      ...exceptionsFor(actor),
    })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(
      and(
        inSight(actor),
        inArray(cases.returnStatus, [...stages]),
        isNull(cases.returnedOn),
        isNull(cases.closedOn),
        eq(episodes.destination, country),
        isNull(persons.erasedAt),
        isNull(persons.useStoppedAt),
        notInArray(cases.id, onTheWay(reader)),
      ),
    )
    .orderBy(asc(cases.reference));
  return rows.flatMap((row) => {
    const stage = stages.find((each) => each === row.stage);
    return stage && mayChangeCase(actor, row) ? [{ reference: row.reference, stage }] : [];
  });
}

/** The cases that have a place on a way home which is not over for them. An unknown among them would hide everybody. */
function onTheWay(from: Pick<Reader, 'select'>) {
  return from
    .select({ id: manifestRows.caseId })
    .from(manifestRows)
    .innerJoin(operations, eq(operations.id, manifestRows.operationId))
    .where(
      and(
        isNotNull(manifestRows.caseId),
        inArray(operations.kind, kinds.filter(isWayHome)),
        inArray(manifestRows.state, ['planned', 'boarded']),
      ),
    );
}

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { caseLocks, cases, persons } from '@/db/schema';

/**
 * A conflict of interest is about a person, not about a number: whoever is locked out of one case is locked out of every
 * case of that person, also of one that turned out later to be theirs. Otherwise what is locked away would be read
 * through the other file.
 */
const lockedCase = alias(cases, 'locked_case');
const lockedRecord = alias(persons, 'locked_record');
const record = alias(persons, 'record');
const joined = alias(persons, 'joined');

const inForce = (userId: SQL | string) => and(eq(caseLocks.userId, userId), isNull(caseLocks.liftedAt));

/** For a query over `cases`: the ids of the records whose cases a colleague is locked out of, as a subquery. */
export function recordsLockedFor(userId: string): SQL {
  const people = sql`(select coalesce(${lockedRecord.sameAs}, ${lockedRecord.id}) from ${caseLocks}
    join ${cases} as ${lockedCase} on ${lockedCase.id} = ${caseLocks.caseId}
    join ${persons} as ${lockedRecord} on ${lockedRecord.id} = ${lockedCase.personId}
    where ${inForce(userId)})`;
  return sql`(select ${record.id} from ${persons} as ${record} where ${record.id} in ${people}
    union all select ${joined.id} from ${persons} as ${joined} where ${joined.sameAs} in ${people})`;
}

/** The ids of the colleagues locked out of the person of a record, as a subquery; `recordId` may be a column. */
export function lockedOutOf(recordId: SQL | string): SQL {
  const speaker = sql`(select coalesce(${record.sameAs}, ${record.id}) from ${persons} as ${record} where ${record.id} = ${recordId})`;
  return sql`(select ${caseLocks.userId} from ${caseLocks}
    join ${cases} as ${lockedCase} on ${lockedCase.id} = ${caseLocks.caseId}
    join ${persons} as ${lockedRecord} on ${lockedRecord.id} = ${lockedCase.personId}
    where ${isNull(caseLocks.liftedAt)} and coalesce(${lockedRecord.sameAs}, ${lockedRecord.id}) = ${speaker})`;
}

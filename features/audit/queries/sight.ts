import { and, eq, type SQL, sql } from 'drizzle-orm';
import { auditEntries, cases } from '@/db/schema';
import { seesEveryOffice } from '@/features/cases/access';
import { inSight } from '@/features/cases/queries/scope';
import type { Actor } from '@/lib/actor';
import { readsAboutCases, readsAllAbout } from '../access';

/** The entries an actor may read, as a condition: of a case that is not in sight, there are none. */
export function inAuditSight(actor: Actor): SQL {
  const kinds = readsAllAbout(actor);
  const conditions = [
    ...(kinds.length > 0 ? [sql`(${kind} in ${[...kinds]} and not ${ofSectionDraft})`] : []),
    ...(readsAboutCases(actor) ? [ofCaseInSight(actor), ofPersonInSight(actor)] : []),
    ...(seesEveryOffice(actor) ? [ofNoCase()] : []),
  ];
  return anyOf(conditions);
}

/**
 * Written so that no index on it is taken: SQLite would gather whole kinds and sort them, where a page needs the newest
 * few in the order of the table.
 */
const kind = sql`(${auditEntries.subjectKind} || '')`;

/** As drafts of sections were recorded once: by a name that holds the case. */
const ofSectionDraft = sql`(${kind} = 'draft' and ${auditEntries.subjectId} like 'edit:%')`;

const ofCaseInSight = (actor: Actor) =>
  sql`(${kind} = 'case' and exists (select 1 from ${cases} where ${and(eq(cases.reference, auditEntries.subjectId), inSight(actor))}))`;

/** One person may have cases at two offices: what was done through the other one is the other's to read. */
const ofPersonInSight = (actor: Actor) =>
  sql`(${kind} = 'person' and exists (select 1 from ${cases} where ${and(eq(cases.personId, auditEntries.subjectId), throughThisCase, inSight(actor))}))`;

/** What was tried on case numbers that were never given belongs to nobody's office. */
const ofNoCase = () =>
  sql`(${kind} = 'case' and not exists (select 1 from ${cases} where ${eq(cases.reference, auditEntries.subjectId)}))`;

/** The details name no case, or the one that is looked at (`cases.reference`). */
const throughThisCase = sql`(${auditEntries.details} not like '%"reference":%' or ${auditEntries.details} like '%"reference":"' || ${cases.reference} || '"%')`;

/** Everything about one case and, as far as it was done through this case, about its person. */
export function aboutCase(file: { reference: string; personId: string }): SQL {
  const through = `%"reference":"${file.reference}"%`;
  return anyOf([
    sql`(${eq(auditEntries.subjectKind, 'case')} and ${eq(auditEntries.subjectId, file.reference)})`,
    sql`(${eq(auditEntries.subjectKind, 'person')} and ${eq(auditEntries.subjectId, file.personId)} and (${auditEntries.details} not like '%"reference":%' or ${auditEntries.details} like ${through}))`,
  ]);
}

function anyOf(conditions: SQL[]): SQL {
  return conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`1 = 0`;
}

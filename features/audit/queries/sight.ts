import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { auditEntries, cases, operations, persons } from '@/db/schema';
import { seesEveryOffice } from '@/features/cases/access';
import { inSight, notLocked } from '@/features/cases/queries/scope';
import type { Actor } from '@/lib/actor';
import { readsAboutCases, readsAllAbout } from '../access';

/** The entries an actor may read, as a condition: of a case that is not in sight, there are none. */
export function inAuditSight(actor: Actor): SQL {
  const kinds = readsAllAbout(actor);
  const conditions = [
    ...(kinds.length > 0 ? [sql`(${kind} in ${[...kinds]} and not ${ofSectionDraft})`] : []),
    ...(readsAboutCases(actor)
      ? [
          ofCaseInSight(actor),
          ofPersonInSight(actor),
          ofSamePersonInSight(actor),
          ofOfficeWork(actor),
          ofOperations(actor),
        ]
      : []),
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

/**
 * But that the identity was opened, each office with a case of the person is to know. Nothing is told of what was done
 * through a case that is locked away.
 */
const ofSamePersonInSight = (actor: Actor) => {
  const speaker = sql`(select coalesce(${subject.sameAs}, ${subject.id}) from ${persons} as ${subject} where ${subject.id} = ${auditEntries.subjectId})`;
  const records = sql`(select ${record.id} from ${persons} as ${record} where ${record.id} = ${speaker} or ${record.sameAs} = ${speaker})`;
  return sql`(${kind} = 'person' and ${opened} and ${throughOpenCase(actor)} and exists (select 1 from ${cases} where ${cases.personId} in ${records} and ${inSight(actor)}))`;
};

const subject = alias(persons, 'subject');
const record = alias(persons, 'record');

const opened = sql`(${auditEntries.act} || '') = 'identity.opened'`;

const throughOpenCase = (actor: Actor) =>
  sql`exists (select 1 from ${cases} where ${and(eq(cases.personId, auditEntries.subjectId), throughThisCase, notLocked(actor))})`;

/** Who was told of whom other offices know, and what came in by an intake: for the office it was about, and headquarters. */
const ofOfficeWork = (actor: Actor) => {
  const office = actor.kind === 'staff' ? actor.officeId : '';
  const own = sql`(${auditEntries.subjectId} = ${office} or ${auditEntries.details} like ${`%"officeId":"${office}"%`})`;
  return sql`(${kind} = 'office' and ((${auditEntries.act} || '') = 'match.elsewhere-told' or (${auditEntries.act} || '') like 'intake.%') and ${seesEveryOffice(actor) ? sql`1 = 1` : own})`;
};

/** Operations, also that a manifest left: for those who lead them, since one to come is a secret. The register is everybody’s. */
const ofOperations = (actor: Actor) => {
  const office = actor.kind === 'staff' ? actor.officeId : '';
  const led = seesEveryOffice(actor) ? undefined : eq(operations.officeId, office);
  return sql`(${kind} = 'compound' or (${kind} = 'operation' and exists (select 1 from ${operations} where ${and(eq(operations.reference, auditEntries.subjectId), led)})))`;
};

/** What was tried on case numbers that were never given belongs to nobody's office. */
const ofNoCase = () =>
  sql`(${kind} = 'case' and not exists (select 1 from ${cases} where ${eq(cases.reference, auditEntries.subjectId)}))`;

/** The details name no case, or the one that is looked at (`cases.reference`). */
const throughThisCase = sql`(${auditEntries.details} not like '%"reference":%' or ${auditEntries.details} like '%"reference":"' || ${cases.reference} || '"%')`;

type About = { reference: string; personId: string; records?: string[] };

/**
 * Everything about one case and, as far as it was done through this case, about its person; where all records of the
 * person are given, also that the identity was opened through another case of the same one.
 */
export function aboutCase(actor: Actor, { records = [], ...file }: About): SQL {
  const through = `%"reference":"${file.reference}"%`;
  return anyOf([
    sql`(${eq(auditEntries.subjectKind, 'case')} and ${eq(auditEntries.subjectId, file.reference)})`,
    sql`(${eq(auditEntries.subjectKind, 'person')} and ${eq(auditEntries.subjectId, file.personId)} and (${auditEntries.details} not like '%"reference":%' or ${auditEntries.details} like ${through}))`,
    ...(records.length > 0
      ? [
          sql`(${eq(auditEntries.subjectKind, 'person')} and ${inArray(auditEntries.subjectId, records)} and ${opened} and ${throughOpenCase(actor)})`,
        ]
      : []),
  ]);
}

function anyOf(conditions: SQL[]): SQL {
  return conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`1 = 0`;
}

import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { auditEntries, auditHead, cases, offices, users } from '@/db/schema';
import { inSight } from '@/features/cases/queries/scope';
import { recordsOf } from '@/features/people/records';
import type { Actor, Role, Staff } from '@/lib/actor';
import { Forbidden } from '@/lib/errors';
import { mayReadAudit } from '../access';
import { actsOf } from '../groups';
import type { AuditFilter } from '../input';
import { aboutCase, inAuditSight } from './sight';

export const PAGE_SIZE = 50;

/** Somebody of the house, as their account says now. */
export type Colleague = { id: string; name: string; role: Role; officeCode: string };

/** An entry with the people and offices it speaks of. */
export type Told = {
  entry: typeof auditEntries.$inferSelect;
  details: Record<string, unknown>;
  people: ReadonlyMap<string, Colleague>;
  offices: ReadonlyMap<string, typeof offices.$inferSelect>;
};

export type AuditPage = {
  entries: Told[];
  /** Where the next page begins: before this entry. */
  before?: number;
  /** Nothing more was found back to this moment; there may be something before. */
  searchedTo?: Date;
};

/** A page of what an actor may read of the audit, newest first, before an entry. */
export async function auditPage(
  actor: Actor,
  filter: AuditFilter,
  { before, size = PAGE_SIZE }: { before?: number; size?: number } = {},
): Promise<AuditPage> {
  if (!mayReadAudit(actor)) throw new Forbidden('audit');
  const top = Math.min(before ?? Number.POSITIVE_INFINITY, await endOf(filter));
  const bottom = filter.since ? await firstSince(filter.since) : 1;
  const found: Entry[] = [];
  let from = top;
  for (let n = 0; n < STRETCHES && from > bottom && found.length <= size; n += 1) {
    const low = Math.max(bottom, from - stretchOf(filter));
    found.push(...(await newestBetween(actor, filter, { low, high: from }, size + 1 - found.length)));
    from = low;
    // SQLite answers at once: others get their turn in between.
    await new Promise((resume) => setImmediate(resume));
  }
  const page = found.slice(0, size);
  const more = found.length > size;
  return {
    entries: await toldTo(actor, page),
    ...(more ? { before: page.at(-1)?.seq } : from > bottom && { before: from, searchedTo: await momentOf(from) }),
  };
}

type Entry = typeof auditEntries.$inferSelect;

/**
 * What is rare may lie far back, and what is not in sight has to be looked at to be left out. So a page looks through a
 * stretch of entries at a time, and no more than a few: its cost does not grow with the log. Where an index leads to
 * what is looked for, a stretch is longer.
 */
const STRETCHES = 5;
const stretchOf = ({ group, colleague, subject }: AuditFilter) => (group || colleague || subject ? 200_000 : 20_000);

async function newestBetween(
  actor: Actor,
  filter: AuditFilter,
  { low, high }: { low: number; high: number },
  limit: number,
): Promise<Entry[]> {
  const { group, colleague, subject } = filter;
  const wanted = and(
    inAuditSight(actor),
    gte(auditEntries.seq, low),
    lt(auditEntries.seq, high),
    colleague ? eq(auditEntries.actorId, colleague) : undefined,
    subject ? await aboutSubject(actor, subject) : undefined,
  );
  if (!group) return newest(wanted, limit);
  // Each act follows its own index; of all together the newest are kept.
  const each = await Promise.all(actsOf(group).map((act) => newest(and(wanted, eq(auditEntries.act, act)), limit)));
  return each
    .flat()
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, limit);
}

/** Of a case: with what was done to the identity through it. What of it is in sight is asked beside this. */
async function aboutSubject(actor: Actor, { kind, id }: { kind: string; id: string }): Promise<SQL | undefined> {
  if (kind !== 'case') return and(eq(auditEntries.subjectKind, kind), eq(auditEntries.subjectId, id));
  const reader = await db();
  const [file] = await reader
    .select({ personId: cases.personId, isSeen: seenBy(actor) })
    .from(cases)
    .where(eq(cases.reference, id));
  // A number that is not in sight must not lead to what is known of its person through another case.
  const seen = file?.isSeen ? file.personId : '';
  return aboutCase(actor, { reference: id, personId: seen, records: seen ? await recordsOf(reader, seen) : [] });
}

export async function newest(where: SQL | undefined, limit: number): Promise<Entry[]> {
  return (await db()).select().from(auditEntries).where(where).orderBy(desc(auditEntries.seq)).limit(limit);
}

/** The first entry that is not of the filter any more, at its new end. */
async function endOf({ until }: AuditFilter): Promise<number> {
  return until ? firstSince(until) : (await lastSeq()) + 1;
}

async function lastSeq(): Promise<number> {
  const [head] = await (await db()).select().from(auditHead);
  return head?.seq ?? 0;
}

/** The first entry at or after a moment: entries stand in the order of time, so halving finds it without an index. */
async function firstSince(moment: Date): Promise<number> {
  let low = 1;
  let high = (await lastSeq()) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = await momentOf(middle);
    if (at && at < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function momentOf(seq: number): Promise<Date | undefined> {
  const [entry] = await (await db())
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(gte(auditEntries.seq, seq))
    .orderBy(asc(auditEntries.seq))
    .limit(1);
  return entry?.at;
}

/** Entries with the people and offices they name, looked up together. */
export async function told(entries: Entry[]): Promise<Told[]> {
  const read = entries.map((entry) => ({ entry, details: JSON.parse(entry.details) as Record<string, unknown> }));
  const ids = read.flatMap(({ entry, details }) => [
    entry.actorId,
    entry.subjectId,
    ...[details.colleague, details.by, details.holder].filter((id) => typeof id === 'string'),
  ]);
  const officeIds = read.flatMap(({ entry, details }) =>
    [entry.subjectId, details.officeId, details.scope, details.to].filter(isText),
  );
  const [people, named] = await Promise.all([colleaguesIn(ids), officesIn(officeIds)]);
  return read.map((one) => ({ ...one, people, offices: named }));
}

/** The same for an actor who may not see every case of the person: of the others nothing is named but the office. */
export async function toldTo(actor: Actor, entries: Entry[]): Promise<Told[]> {
  const through = entries.filter(({ subjectKind }) => subjectKind === 'person').flatMap((entry) => throughIn(entry));
  const files = new Map((await filesOf(actor, through)).map((file) => [file.reference, file]));
  return told(
    entries.map((entry) => {
      const file = files.get(throughIn(entry)[0] ?? '');
      if (entry.subjectKind !== 'person' || !file || file.isSeen) return entry;
      return { ...entry, subjectId: '', details: JSON.stringify({ officeId: file.officeId }) };
    }),
  );
}

const seenBy = (actor: Actor) => sql<boolean>`${inSight(actor)}`.mapWith(Boolean);

const throughIn = ({ details }: Entry) => [(JSON.parse(details) as { reference?: unknown }).reference].filter(isText);

async function filesOf(actor: Actor, references: string[]) {
  if (references.length === 0) return [];
  return (await db())
    .select({ reference: cases.reference, officeId: cases.officeId, isSeen: seenBy(actor) })
    .from(cases)
    .where(inArray(cases.reference, [...new Set(references)]));
}

const isText = (value: unknown): value is string => typeof value === 'string';

async function colleaguesIn(ids: string[]): Promise<Map<string, Colleague>> {
  const rows = await (await db())
    .select({ id: users.id, name: users.name, role: users.role, officeCode: offices.code })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

async function officesIn(ids: string[]): Promise<Map<string, typeof offices.$inferSelect>> {
  const rows = await (await db())
    .select()
    .from(offices)
    .where(inArray(offices.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whose acts an actor can look for: administrators and headquarters, everybody's; supervisors, those of their office and headquarters. */
export async function colleagueChoices(actor: Staff): Promise<{ id: string; name: string; officeCode: string }[]> {
  if (!mayReadAudit(actor)) throw new Forbidden('audit');
  const everybody = actor.role === 'administrator' || actor.headquarters;
  const rows = await (await db())
    .select({ id: users.id, name: users.name, officeCode: offices.code, officeId: users.officeId, kind: offices.kind })
    .from(users)
    .innerJoin(offices, eq(offices.id, users.officeId))
    .orderBy(asc(users.signInName));
  return rows.filter((row) => everybody || row.officeId === actor.officeId || row.kind === 'headquarters');
}

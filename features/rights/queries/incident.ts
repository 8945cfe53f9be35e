import { and, asc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { auditEntries, cases, contactPoints, offices, persons, users } from '@/db/schema';
import { allRecordsOf, personId, speakersOf } from '@/features/people/records';
import type { Machine } from '@/lib/actor';

/** What gives out, or brings in, something that identifies. Exports of figures and of the audit name nobody, and are listed apart. */
const acts = [
  'identity.opened',
  'contact.shown',
  ...['document.opened', 'document.downloaded', 'case-file.exported', 'letter.exported', 'manifest.handed-out'],
  ...['referral.opened', 'referral.package-made', 'referral.package-opened'],
  'emergency.opened',
  'rights.copied',
  'case.opened',
  'case.changed',
] as const;

export type Seen = { at: Date; act: string; by: string; office: string | null };

/** One affected person, as the number of a case: who handles it, and whether there is a safe way to tell them. */
export type Affected = {
  reference: string;
  office: string;
  caseworker: string | null;
  safeWays: number;
  erased: boolean;
  seen: Seen[];
};

export type Incident = {
  from: Date;
  to: Date;
  user: string | null;
  affected: Affected[];
  exports: (Seen & { subject: string })[];
  /** Of each office concerned, the supervisors who have to know. */
  supervisors: { office: string; names: string[] }[];
};

export type Asked = { from: Date; to: Date; user?: string };

/**
 * Whom an incident concerns: everybody whose identity was opened, written or given out in a span of time, by one
 * colleague or by anybody. References only, for the command line of whoever runs the server.
 */
export async function incidentOf(
  _actor: Machine,
  { from, to, user }: Asked,
): Promise<Incident | { refused: 'no-such-user' }> {
  const reader = await db();
  const who = user === undefined ? undefined : await userNamed(reader, user);
  if (user !== undefined && !who) return { refused: 'no-such-user' };
  const entries = await entriesBetween(reader, { from, to, userId: who?.id });
  const about = entries.filter(({ act }) => (acts as readonly string[]).includes(act));
  const speakers = await speakersBehind(reader, about);
  const files = await filesOf(reader, about);
  const affected = files.map((file) => ({
    reference: file.reference,
    office: file.office,
    caseworker: file.caseworker,
    safeWays: file.safeWays,
    erased: file.erasedAt !== null,
    seen: about
      .filter(({ subject }) => speakers.get(subject) === file.person || subject === file.reference)
      .map(seenOf),
  }));
  const exported = entries.filter(({ act }) => act.endsWith('.exported'));
  return {
    from,
    to,
    user: who?.name ?? null,
    affected,
    exports: exported.map((entry) => ({ ...seenOf(entry), subject: entry.subject })),
    supervisors: await supervisorsOf(reader, [...new Set(files.map(({ officeId }) => officeId))]),
  };
}

async function userNamed(reader: Reader, name: string) {
  const [user] = await reader.select().from(users).where(eq(users.signInName, name.toLowerCase()));
  return user;
}

type Entry = { at: Date; act: string; subject: string; by: string; office: string | null };

const seenOf = ({ at, act, by, office }: Entry): Seen => ({ at, act, by, office });

async function entriesBetween(
  reader: Reader,
  { from, to, userId }: { from: Date; to: Date; userId?: string },
): Promise<Entry[]> {
  const rows = await reader
    .select({ entry: auditEntries, by: users.name, office: offices.code })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .leftJoin(offices, eq(offices.id, users.officeId))
    .where(
      and(
        gte(auditEntries.at, from),
        lt(auditEntries.at, to),
        or(inArray(auditEntries.act, [...acts]), sql`${auditEntries.act} like '%.exported'`),
        userId ? eq(auditEntries.actorId, userId) : undefined,
      ),
    )
    .orderBy(asc(auditEntries.seq));
  return rows.map(({ entry, by, office }) => ({
    at: entry.at,
    act: entry.act,
    subject: entry.subjectId,
    by: by ?? entry.actorId,
    office,
  }));
}

const AT_ONCE = 500;

function* partsOf(entries: Entry[]): Generator<string[]> {
  const subjects = [...new Set(entries.map(({ subject }) => subject))];
  for (let n = 0; n < subjects.length; n += AT_ONCE) yield subjects.slice(n, n + AT_ONCE);
}

/** Of the subjects that are records of persons, which record speaks for each. */
async function speakersBehind(reader: Reader, entries: Entry[]): Promise<Map<string, string>> {
  const found: [string, string][] = [];
  for (const part of partsOf(entries)) found.push(...(await speakersOf(reader, part)));
  return new Map(found);
}

/** The cases behind the subjects: of a person all of them, in every record, since it was the person that was seen. */
async function filesOf(reader: Reader, entries: Entry[]) {
  const found: Awaited<ReturnType<typeof filesBehind>> = [];
  for (const part of partsOf(entries)) found.push(...(await filesBehind(reader, part)));
  const once = new Map(found.map((file) => [file.reference, file]));
  return [...once.values()].toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
}

async function filesBehind(reader: Reader, subjects: string[]) {
  const records = await allRecordsOf(reader, subjects);
  // Told to any record of the person, a way reaches them.
  const same = sql`(select id from ${persons} as same where same.id = ${personId} or same.same_as = ${personId})`;
  const safe = sql<number>`(select count(*) from ${contactPoints} where ${contactPoints.personId} in ${same}
    and ${contactPoints.safety} = 'safe' and ${contactPoints.removedAt} is null)`;
  return reader
    .select({
      reference: cases.reference,
      person: personId,
      officeId: cases.officeId,
      office: offices.code,
      caseworker: users.name,
      erasedAt: persons.erasedAt,
      safeWays: safe.mapWith(Number),
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .leftJoin(users, eq(users.id, cases.assignedTo))
    .where(or(inArray(cases.personId, records), inArray(cases.reference, subjects)));
}

async function supervisorsOf(reader: Reader, officeIds: string[]): Promise<Incident['supervisors']> {
  if (officeIds.length === 0) return [];
  const rows = await reader
    .select({ office: offices.code, name: users.name })
    .from(offices)
    .innerJoin(users, and(eq(users.officeId, offices.id), eq(users.role, 'supervisor'), isNull(users.disabledAt)))
    .where(or(inArray(offices.id, officeIds), eq(offices.kind, 'headquarters')))
    .orderBy(asc(offices.code), asc(users.name));
  const codes = [...new Set(rows.map(({ office }) => office))];
  return codes.map((office) => ({
    office,
    names: rows.filter((row) => row.office === office).map(({ name }) => name),
  }));
}

import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import {
  auditEntries,
  caseNotes,
  cases,
  consents,
  contactPoints,
  corrections,
  determinations,
  emergencies,
  episodes,
  followUps,
  offices,
  persons,
  retraffickingFindings,
  rightsRequests,
  tasks,
  users,
} from '@/db/schema';
import { type CaseFile, wholeFile } from '@/features/cases/queries/case-file';
import { caseToMove } from '@/features/cases/queries/case-to-move';
import { inSight } from '@/features/cases/queries/scope';
import type { FindingState } from '@/features/figures/findings';
import type { NoteKind } from '@/features/followups/rules';
import { type Identity, openIdentity, openText } from '@/features/people/identity';
import type { Staff } from '@/lib/actor';
import type { RequestKind } from '../rules';
import { type CopiedDocument, documentsIn } from './documents';
import { type CopiedDraft, draftsIn } from './drafts';
import { type CopiedPlace, type CopiedStay, manifestsIn } from './manifests';
import { type CopiedProceeding, type CopiedService, servicesIn } from './services';
import { type SharedWith, sharedWithOthers } from './shared';
import { type CopiedBlock, type CopiedMilestone, wayHomeIn } from './way-home';

/** Who looked or wrote, as the person is told: their role and office, never their name. */
export type Look = { at: Date; act: string; role: string | null; office: string | null };

/** Everything that is held about a person in the cases of the actor's sight, opened. */
export type Copy = {
  reference: string;
  files: CaseFile[];
  /** Of a person in several records, what those say that do not speak for them. */
  alsoSaid: Identity[];
  consents: (Omit<typeof consents.$inferSelect, 'purpose' | 'personId' | 'recordedBy'> & { purpose: string })[];
  contacts: { kind: string; value: string; terms: string; safety: string; createdAt: Date; removedAt: Date | null }[];
  corrections: { field: string; before: string; after: string; reason: string; at: Date }[];
  requests: { kind: RequestKind; requestedAt: Date; doneAt: Date | null; refusedAt: Date | null; words: string }[];
  emergencies: { openedAt: Date; until: Date; reason: string }[];
  notes: { on: string; kind: NoteKind | null; text: string }[];
  documents: CopiedDocument[];
  followUps: { on: string; outcome: (typeof followUps.$inferSelect)['outcome']; note: string }[];
  tasks: (Pick<typeof tasks.$inferSelect, 'kind' | 'due' | 'ended'> & { words: string })[];
  determinations: (Pick<typeof determinations.$inferSelect, 'on' | 'status' | 'body' | 'withdrawnAt'> & {
    reason: string;
  })[];
  milestones: CopiedMilestone[];
  blocks: CopiedBlock[];
  services: CopiedService[];
  proceedings: CopiedProceeding[];
  manifests: CopiedPlace[];
  stays: CopiedStay[];
  shared: SharedWith[];
  findings: { on: string; until: string | null; state: FindingState; reason: string }[];
  drafts: CopiedDraft[];
  looks: Look[];
};

/** Gathers the access copy. Its maker records it (`recordCopy`) before it is handed out. */
export async function copyOf(actor: Staff, reference: string): Promise<Copy> {
  const { case: file, records } = await caseToMove(actor, reference);
  const reader = await db();
  const seen = await reader
    .select({ id: cases.id, reference: cases.reference, personId: cases.personId })
    .from(cases)
    .where(and(inArray(cases.personId, records), inSight(actor)))
    .orderBy(asc(cases.handledOn), asc(cases.id));
  const keys = await personKeys(records);
  const about: About = { reader, records, keys, seen: new Map(seen.map(({ id, personId }) => [id, personId])) };
  const files: CaseFile[] = [];
  for (const one of seen) files.push(await wholeFile(actor, one.reference));
  return {
    reference: file.reference,
    files,
    alsoSaid: await alsoSaidIn(about),
    consents: await consentsIn(about),
    contacts: await contactsIn(about),
    corrections: await correctionsIn(about),
    requests: await requestsIn(about),
    emergencies: await emergenciesIn(about),
    notes: await notesIn(about),
    documents: await documentsIn(reader, [...about.seen.keys()], (...sealed) => opened(about, ...sealed)),
    followUps: await followUpsIn(about),
    tasks: await tasksIn(about),
    determinations: await determinationsIn(about),
    ...(await wayHomeIn(reader, [...about.seen.keys()], (...sealed) => opened(about, ...sealed))),
    ...(await servicesIn(reader, [...about.seen.keys()], (...sealed) => opened(about, ...sealed))),
    ...(await manifestsIn(actor, reader, about.seen, (...sealed) => opened(about, ...sealed))),
    shared: await sharedWithOthers(actor, reader, { caseIds: [...about.seen.keys()], keys }),
    findings: await findingsIn(about),
    drafts: await draftsIn(reader, records, keys),
    looks: await looksAt(
      reader,
      records,
      seen.map((one) => one.reference),
    ),
  };
}

type About = {
  reader: Reader;
  /** Every record of the person, the one that speaks first, and the keys of each. */
  records: string[];
  keys: Map<string, Buffer>;
  /** The cases in sight, and the record whose key seals what hangs on each. */
  seen: Map<string, string>;
};

/** A sealed text of the person, opened; empty where there is none any more. */
function opened({ keys }: About, personId: string, table: string, column: string, sealed: Buffer | null): string {
  const key = keys.get(personId);
  return key && sealed && sealed.length > 0 ? openText(personId, key, table, column, sealed) : '';
}

/** What the records say that do not speak: other spellings, other numbers, as each file wrote them down. */
async function alsoSaidIn({ reader, records, keys }: About): Promise<Copy['alsoSaid']> {
  const others = records.slice(1);
  if (others.length === 0) return [];
  const rows = await reader
    .select()
    .from(persons)
    .where(inArray(persons.id, others))
    .orderBy(asc(persons.createdAt), asc(persons.id));
  return rows.flatMap(({ id, identity }) => {
    const key = keys.get(id);
    return key && identity ? [openIdentity(id, key, identity)] : [];
  });
}

async function consentsIn(about: About): Promise<Copy['consents']> {
  const rows = await about.reader
    .select()
    .from(consents)
    .where(inArray(consents.personId, about.records))
    .orderBy(asc(consents.recordedAt));
  return rows.map(({ personId, recordedBy: _, purpose, ...row }) => ({
    ...row,
    purpose: opened(about, personId, 'consents', 'purpose', purpose),
  }));
}

async function contactsIn(about: About): Promise<Copy['contacts']> {
  const rows = await about.reader
    .select()
    .from(contactPoints)
    .where(inArray(contactPoints.personId, about.records))
    .orderBy(asc(contactPoints.createdAt));
  return rows.map(({ personId, kind, value, terms, safety, createdAt, removedAt }) => ({
    ...{ kind, safety, createdAt, removedAt },
    value: opened(about, personId, 'contact_points', 'value', value),
    terms: opened(about, personId, 'contact_points', 'terms', terms),
  }));
}

async function correctionsIn(about: About): Promise<Copy['corrections']> {
  const rows = await about.reader
    .select()
    .from(corrections)
    .where(inArray(corrections.personId, about.records))
    .orderBy(asc(corrections.at));
  return rows.map(({ personId, field, before, after, reason, at }) => ({
    ...{ field, at },
    before: opened(about, personId, 'corrections', 'before', before),
    after: opened(about, personId, 'corrections', 'after', after),
    reason: opened(about, personId, 'corrections', 'reason', reason),
  }));
}

async function requestsIn(about: About): Promise<Copy['requests']> {
  const rows = await about.reader
    .select()
    .from(rightsRequests)
    .where(inArray(rightsRequests.personId, about.records))
    .orderBy(asc(rightsRequests.requestedAt));
  return rows.map(({ personId, kind, requestedAt, doneAt, refusedAt, note }) => ({
    ...{ kind, requestedAt, doneAt, refusedAt },
    words: opened(about, personId, 'rights_requests', 'note', note),
  }));
}

async function emergenciesIn(about: About): Promise<Copy['emergencies']> {
  if (about.seen.size === 0) return [];
  const rows = await about.reader
    .select()
    .from(emergencies)
    .where(inArray(emergencies.caseId, [...about.seen.keys()]));
  return rows.map(({ caseId, openedAt, until, reason }) => ({
    ...{ openedAt, until },
    reason: opened(about, about.seen.get(caseId) ?? '', 'emergencies', 'reason', reason),
  }));
}

async function notesIn(about: About): Promise<Copy['notes']> {
  if (about.seen.size === 0) return [];
  const rows = await about.reader
    .select()
    .from(caseNotes)
    .where(inArray(caseNotes.caseId, [...about.seen.keys()]))
    .orderBy(asc(caseNotes.on), asc(caseNotes.id));
  return rows.map(({ personId, on, kind, text }) => ({
    ...{ on, kind },
    text: opened(about, personId, 'case_notes', 'text', text),
  }));
}

/** What was found of the episodes of the cases in sight: taken again or not, and why. */
async function findingsIn(about: About): Promise<Copy['findings']> {
  if (about.seen.size === 0) return [];
  const later = about.reader
    .select({ id: sql<string>`coalesce(${episodes.sameAs}, ${episodes.id})` })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(inArray(cases.id, [...about.seen.keys()]));
  const rows = await about.reader
    .select({ finding: retraffickingFindings, personId: episodes.personId })
    .from(retraffickingFindings)
    .innerJoin(episodes, eq(episodes.id, retraffickingFindings.laterId))
    .where(inArray(retraffickingFindings.laterId, later))
    .orderBy(asc(retraffickingFindings.recordedAt), asc(retraffickingFindings.id));
  return rows.map(({ finding: { on, until, state, reason }, personId }) => ({
    ...{ on, until, state },
    reason: opened(about, personId, 'retrafficking_findings', 'reason', reason),
  }));
}

async function followUpsIn(about: About): Promise<Copy['followUps']> {
  if (about.seen.size === 0) return [];
  const rows = await about.reader
    .select()
    .from(followUps)
    .where(inArray(followUps.caseId, [...about.seen.keys()]))
    .orderBy(asc(followUps.on), asc(followUps.id));
  return rows.map(({ personId, on, outcome, note }) => ({
    ...{ on, outcome },
    note: opened(about, personId, 'follow_ups', 'note', note),
  }));
}

/** What was to be done in the cases in sight. */
async function tasksIn(about: About): Promise<Copy['tasks']> {
  if (about.seen.size === 0) return [];
  const rows = await about.reader
    .select()
    .from(tasks)
    .where(inArray(tasks.caseId, [...about.seen.keys()]))
    .orderBy(asc(tasks.due), asc(tasks.id));
  return rows.map(({ personId, kind, due, ended, words }) => ({
    ...{ kind, due, ended },
    words: opened(about, personId, 'tasks', 'words', words),
  }));
}

/** How bodies saw the victim status in the cases in sight, what was withdrawn too. */
async function determinationsIn(about: About): Promise<Copy['determinations']> {
  if (about.seen.size === 0) return [];
  const rows = await about.reader
    .select()
    .from(determinations)
    .where(inArray(determinations.caseId, [...about.seen.keys()]))
    .orderBy(asc(determinations.on), asc(determinations.id));
  return rows.map(({ personId, on, status, body, withdrawnAt, reason }) => ({
    ...{ on, status, body, withdrawnAt },
    reason: opened(about, personId, 'determinations', 'reason', reason),
  }));
}

/** The audit knows who looked and who wrote; refused attempts saw nothing. */
async function looksAt(reader: Reader, records: string[], references: string[]): Promise<Look[]> {
  const ofPerson = and(eq(auditEntries.subjectKind, 'person'), inArray(auditEntries.subjectId, records));
  const ofCases = and(eq(auditEntries.subjectKind, 'case'), inArray(auditEntries.subjectId, references));
  return reader
    .select({ at: auditEntries.at, act: auditEntries.act, role: users.role, office: offices.code })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .leftJoin(offices, eq(offices.id, users.officeId))
    .where(and(or(ofPerson, ofCases), ne(auditEntries.act, 'refused')))
    .orderBy(asc(auditEntries.seq));
}

import { asc, eq, inArray } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import {
  cases,
  episodeAnswers,
  episodes,
  offices,
  persons,
  returnSteps,
  sectionVersions,
  statusSteps,
  users,
} from '@/db/schema';
import { openIdentity, openText } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import { maskName } from '@/features/people/rules';
import type { Actor, Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { codes, type List } from '@/lib/vocabulary';
import { mayChangeCase, maySupervise, type Sight, sightOf } from '../access';
import { type Answers, type FieldName, fieldNames, fieldOf, type Section, sections } from '../fields';
import { recordOf } from '../rows';
import { isWithheld } from '../rules';
import { hasOpened } from './identity-open';
import { exceptionsFor } from './scope';

export type CaseFile = {
  case: typeof cases.$inferSelect;
  office: typeof offices.$inferSelect;
  /** The record that speaks for the person; the case's own (`case.personId`) is what its texts are sealed under. */
  speakerId: string;
  /** All records of the person, the one that speaks first. */
  records: string[];
  assigned: string | null;
  sight: Sight;
  mayChange: boolean;
  maySupervise: boolean;
  /** Whether it is there for the actor only because of an emergency, for a while. */
  inEmergency: boolean;
  /** Whether the actor has opened the identity a little while ago; only then `answers` holds what identifies. */
  identityOpen: boolean;
  maskedName: string;
  /** Why there is no identity to open: erased for good, or its use stopped at the person's wish. */
  erasedAt: Date | null;
  useStoppedAt: Date | null;
  answers: Answers;
  statusSteps: (typeof statusSteps.$inferSelect)[];
  returnSteps: (typeof returnSteps.$inferSelect)[];
  versions: Partial<Record<Section | 'track', { version: number; by: string; at: Date }>>;
};

/** A case with all that the actor may see of it. Not theirs reads as not there. */
export function caseFile(actor: Staff, reference: string): Promise<CaseFile> {
  return readFile(actor, reference, false);
}

/**
 * A case with everything that is held about its person, for the person themself: also while the identity is closed to
 * the one who asks, and while its use is stopped. Only for what records by itself that it was read.
 */
export function wholeFile(actor: Staff, reference: string): Promise<CaseFile> {
  return readFile(actor, reference, true);
}

async function readFile(actor: Staff, reference: string, whole: boolean): Promise<CaseFile> {
  const reader = await db();
  const [found] = await reader
    .select({
      case: cases,
      episode: episodes,
      office: offices,
      assigned: users.name,
      ...exceptionsFor(actor),
    })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .leftJoin(users, eq(users.id, cases.assignedTo))
    .where(eq(cases.reference, reference));
  const owned = found && { ...found, officeId: found.case.officeId };
  const sight = owned ? sightOf(actor, owned) : 'none';
  if (!owned || sight === 'none') throw new NotFound('case', reference);
  const { records, person } = await personOf(reader, found.case.personId);
  const row = { ...found, person };
  const withheld = isWithheld(row.person);
  const identityOpen = sight === 'full' && !withheld && (await hasOpened(actor, records));
  const [answers, statuses, returns, versions] = await Promise.all([
    reader.select().from(episodeAnswers).where(eq(episodeAnswers.episodeId, row.episode.id)),
    reader.select().from(statusSteps).where(eq(statusSteps.caseId, row.case.id)).orderBy(asc(statusSteps.position)),
    reader.select().from(returnSteps).where(eq(returnSteps.caseId, row.case.id)).orderBy(asc(returnSteps.position)),
    versionsOf(row.case, person.id),
  ]);
  const sealed = sight === 'full' && (whole || !withheld) ? await sealedAnswers(row) : {};
  return {
    case: row.case,
    office: row.office,
    speakerId: person.id,
    records,
    assigned: row.assigned,
    sight,
    mayChange: mayChangeCase(actor, owned),
    maySupervise: maySupervise(actor, owned),
    inEmergency: sight === 'full' && !mayChangeCase(actor, owned),
    identityOpen,
    maskedName: maskName(sealed.name ?? ''),
    erasedAt: row.person.erasedAt,
    useStoppedAt: row.person.useStoppedAt,
    answers: { ...plainAnswers(row), ...listedAnswers(answers), ...(whole || identityOpen ? sealed : {}) },
    statusSteps: statuses,
    returnSteps: returns,
    versions,
  };
}

/**
 * The answers to some questions of a case and to no other, for a referral that shares them: it asks for the rights and
 * records the reading. Null where there is no identity to use any more.
 */
export async function answersTo(_actor: Actor, caseId: string, names: readonly FieldName[]): Promise<Answers | null> {
  const reader = await db();
  const [found] = await reader
    .select({ case: cases, episode: episodes })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(eq(cases.id, caseId));
  if (!found) throw new NotFound('case');
  const row = { ...found, person: (await personOf(reader, found.case.personId)).person };
  if (isWithheld(row.person)) return null;
  const listed = await reader.select().from(episodeAnswers).where(eq(episodeAnswers.episodeId, row.episode.id));
  const all = { ...plainAnswers(row), ...listedAnswers(listed), ...(await sealedAnswers(row)) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name as FieldName)));
}

/** Who a case is about: what the record says that speaks for the person. */
async function personOf(reader: Reader, recordId: string) {
  const records = await recordsOf(reader, recordId);
  const [person] = await reader
    .select()
    .from(persons)
    .where(eq(persons.id, records[0] ?? recordId));
  if (!person) throw new NotFound('person');
  return { records, person };
}

type Joined = {
  case: typeof cases.$inferSelect;
  episode: typeof episodes.$inferSelect;
  person: typeof persons.$inferSelect;
};

function plainAnswers(row: Joined): Answers {
  const kept = { person: row.person, episode: row.episode, case: row.case } as Record<string, Record<string, unknown>>;
  const plain = fieldNames.filter((name) => !fieldOf(name).sealed && fieldOf(name).record in kept);
  return Object.fromEntries(
    plain.flatMap((name) => {
      const value = kept[fieldOf(name).record]?.[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** Rows of answers as the form knows them: a list of codes, or for states code → state. */
export function listedAnswers(rows: (typeof episodeAnswers.$inferSelect)[]): Answers {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const { record, list, kind } = fieldOf(name);
      const own = record === 'answers' && list ? inOrder(list, rows) : [];
      if (own.length === 0) return [];
      const answer =
        kind === 'states' ? Object.fromEntries(own.map((row) => [row.code, row.state])) : own.map((row) => row.code);
      return [[name, answer]];
    }),
  );
}

/** The rows of a list in the order of the vocabulary; reasons for having no answer come last. */
function inOrder(list: string, rows: (typeof episodeAnswers.$inferSelect)[]) {
  const order = codes[list as List] as readonly string[];
  const rank = ({ code }: { code: string }) => (order.includes(code) ? order.indexOf(code) : order.length);
  return rows.filter((row) => row.list === list).toSorted((a, b) => rank(a) - rank(b));
}

async function sealedAnswers({ case: file, episode, person }: Joined): Promise<Answers> {
  const keys = await personKeys([...new Set([person.id, file.personId])]);
  const [speaking, own] = [keys.get(person.id), keys.get(file.personId)];
  const text = (table: string, column: string, sealed: Buffer | null) =>
    own ? openText(file.personId, own, table, column, sealed) : '';
  const told = {
    ...(speaking && openIdentity(person.id, speaking, person.identity)),
    place: text('episodes', 'place', episode.place),
    account: text('episodes', 'account', episode.account),
    notes: text('cases', 'notes', file.notes),
  };
  return Object.fromEntries(Object.entries(told).filter(([, text]) => text));
}

async function versionsOf(file: typeof cases.$inferSelect, speakerId: string): Promise<CaseFile['versions']> {
  const rows = await (await db())
    .select({ version: sectionVersions, by: users.name })
    .from(sectionVersions)
    .leftJoin(users, eq(users.id, sectionVersions.changedBy))
    .where(inArray(sectionVersions.recordId, [file.id, speakerId, file.episodeId]));
  const known = [
    ...sections.map((section) => [section, recordOf({ ...file, personId: speakerId }, section)] as const),
    ['track', file.id] as const,
  ];
  return Object.fromEntries(
    known.flatMap(([section, recordId]) => {
      const row = rows.find(({ version }) => version.section === section && version.recordId === recordId);
      return row ? [[section, { version: row.version.version, by: row.by ?? '', at: row.version.changedAt }]] : [];
    }),
  );
}

/** Whether a section holds anything that identifies, so that changing it begins with opening the identity. */
export function isSealedSection(section: Section): boolean {
  return fieldNames.some((name) => fieldOf(name).section === section && fieldOf(name).sealed);
}

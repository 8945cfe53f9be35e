import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { contactPoints, episodes, merges, persons, retraffickingFindings, users } from '@/db/schema';
import { mayListCases } from '@/features/cases/access';
import { type CaseFile, caseFile } from '@/features/cases/queries/case-file';
import { isWithheld } from '@/features/cases/rules';
import { type Identity, openIdentityInList } from '@/features/people/identity';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { isOwnAnswer, takenBackUntil } from '../access';
import { openRemembered } from '../faces';
import { isEntering } from '../rules';
import { peopleTold, type ToldCase, type ToldPerson } from './people-told';

type EpisodeRow = typeof episodes.$inferSelect;

/** One stretch of exploitation, with the cases in sight that are on it. */
export type ToldEpisode = Pick<
  EpisodeRow,
  'id' | 'destination' | 'recruitedOn' | 'startedOn' | 'endedOn' | 'exitManner'
> & {
  cases: ToldCase[];
  /** Whether it is re-trafficking, as it stands; null where nobody has asked. */
  finding: (typeof retraffickingFindings.$inferSelect)['state'] | null;
};

export type Joining = Pick<typeof merges.$inferSelect, 'id' | 'basis' | 'mergedAt' | 'undoneAt'> & {
  by: string;
  /** Only the newest that still holds can be undone. */
  newest: boolean;
  /** Until when the reader may take it back, who joined them while entering a case; null for whoever did not. */
  ownUntil: Date | null;
};

export type PersonFile = ToldPerson & {
  /** The case by which the identity is opened; null where the actor sees coded facts only. */
  opener: string | null;
  identityOpen: boolean;
  /** What identifies, and in which other ways the other records say it: only while the identity is open. */
  identity: Identity;
  others: { record: string; identity: Identity }[];
  episodes: ToldEpisode[];
  contacts: number;
  joinings: Joining[];
};

/** A person with everything the actor may see of them. The id may be of any of their records; `id` is the one that speaks, `address` the one to show. */
export async function personFile(actor: Staff, recordId: string, now = new Date()): Promise<PersonFile> {
  const records = await recordsOf(await db(), recordId);
  const [speaker = ''] = records;
  const told = (await peopleTold(actor, [speaker])).get(speaker);
  if (!told) throw new NotFound('person', recordId);
  const opener = told.cases.findLast(({ sight }) => sight === 'full')?.reference ?? null;
  const file = opener ? await caseFile(actor, opener) : null;
  const identityOpen = file?.identityOpen ?? false;
  return {
    ...told,
    opener,
    identityOpen,
    identity: identityOpen && file ? identityIn(file.answers) : {},
    others: identityOpen ? await otherIdentities(told) : [],
    episodes: await episodesOf(told.cases),
    contacts: opener ? await contactsOf(records) : 0,
    joinings: opener ? await joiningsOf(actor, told.cases, records, now) : [],
  };
}

/** The person of a case, for its page: how many cases of theirs the actor sees, and what other records say otherwise. */
export type PersonBehind = {
  id: string;
  cases: number;
  /** The other cases in sight, in the order of handling. */
  alsoIn: string[];
  others: PersonFile['others'];
  /** The joining that can be undone, where the actor sees a case on both sides of it. */
  newest: Joining | null;
};

/** Who a case the actor was given is about; null for whoever may see no person. Of somebody with one case nothing is asked. */
export async function personBehind(actor: Staff, file: CaseFile, now = new Date()): Promise<PersonBehind | null> {
  if (!mayListCases(actor) || file.sight !== 'full') return null;
  const alone = { id: file.speakerId, cases: 1, alsoIn: [], others: [], newest: null };
  if (file.records.length < 2) return alone;
  const told = (await peopleTold(actor, [file.speakerId])).get(file.speakerId);
  if (!told) return null;
  const [others, joinings] = await Promise.all([
    file.identityOpen ? otherIdentities(told) : [],
    joiningsOf(actor, told.cases, file.records, now),
  ]);
  const references = told.cases.map(({ reference }) => reference);
  return {
    ...alone,
    cases: references.length,
    alsoIn: references.filter((reference) => reference !== file.case.reference),
    others,
    newest: joinings.find(({ newest }) => newest) ?? null,
  };
}

const identifying = ['name', 'aliases', 'nik', 'passport', 'phone', 'address', 'birth', 'contacts'] as const;

function identityIn(answers: Record<string, unknown>): Identity {
  return Object.fromEntries(
    identifying.flatMap((name) => (typeof answers[name] === 'string' ? [[name, answers[name]]] : [])),
  );
}

/** What the other records say, of which the actor may see the whole file. */
async function otherIdentities({ id, cases }: ToldPerson): Promise<PersonFile['others']> {
  const records = new Set(cases.filter(({ sight }) => sight === 'full').map(({ personId }) => personId));
  records.delete(id);
  return [...(await formerIdentities(id)), ...(await identitiesOf([...records]))];
}

/** What the record that speaks said before others were joined to it: a joining may have chosen other answers. */
async function formerIdentities(id: string): Promise<PersonFile['others']> {
  const rows = await (await db())
    .select({ before: merges.before })
    .from(merges)
    .where(and(eq(merges.keptId, id), isNull(merges.undoneAt)))
    .orderBy(desc(merges.mergedAt));
  const key = rows.length > 0 ? (await personKeys([id])).get(id) : undefined;
  return rows.flatMap(({ before }) => {
    const remembered = key ? openRemembered(id, key, 'before', before) : null;
    return remembered ? [{ record: id, identity: identityIn(remembered.face.answers) }] : [];
  });
}

async function identitiesOf(records: string[]): Promise<PersonFile['others']> {
  if (records.length === 0) return [];
  const rows = await (await db())
    .select()
    .from(persons)
    .where(inArray(persons.id, records))
    .orderBy(asc(persons.createdAt), asc(persons.id));
  const keys = await personKeys(rows.map((row) => row.id));
  return rows.flatMap((row) => {
    const key = keys.get(row.id);
    return key && !isWithheld(row) ? [{ record: row.id, identity: openIdentityInList(row.id, key, row.identity) }] : [];
  });
}

/** The episodes of these cases, the earliest first. Where two cases are on one, what the one that speaks says, if it is in sight. */
async function episodesOf(cases: ToldCase[]): Promise<ToldEpisode[]> {
  const reader = await db();
  const rows = await reader
    .select()
    .from(episodes)
    .where(
      inArray(
        episodes.id,
        cases.map(({ ownEpisodeId }) => ownEpisodeId),
      ),
    );
  const ids = [...new Set(cases.map(({ episodeId }) => episodeId))];
  const findings = await reader
    .select()
    .from(retraffickingFindings)
    .where(and(inArray(retraffickingFindings.laterId, ids), isNull(retraffickingFindings.until)))
    .orderBy(asc(retraffickingFindings.recordedAt));
  return ids
    .flatMap((id) => {
      const row = rows.find((each) => each.id === id) ?? rows.find((each) => each.sameAs === id);
      if (!row) return [];
      const { destination, recruitedOn, startedOn, endedOn, exitManner } = row;
      const own = cases.filter(({ episodeId }) => episodeId === id);
      const finding = findings.findLast(({ laterId }) => laterId === id)?.state ?? null;
      return [{ id, destination, recruitedOn, startedOn, endedOn, exitManner, cases: own, finding }];
    })
    .toSorted((one, other) => (beginOf(one) < beginOf(other) ? -1 : 1));
}

/** When an episode began, as far as is known: the day its first case was handled where nothing else is. */
const beginOf = ({ startedOn, recruitedOn, cases }: ToldEpisode) =>
  startedOn ?? recruitedOn ?? cases[0]?.handledOn ?? '';

async function contactsOf(records: string[]): Promise<number> {
  return (await db()).$count(
    contactPoints,
    and(inArray(contactPoints.personId, records), isNull(contactPoints.removedAt)),
  );
}

/** The joinings of two sides of each of which the actor has a case in sight: another would tell of a case that is not. */
async function joiningsOf(actor: Staff, cases: ToldCase[], records: string[], now: Date): Promise<Joining[]> {
  const rows = await (await db())
    .select({ row: merges, by: users.name, recordMadeAt: persons.createdAt })
    .from(merges)
    .innerJoin(persons, eq(persons.id, merges.joinedId))
    .leftJoin(users, eq(users.id, merges.mergedBy))
    .where(inArray(merges.keptId, records))
    .orderBy(desc(merges.mergedAt), desc(merges.id));
  const seen = cases.map(({ personId }) => personId);
  const newest = rows.find(({ row }) => row.undoneAt === null)?.row.id;
  return rows
    .filter(({ row }) => {
      const moved = JSON.parse(row.moved) as string[];
      return seen.some((id) => moved.includes(id)) && seen.some((id) => !moved.includes(id));
    })
    .map(({ row, by, recordMadeAt }) => {
      const { id, basis, mergedAt, undoneAt } = row;
      const isNewest = id === newest;
      const made = { ...row, entering: isEntering(row, { createdAt: recordMadeAt }) };
      const until = takenBackUntil(row);
      const isOwn = isNewest && isOwnAnswer(actor, made) && now <= until;
      return { ...{ id, basis, mergedAt, undoneAt }, by: by ?? '', newest: isNewest, ownUntil: isOwn ? until : null };
    });
}

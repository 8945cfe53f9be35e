import { setImmediate as othersFirst } from 'node:timers/promises';
import { and, asc, eq, gt, or } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { fingerprints, persons } from '@/db/schema';
import { compare } from './comparison';
import type { Facts } from './facts';
import { fingerprintsOf, openIdentityInList } from './identity';
import { type Found, Matcher } from './matcher';

/** A record that may be of the same person, with what speaks for it and against. */
export type Match = Found;

/**
 * What matching goes by, in this process's memory only, as the index of names is: made from the sealed identities, gone
 * when the process ends, and brought up to date before each question. Every record is in it, also one that was joined to
 * another, so that a former passport or spelling still finds its person.
 */
type Index = { seq: number; last: string; matcher: Matcher; reading?: Promise<void> };

// One per open base, so that a base that was closed takes its people along.
const held = globalThis as { pulangMatches?: WeakMap<Reader, Index> };

/** Small enough that opening a page of identities keeps nobody waiting. */
const PAGE = 500;

/** The records that may be of the person of these facts: same or doubtful, best first. Rights are the caller's. */
export async function matchesOf(facts: Facts, options: { except?: string[]; most?: number } = {}): Promise<Match[]> {
  const { matcher } = await currentIndex();
  const found = matcher.find(facts, options);
  const former = await byFormerNumbers(facts, matcher, { ...options, found });
  if (former.length === 0) return found;
  const others = found.filter(({ personId }) => !former.some((each) => each.personId === personId));
  return [...others, ...former].toSorted((a, b) => b.score - a.score).slice(0, options.most ?? 20);
}

type Besides = { except?: string[]; found: Match[] };

/**
 * Records that said such a number before another took its place, in a joining: they keep its fingerprint, and are
 * compared as if they still said it.
 */
async function byFormerNumbers(facts: Facts, matcher: Matcher, { except = [], found }: Besides): Promise<Match[]> {
  const prints = fingerprintsOf(facts);
  if (prints.length === 0) return [];
  const agrees = ({ evidence }: Match, kind: string) =>
    evidence.some(({ field, code }) => field === kind && code === 'same');
  const rows = (
    await (
      await db()
    )
      .select({ personId: fingerprints.personId, kind: fingerprints.kind })
      .from(fingerprints)
      .where(
        or(
          ...prints.map((each) =>
            and(eq(fingerprints.kind, each.kind), eq(fingerprints.fingerprint, each.fingerprint)),
          ),
        ),
      )
      .orderBy(asc(fingerprints.personId))
      .limit(PAGE)
  ).filter(
    ({ personId, kind }) =>
      !except.includes(personId) && !found.some((each) => each.personId === personId && agrees(each, kind)),
  );
  const former: Match[] = [];
  for (const personId of new Set(rows.map((row) => row.personId))) {
    const said = Object.fromEntries(
      rows.filter((row) => row.personId === personId).map(({ kind }) => [kind, facts[kind]]),
    );
    const own = await factsOf(personId);
    if (!own || Object.entries(said).every(([kind, number]) => own[kind as 'nik'] === number)) continue;
    const comparison = compare(facts, { ...own, ...said }, matcher.frequency);
    if (comparison.outcome !== 'different') former.push({ ...comparison, personId });
  }
  return former;
}

/** What a record tells; null where there is no such record, or nothing may be used of it. */
export async function factsOf(recordId: string): Promise<Facts | null> {
  const [row] = await (await db()).select(columns).from(persons).where(eq(persons.id, recordId));
  const key = row && (await personKeys([recordId])).get(recordId);
  return row && key && !row.stopped && !row.erased ? factsIn(row, key) : null;
}

/** Drops records from this process's index at once; other processes read it with their next question. */
export async function forgetMatches(recordIds: string[]): Promise<void> {
  const index = held.pulangMatches?.get(await db());
  for (const id of recordIds) index?.matcher.remove(id);
}

const columns = {
  id: persons.id,
  identity: persons.identity,
  sex: persons.sex,
  homeProvince: persons.homeProvince,
  seq: persons.identitySeq,
  stopped: persons.useStoppedAt,
  erased: persons.erasedAt,
};
type Row = Pick<typeof persons.$inferSelect, 'id' | 'identity' | 'sex' | 'homeProvince'>;

function factsIn({ id, identity, sex, homeProvince }: Row, key: Buffer): Facts {
  return { ...openIdentityInList(id, key, identity), sex, homeProvince };
}

async function currentIndex(): Promise<Index> {
  const reader = await db();
  held.pulangMatches ??= new WeakMap();
  const index: Index = held.pulangMatches.get(reader) ?? { seq: -1, last: '', matcher: new Matcher() };
  held.pulangMatches.set(reader, index);
  index.reading ??= readNew(index, reader).finally(() => {
    index.reading = undefined;
  });
  await index.reading;
  return index;
}

async function readNew(index: Index, reader: Reader): Promise<void> {
  for (;;) {
    const rows = await reader
      .select(columns)
      .from(persons)
      .where(after(index))
      .orderBy(asc(persons.identitySeq), asc(persons.id))
      .limit(PAGE);
    const keys = await personKeys(rows.map((row) => row.id));
    for (const row of rows) {
      const key = keys.get(row.id);
      if (key && !row.stopped && !row.erased) index.matcher.put(row.id, factsIn(row, key));
      else index.matcher.remove(row.id);
    }
    Object.assign(index, { seq: rows.at(-1)?.seq ?? index.seq, last: rows.at(-1)?.id ?? index.last });
    if (rows.length < PAGE) return;
    await othersFirst();
  }
}

/** One act can change two records: a page may end between them. */
function after({ seq, last }: Index) {
  return or(gt(persons.identitySeq, seq), and(eq(persons.identitySeq, seq), gt(persons.id, last)));
}

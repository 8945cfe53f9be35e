import { and, eq, inArray, max, or, sql } from 'drizzle-orm';
import { type Facts, factsOf } from './facts-of-cases';
import { auditHead, caseFacts, cases, episodes, persons, touchedFacts } from './schema';
import type { Store, Writer } from './store.shape';

export type { Facts } from './facts-of-cases';

const SLICE = 500;

/** Within a change: writes a new version of the facts of every case that the change touched and that tell something new. */
export async function versionTouched(tx: Writer, seq: number, now = new Date()): Promise<void> {
  const touched = await tx.select().from(touchedFacts);
  if (touched.length === 0) return;
  const ids = (kind: string) => touched.filter((one) => one.kind === kind).map(({ id }) => id);
  const caseIds = new Set(ids('case'));
  for (const slice of slices(ids('episode'))) for (const id of await casesOfEpisodes(tx, slice)) caseIds.add(id);
  for (const slice of slices(ids('person'))) for (const id of await casesOfPeople(tx, slice)) caseIds.add(id);
  for (const slice of slices([...caseIds])) await versionCases(tx, slice, seq, now);
  await tx.delete(touchedFacts);
}

/** Where a base was migrated or filled: brings its versions up, a slice at a time, so that others are served meanwhile. */
export async function bringFactsUp({ transact }: Pick<Store, 'transact'>): Promise<void> {
  for (let left = true; left; ) {
    left = await transact(async (tx) => {
      const [head] = await tx.select({ seq: auditHead.seq }).from(auditHead);
      const some = await tx.select().from(touchedFacts).where(eq(touchedFacts.kind, 'case')).limit(SLICE);
      const ids = some.map(({ id }) => id);
      if (ids.length === 0) {
        await versionTouched(tx, head?.seq ?? 0);
        return { commit: true, value: false };
      }
      await versionCases(tx, ids, head?.seq ?? 0, new Date());
      await tx.delete(touchedFacts).where(and(eq(touchedFacts.kind, 'case'), inArray(touchedFacts.id, ids)));
      return { commit: true, value: true };
    });
  }
}

async function casesOfEpisodes(tx: Writer, episodeIds: string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(or(inArray(episodes.id, episodeIds), inArray(episodes.sameAs, episodeIds)));
  return rows.map(({ id }) => id);
}

async function casesOfPeople(tx: Writer, personIds: string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(or(inArray(persons.id, personIds), inArray(persons.sameAs, personIds)));
  return rows.map(({ id }) => id);
}

async function versionCases(tx: Writer, ids: string[], seq: number, now: Date): Promise<void> {
  const [told, before] = [await factsOf(tx, ids), await newestOf(tx, ids)];
  const versions: (typeof caseFacts.$inferInsert)[] = told.flatMap(({ id, createdAt, facts }) => {
    const text = JSON.stringify(facts);
    const last = before.get(id);
    if (last?.facts === text) return [];
    // What was entered is known from its entry on, also where a later act of the same transaction completes it.
    return [{ seq, caseId: id, knownFrom: last ? now : createdAt, facts: text }];
  });
  // Of a case that was taken back the last version has neither a day nor a status: no figure and no list counts it.
  for (const [caseId, { facts }] of before)
    if (!told.some(({ id }) => id === caseId) && hasStatus(facts))
      versions.push({
        seq,
        caseId,
        knownFrom: now,
        facts: JSON.stringify({ ...JSON.parse(facts), handledOn: '', status: [] }),
      });
  if (versions.length === 0) return;
  await tx
    .insert(caseFacts)
    .values(versions)
    .onConflictDoUpdate({
      target: [caseFacts.seq, caseFacts.caseId],
      set: { facts: sql`excluded.facts` },
    });
}

const hasStatus = (facts: string) => (JSON.parse(facts) as Facts).status.length > 0;

/** The newest alone, found through the index: of a case that is corrected for years there are many. */
async function newestOf(tx: Writer, ids: string[]): Promise<Map<string, { facts: string }>> {
  const newest = tx
    .select({ caseId: caseFacts.caseId, seq: max(caseFacts.seq).as('newest') })
    .from(caseFacts)
    .where(inArray(caseFacts.caseId, ids))
    .groupBy(caseFacts.caseId)
    .as('newest');
  const rows = await tx
    .select({ caseId: caseFacts.caseId, facts: caseFacts.facts })
    .from(newest)
    .innerJoin(caseFacts, and(eq(caseFacts.caseId, newest.caseId), eq(caseFacts.seq, newest.seq)));
  return new Map(rows.map((row) => [row.caseId, row]));
}

function slices<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / SLICE) }, (_, n) => all.slice(n * SLICE, (n + 1) * SLICE));
}

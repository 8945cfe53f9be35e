import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Writer } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, merges, persons } from '@/db/schema';
import { suspectWithin } from '@/features/people/again';
import { recordsOf } from '@/features/people/records';
import type { Machine } from '@/lib/actor';
import { Sealed } from '@/lib/errors';
import { openRemembered } from '../faces';
import { joiningsOf, type MergeRow } from '../queries/joining';
import { type MovedEpisode, partEpisodes } from './episodes';
import { recordOnCases } from './join';
import { restoreFace } from './undo';

const nightly: Machine = { kind: 'machine', name: 'nightly' };

/**
 * An older copy of the data may bring back two records as one person of whom one has been erased since. The erased one
 * is parted from the other, which says again what it did before: what was changed in between is given up, because
 * nobody can tell any more whose it was. Needs the keys; while the server is locked it waits for the next night.
 */
export async function partTorn(now = new Date()): Promise<number> {
  let parted = 0;
  const left = new Set<string>();
  for (;;) {
    const torn = (await tornGroups()).find((speaker) => !left.has(speaker));
    if (!torn) return parted;
    if (await partNewest(torn, now)) parted += 1;
    else left.add(torn);
  }
}

/** The speakers of those of whom one record is erased and another is not. */
async function tornGroups(): Promise<string[]> {
  const reader = await db();
  const pointing = await reader
    .select({ id: persons.id, speaker: persons.sameAs, erasedAt: persons.erasedAt })
    .from(persons)
    .where(isNotNull(persons.sameAs));
  const erased = await reader
    .select({ id: persons.id })
    .from(persons)
    .where(and(isNull(persons.sameAs), isNotNull(persons.erasedAt)));
  const gone = new Set(erased.map(({ id }) => id));
  const torn = pointing.filter(({ speaker, erasedAt }) => gone.has(speaker ?? '') !== (erasedAt !== null));
  return [...new Set(torn.flatMap(({ speaker }) => speaker ?? []))];
}

async function partNewest(speaker: string, now: Date): Promise<boolean> {
  const keys = await personKeys(await recordsOf(await db(), speaker)).catch((error) => {
    if (error instanceof Sealed) return null;
    throw error;
  });
  if (!keys) return false;
  const done = await change(nightly, async (tx, audit) => {
    const records = await recordsOf(tx, speaker);
    const [merge] = await joiningsOf(tx, records);
    if (!merge) return { refused: 'not-there' as const };
    const files = await tx.select({ reference: cases.reference }).from(cases).where(inArray(cases.personId, records));
    const seq = await recordOnCases(audit, 'person.join-undone', files, { merge: merge.id });
    await point(tx, merge, records, seq);
    const key = keys.get(merge.keptId);
    const before = key && openRemembered(merge.keptId, key, 'before', merge.before);
    if (before) await restoreFace(tx, merge.keptId, before, seq);
    await partEpisodes(tx, JSON.parse(merge.episodes) as MovedEpisode[]);
    const undone = { undoneAt: now, undoneBy: nightly.name, before: null, after: null };
    await tx.update(merges).set(undone).where(eq(merges.id, merge.id));
    for (const id of [merge.keptId, merge.joinedId]) await suspectWithin(tx, audit, id, now);
    return { parted: true as const };
  });
  return 'parted' in done;
}

/** The joined record speaks again for those it spoke for. */
async function point(tx: Writer, merge: MergeRow, records: string[], seq: number): Promise<void> {
  const moved = (JSON.parse(merge.moved) as string[]).filter((id) => records.includes(id));
  await tx.update(persons).set({ sameAs: merge.joinedId, identitySeq: seq }).where(inArray(persons.id, moved));
  await tx.update(persons).set({ sameAs: null, identitySeq: seq }).where(eq(persons.id, merge.joinedId));
}

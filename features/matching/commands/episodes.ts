import { eq, inArray, or } from 'drizzle-orm';
import type { Writer } from '@/db/client';
import { episodes } from '@/db/schema';

export type SamePair = { one: string; other: string };
/** An episode that points at another because of a joining, and where it pointed before. */
export type MovedEpisode = { kept: string; joined: string; was: string | null };

/**
 * Lets the episodes that two offices told of one stretch of exploitation be one: the later points at the earlier. Answers
 * what moved; null where one of them is not of these persons.
 */
export async function joinEpisodes(
  tx: Writer,
  keptRecords: string[],
  joinedRecords: string[],
  pairs: SamePair[],
): Promise<MovedEpisode[] | null> {
  const moved: MovedEpisode[] = [];
  for (const { one, other } of pairs) {
    const rows = await tx
      .select()
      .from(episodes)
      .where(inArray(episodes.id, [one, other]));
    const ours = rows.some(({ personId }) => keptRecords.includes(personId));
    const theirs = rows.some(({ personId }) => joinedRecords.includes(personId));
    if (!ours || !theirs) return null;
    const speakers = [...new Set(rows.map(({ id, sameAs }) => sameAs ?? id))];
    if (speakers.length < 2) continue;
    const [kept, joined] = (await tx.select().from(episodes).where(inArray(episodes.id, speakers))).toSorted(
      (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
    );
    if (!kept || !joined) return null;
    const pointing = await tx
      .select()
      .from(episodes)
      .where(or(eq(episodes.id, joined.id), eq(episodes.sameAs, joined.id)));
    for (const { id, sameAs } of pointing) {
      await tx.update(episodes).set({ sameAs: kept.id }).where(eq(episodes.id, id));
      moved.push({ kept: kept.id, joined: id, was: sameAs });
    }
  }
  return moved;
}

/** Lets each point again where it pointed before, the last moved first. */
export async function partEpisodes(tx: Writer, moved: MovedEpisode[]): Promise<void> {
  for (const { joined, was } of moved.toReversed())
    await tx.update(episodes).set({ sameAs: was }).where(eq(episodes.id, joined));
}

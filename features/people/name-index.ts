import { asc, gt } from 'drizzle-orm';
import { distance } from 'fastest-levenshtein';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { persons } from '@/db/schema';
import { openIdentityInList } from './identity';
import { foldName } from './rules';

/**
 * The only index of names: in this process's memory, made from the sealed identities, gone when it ends. Each search
 * first reads what has changed since the last, so that every process finds what another one wrote.
 */
type Index = { seq: number; words: Map<string, string[]>; reading?: Promise<void> };

// One per open base, so that a base that was closed takes its names along.
const held = globalThis as { pulangNames?: WeakMap<Reader, Index> };

const PAGE = 5_000;

/** The people whose name or alias holds every word of the search, spelling mistakes forgiven. Rights are the caller's. */
export async function peopleNamed(search: string): Promise<string[]> {
  const wanted = foldName(search).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  const { words } = await currentIndex();
  const found: string[] = [];
  for (const [personId, parts] of words)
    if (wanted.every((word) => parts.some((part) => isLike(word, part)))) found.push(personId);
  return found;
}

/** A word is like another when it begins it, or differs in one letter (two in long words). */
export function isLike(word: string, part: string): boolean {
  if (part.startsWith(word)) return true;
  const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  return Math.abs(word.length - part.length) <= allowed && distance(word, part) <= allowed;
}

/** Drops people from this process's index at once; other processes read it with their next search. */
export async function forgetNames(personIds: string[]): Promise<void> {
  const index = held.pulangNames?.get(await db());
  for (const id of personIds) index?.words.delete(id);
}

async function currentIndex(): Promise<Index> {
  const reader = await db();
  held.pulangNames ??= new WeakMap();
  const index: Index = held.pulangNames.get(reader) ?? { seq: -1, words: new Map() };
  held.pulangNames.set(reader, index);
  index.reading ??= readNew(index, reader).finally(() => {
    index.reading = undefined;
  });
  await index.reading;
  return index;
}

async function readNew(index: Index, reader: Reader): Promise<void> {
  for (;;) {
    const rows = await reader
      .select({ id: persons.id, identity: persons.identity, seq: persons.identitySeq, stopped: persons.useStoppedAt })
      .from(persons)
      .where(gt(persons.identitySeq, index.seq))
      .orderBy(asc(persons.identitySeq))
      .limit(PAGE);
    const keys = await personKeys(rows.map((row) => row.id));
    for (const row of rows) {
      const key = keys.get(row.id);
      // Whoever asked us to stop using their data is not found by name.
      const { name = '', aliases = '' } = key && !row.stopped ? openIdentityInList(row.id, key, row.identity) : {};
      index.words.set(row.id, foldName(`${name} ${aliases}`).split(' ').filter(Boolean));
    }
    index.seq = rows.at(-1)?.seq ?? index.seq;
    if (rows.length < PAGE) return;
  }
}

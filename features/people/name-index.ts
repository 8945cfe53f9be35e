import { distance } from 'fastest-levenshtein';
import { currentMemory } from './memory';
import { foldName } from './rules';

/** The people whose name or alias holds every word of the search, spelling mistakes forgiven. Rights are the caller's. */
export async function peopleNamed(search: string): Promise<string[]> {
  const wanted = foldName(search).split(' ').filter(Boolean);
  if (wanted.length === 0) return [];
  const { words } = await currentMemory();
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

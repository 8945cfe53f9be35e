import { rootKey } from '@/db/master-key';
import { derive, open, seal } from '@/lib/sealing';

const VALID_MINUTES = 15;

const place = (userId: string) => ({ table: 'search', column: 'words', person: userId, keyVersion: 1 });

/** What somebody searches for may be a name, so an address carries it sealed: readable by them alone, for a while. */
export function sealSearch(userId: string, words: string, now = Date.now()): string {
  const text = JSON.stringify({ words, until: now + VALID_MINUTES * 60_000 });
  return seal(derive(rootKey(), 'search'), place(userId), text).toString('base64url');
}

/** The words of a sealed search; null when it is another's, has expired or was tampered with. */
export function openSearch(userId: string, token: string, now = Date.now()): string | null {
  try {
    const text = open(derive(rootKey(), 'search'), place(userId), Buffer.from(token, 'base64url'));
    const { words, until } = JSON.parse(text) as { words: string; until: number };
    return until > now ? words : null;
  } catch {
    return null;
  }
}

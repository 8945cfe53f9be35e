import { randomInt } from 'node:crypto';
import { rootKey } from '@/db/master-key';
import { fingerprint } from '@/lib/sealing';

const COUNT = 10;
const LENGTH = 10;
/** Without letters and digits that are read as one another on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten new codes, as they are shown: `k7mqa-9xw4d`. */
export function newCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const code = Array.from({ length: LENGTH }, () => letters[randomInt(letters.length)]).join('');
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });
}

/** A code as it was typed, without what paper and keyboards add; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  return code.length === LENGTH ? code : null;
}

/** What the base keeps. Keyed, since 50 bits could be tried out by whoever has a copy of the base alone. */
export function hashOfCode(userId: string, code: string): string {
  return fingerprint(rootKey(), 'recovery-code', `${userId}:${readCode(code)}`);
}

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { rootKey } from '@/db/master-key';
import { derive, openContent, sealContent } from '@/lib/sealing';
import type { Columns } from './columns';
import type { Compared } from './comparison';
import type { Rows } from './reading';

/** What is known of a list so far. It is kept nowhere: it travels sealed with the form and comes back with it. */
export type Carried = { rows: Rows; columns: Columns; compared?: Compared; taken: number[] };

const VALID_HOURS = 8;
const MOST_UNPACKED = 20_000_000;

/** How a list of one purpose travels: sealed for the one who works on it, and no longer than a day of work. */
export function carrying<Content extends object>(purpose: string) {
  const place = (userId: string) => ({ table: purpose, column: 'list', person: userId, keyVersion: 1 });
  return {
    seal(userId: string, carried: Content, now = Date.now()): string {
      const packed = deflateRawSync(JSON.stringify({ ...carried, until: now + VALID_HOURS * 3_600_000 }));
      return sealContent(derive(rootKey(), purpose), place(userId), packed).toString('base64url');
    },
    /** What was sealed; null when it is another's, has expired or was tampered with. */
    open(userId: string, sealed: string, now = Date.now()): Content | null {
      try {
        const packed = openContent(derive(rootKey(), purpose), place(userId), Buffer.from(sealed, 'base64url'));
        const text = inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }).toString('utf8');
        const { until, ...carried } = JSON.parse(text) as Content & { until: number };
        return until > now ? (carried as unknown as Content) : null;
      } catch {
        return null;
      }
    },
  };
}

export const { seal: sealCarried, open: openCarried } = carrying<Carried>('second-list');

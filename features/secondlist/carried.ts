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

const place = (userId: string) => ({ table: 'secondlist', column: 'list', person: userId, keyVersion: 1 });

/** Seals a list for the one who works on it: for nobody else, and no longer than a day of work. */
export function sealCarried(userId: string, carried: Carried, now = Date.now()): string {
  const packed = deflateRawSync(JSON.stringify({ ...carried, until: now + VALID_HOURS * 3_600_000 }));
  return sealContent(derive(rootKey(), 'second-list'), place(userId), packed).toString('base64url');
}

/** What was sealed; null when it is another's, has expired or was tampered with. */
export function openCarried(userId: string, sealed: string, now = Date.now()): Carried | null {
  try {
    const packed = openContent(derive(rootKey(), 'second-list'), place(userId), Buffer.from(sealed, 'base64url'));
    const text = inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }).toString('utf8');
    const { until, ...carried } = JSON.parse(text) as Carried & { until: number };
    return until > now ? carried : null;
  } catch {
    return null;
  }
}

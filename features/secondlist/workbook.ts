import { atMost } from '@/lib/at-most';
import type { Refused } from '@/lib/errors';
import { saidOf } from '@/lib/shut-in';
import { checked, MOST_BYTES, type Rows, type Unreadable } from './reading';

/** A workbook that was read: the first sheet with anything in it, how many there are, and how many cells are formulas. */
export type Workbook = { rows: Rows; sheet: number; sheets: number; formulas: number; unreckoned: number };

/** It may say far more than a list within the limits. */
const LIMITS = { seconds: 15, megabytes: 256, says: 16_000_000 };

const inTurn = atMost(2);

/**
 * Reads a workbook in a program of its own that may neither write, nor start anything, nor take more time or memory than
 * it is given: a file somebody sends us cannot harm the app.
 */
export async function readWorkbook(file: Buffer): Promise<Workbook | Refused<Unreadable>> {
  if (file.length > MOST_BYTES) return { refused: 'too-large' };
  const said = await inTurn(() => saidOf('read-workbook.mjs', file, LIMITS));
  if (typeof said !== 'string') return { refused: said.refused === 'too-slow' ? 'too-slow' : 'packed-too-tight' };
  const read = JSON.parse(said) as Workbook | Refused<Unreadable>;
  if ('refused' in read) return read;
  const list = checked(read.rows);
  return 'refused' in list ? list : { ...read, rows: list.rows };
}

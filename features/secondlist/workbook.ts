import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atMost } from '@/lib/at-most';
import type { Refused } from '@/lib/errors';
import { checked, MOST_BYTES, type Rows, type Unreadable } from './reading';

/** A workbook that was read: the first sheet with anything in it, how many there are, and how many cells are formulas. */
export type Workbook = { rows: Rows; sheet: number; sheets: number; formulas: number; unreckoned: number };

const SECONDS = 15;
const MEGABYTES = 256;
/** What a program of its own may say: far more than a list within the limits. */
const MOST_SAID = 16_000_000;

const inTurn = atMost(2);

/**
 * Reads a workbook in a program of its own that may neither write, nor start anything, nor take more time or memory than
 * it is given: a file somebody sends us cannot harm the app.
 */
export async function readWorkbook(file: Buffer): Promise<Workbook | Refused<Unreadable>> {
  if (file.length > MOST_BYTES) return { refused: 'too-large' };
  const said = await inTurn(() => saidOf(file));
  if (typeof said !== 'string') return said;
  const read = JSON.parse(said) as Workbook | Refused<Unreadable>;
  if ('refused' in read) return read;
  const list = checked(read.rows);
  return 'refused' in list ? list : { ...read, rows: list.rows };
}

function saidOf(file: Buffer): Promise<string | Refused<Unreadable>> {
  return new Promise((resolve, reject) => {
    // Nothing of our environment goes along: neither keys nor addresses.
    const child = spawn(process.execPath, [...limits(), placeOf('bin', 'read-workbook.mjs')], {
      env: { NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: SECONDS * 1000,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length > MOST_SAID) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.on('error', reject);
    // It may end before it has taken everything in.
    child.stdin.on('error', () => undefined);
    child.on('close', (code, signal) => {
      if (code === 0 && length <= MOST_SAID) resolve(Buffer.concat(parts).toString('utf8'));
      else resolve({ refused: signal === 'SIGKILL' && length <= MOST_SAID ? 'too-slow' : 'packed-too-tight' });
    });
    child.stdin.end(file);
  });
}

function limits(): string[] {
  const readable = ['bin', 'node_modules', 'package.json'].map((place) => `--allow-fs-read=${placeOf(place)}`);
  const shutIn = process.allowedNodeEnvironmentFlags.has('--permission') ? ['--permission', ...readable] : [];
  return [`--max-old-space-size=${MEGABYTES}`, ...shutIn];
}

/** Told apart from what the app is made of: the bundler would follow the path and take everything in. */
const placeOf = (...parts: string[]) => join(/* turbopackIgnore: true */ process.cwd(), ...parts);

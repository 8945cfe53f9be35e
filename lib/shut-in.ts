import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Refused } from './errors';

/** `megabytes` bounds what the program takes of JavaScript; `says` what it may answer; `addons` lets in native code. */
type Limits = { seconds: number; megabytes: number; says: number; addons?: boolean };

/**
 * What one of our programs in `bin` says of a file that somebody sends us. It runs by itself, may neither write nor start
 * anything nor take longer than it is given, and nothing of our environment goes along: neither keys nor addresses.
 * `too-slow`: it was ended; `died`: it ended itself, or said too much.
 */
export function saidOf(program: string, file: Buffer, limits: Limits): Promise<string | Refused<'too-slow' | 'died'>> {
  const { seconds, says } = limits;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags(limits), placeOf('bin', program)], {
      env: { NODE_ENV: 'production' },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    });
    const parts: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length > says) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.on('error', reject);
    // It may end before it has taken everything in.
    child.stdin.on('error', () => undefined);
    child.on('close', (code, signal) => {
      if (code === 0 && length <= says) resolve(Buffer.concat(parts).toString('utf8'));
      else resolve({ refused: signal === 'SIGKILL' && length <= says ? 'too-slow' : 'died' });
    });
    child.stdin.end(file);
  });
}

function flags({ megabytes, addons }: Limits): string[] {
  const readable = ['bin', 'node_modules', 'package.json'].map((place) => `--allow-fs-read=${placeOf(place)}`);
  const shutIn = process.allowedNodeEnvironmentFlags.has('--permission')
    ? ['--permission', ...readable, ...(addons ? ['--allow-addons'] : [])]
    : [];
  return [`--max-old-space-size=${megabytes}`, ...shutIn];
}

/** Told apart from what the app is made of: the bundler would follow the path and take everything in. */
const placeOf = (...parts: string[]) => join(/* turbopackIgnore: true */ process.cwd(), ...parts);

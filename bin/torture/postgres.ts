import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sleep } from './arena';

/** Where Debian and others put the server, newest first. */
export function serverPrograms(): string | null {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(home, version, 'bin')).find((bin) => existsSync(join(bin, 'postgres'))) ?? null;
}

/** A server of its own, in a temporary folder, that keeps what it is told (`fsync` on), at the port of the address. */
export async function startServer(url: string) {
  const bin = serverPrograms();
  if (!bin) throw new Error('there is no PostgreSQL server');
  const folder = mkdtempSync(join(tmpdir(), 'pulang-postgres-'));
  const user = unprivileged(folder);
  const as = (program: string, ...args: string[]): [string, string[]] =>
    user ? ['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]] : [join(bin, program), args];
  const data = join(folder, 'data');
  const [initdb, args] = as(
    'initdb',
    '-D',
    data,
    '-U',
    'pulang',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  );
  const made = spawnSync(initdb, args, { cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const [postgres, options] = as(
    ...(['postgres', '-D', data, '-p', new URL(url).port, '-c', 'listen_addresses=127.0.0.1'] as const),
    ...['-c', `unix_socket_directories=${folder}`, '-c', 'max_connections=60', '-c', 'log_min_messages=panic'],
  );
  let process: ChildProcess | undefined;
  const server = {
    start: async () => {
      process = spawn(postgres, options, { cwd: folder, stdio: 'ignore' });
      await answers(url);
    },
    /** The postmaster first, so that it starts nothing anew, then every process it had. */
    kill: async () => {
      const main = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      const children = childrenOf(main);
      for (const pid of [main, ...children]) killed(pid);
      while ([main, ...children].some(isAlive)) await sleep(5);
      process?.kill('SIGKILL');
    },
    remove: async () => {
      await server.kill();
      rmSync(folder, { recursive: true });
    },
  };
  await server.start();
  return server;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(folder: string): boolean {
  if (process.getuid?.() !== 0) return false;
  const id = (kind: string) => Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout);
  chownSync(folder, id('-u'), id('-g'));
  return true;
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => statusOf(pid).parent === parent);
}

function statusOf(pid: number): { state: string; parent: number } {
  try {
    const [state = '', parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return { state: 'gone', parent: 0 };
  }
}

const isAlive = (pid: number) => !['gone', 'Z', 'X'].includes(statusOf(pid).state);

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      return await client.end();
    } catch {
      await sleep(50);
    }
  }
  throw new Error('the PostgreSQL server does not answer');
}

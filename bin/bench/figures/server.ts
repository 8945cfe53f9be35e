import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { environment, root } from '../../bootstrap.mjs';
import type { Took } from '../measure';
import { type Asked, Visitor } from './visitor';

/** A started server: ours, or the bare one. */
export type Server = {
  visitor: Visitor;
  /** Bytes it holds now (Linux tells them; elsewhere not a number). */
  held(): number;
  /** The time of an answer, and of what the server worked meanwhile. One that is not as expected ends the bench. */
  time(asked: Asked, status?: number, to?: RegExp): Promise<Took>;
  stop(): Promise<void>;
};

export type Start = { args: readonly string[]; env: NodeJS.Dict<string>; first: Asked };

/** Starts a server and asks it for its first page until it answers; answers also how long that took, in milliseconds. */
export async function start({ args, env, first }: Start): Promise<Server & { cold: number }> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment({ ...env, NODE_ENV: 'production', PORT: String(port) }),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const visitor = new Visitor(port);
  await answering(visitor, first, child);
  return {
    ...{ visitor, cold: performance.now() - from },
    held: () => residentOf(child),
    time: async (asked, status = 200, to = /^/) => {
      const before = workedBy(child);
      const answer = await visitor.ask(asked);
      if (answer.status !== status || !to.test(answer.to))
        throw new Error(`${asked.path} answered ${answer.status} ${answer.to}`);
      return { clock: answer.milliseconds, worked: workedBy(child) - before };
    },
    stop: () => stopped(child, visitor),
  };
}

/** Milliseconds that all threads of a process have been on a processor (Linux tells; elsewhere not a number). */
function workedBy({ pid }: ChildProcess): number {
  const tasks = `/proc/${pid}/task`;
  try {
    const each = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/schedstat`, 'utf8'));
    return each.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}

async function answering(visitor: Visitor, first: Asked, child: ChildProcess): Promise<void> {
  const until = performance.now() + 300_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`a server ended by itself (${child.exitCode})`);
    const answer = await visitor.ask(first).catch(() => undefined);
    if (answer?.status === 200) return;
    if (performance.now() > until) throw new Error(`no page from a server: ${answer?.status ?? 'no answer'}`);
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

async function stopped(child: ChildProcess, visitor: Visitor): Promise<void> {
  visitor.close();
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}

function residentOf({ pid }: ChildProcess): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) * 1024;
  } catch {
    return Number.NaN;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/**
 * The app as it is before anybody has set it up, or another demonstration, which a test may end and start again: on a port
 * near the demonstration of all stories, in a folder of its own.
 */
export function freshServer(offset = 1, folder = `${process.env.PULANG_DATA_DIR}-fresh`, script = 'bin/start.mjs') {
  const port = Number(process.env.PORT) + offset;
  let running: ChildProcess | undefined;
  let said = '';

  const start = async () => {
    running = spawn('node', [script], {
      env: { ...process.env, PORT: String(port), PULANG_DATA_DIR: folder, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [running.stdout, running.stderr])
      stream?.on('data', (text) => {
        said += text;
      });
    const child = running;
    await new Promise<void>((ready, failed) => {
      child.stdout?.on('data', () => said.includes(`http://localhost:${port}`) && ready());
      child.once('exit', () => failed(new Error(said)));
    });
  };
  const end = async () => {
    const child = running;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((exited) => child.once('exit', exited));
    child.kill('SIGTERM');
    await ended;
  };
  const rows = <Row>(text: string) => {
    const base = new Database(`${folder}/pulang.db`, { readonly: true });
    try {
      return base.prepare(text).all() as Row[];
    } finally {
      base.close();
    }
  };

  return {
    address: `http://localhost:${port}`,
    folder,
    start,
    end,
    /** Everything the server has said since it was made. */
    said: () => said,
    restart: async () => {
      await end();
      said = '';
      await start();
    },
    count: (table: string) => rows(`select * from ${table}`).length,
    /** All rows of all tables, but for what a wrong passphrase leaves: that it was tried, and how often. */
    everything: () =>
      rows<{ name: string }>("select name from sqlite_master where type = 'table'")
        .filter(({ name }) => !['throttles', 'audit_head'].includes(name))
        .map(({ name }) => [
          name,
          rows<{ actor_id?: string; act?: string }>(`select * from "${name}"`).filter(
            ({ actor_id, act }) => !(actor_id === 'unlock' && act === 'refused'),
          ),
        ]),
    /** The ids of every server action of the build: what somebody reads who has a copy of the program. */
    actions: () => {
      const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
      return Object.keys(manifest.node);
    },
  };
}

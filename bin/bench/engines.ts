import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';

/** A bench in a process of its own, on SQLite or on the base of a URL: the tables are written for one engine when they are loaded. */
export async function inProcess(args: string[], url = ''): Promise<number> {
  const { DATABASE_URL: _, KEYS_DATABASE_URL: __, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/bench.ts', ...args], {
    stdio: 'inherit',
    env: { ...env, ...(url && { DATABASE_URL: url }) },
  });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** The same on a fresh base of the server that `PULANG_TEST_POSTGRES_URL` names; said, where it names none. */
export async function onPostgres(args: string[]): Promise<number> {
  const server = process.env.PULANG_TEST_POSTGRES_URL;
  if (!server) {
    console.log('PostgreSQL: not measured; PULANG_TEST_POSTGRES_URL names no server.');
    return 0;
  }
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const base = `pulang_bench_${process.pid}`;
  await client.query(`create database ${base}`);
  const { rows } = await client.query<{ fsync: string }>("select current_setting('fsync') as fsync");
  if (rows[0]?.fsync !== 'on') console.log('PostgreSQL: this server does not wait for its disk (fsync is off).');
  try {
    return await inProcess(args, Object.assign(new URL(server), { pathname: `/${base}` }).toString());
  } finally {
    await client.query(`drop database ${base} with (force)`);
    await client.end();
  }
}

import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import { withoutValues } from './failure';
import { inTransaction, keyTables, postgresKeys } from './keys.postgres';
import { migrationsFolder, migrationsIn } from './migrate';
import type { Reader, Store, Writer } from './store.shape';

const casing = 'snake_case' as const;
/** A PostgreSQL server. The key store is a schema of its own, in `keysUrl` where one is given. */
export async function openPostgres(url: string, keysUrl = url): Promise<Store> {
  const pool = poolOf({ connectionString: url });
  const readers = poolOf({ connectionString: url, options: '-c default_transaction_read_only=on' });
  const keyPool = keysUrl === url ? pool : poolOf({ connectionString: keysUrl });
  await keyPool.query(keyTables);
  const transact: Store['transact'] = async (work) => {
    const client = await pool.connect();
    let finished = false;
    try {
      await client.query('begin');
      const { commit, value } = await work(drizzlePg(client, { casing }) as unknown as Writer);
      await client.query(commit ? 'commit' : 'rollback');
      finished = true;
      return value;
    } finally {
      if (!finished) await client.query('rollback').catch(() => undefined);
      client.release(!finished);
    }
  };
  return withoutValues({
    reader: drizzlePg(readers, { casing }) as unknown as Reader,
    keys: postgresKeys(
      (text, values) => keyPool.query(text, values),
      async (work) => {
        const client = await keyPool.connect();
        try {
          return await inTransaction((text, values) => client.query(text, values), work);
        } finally {
          client.release();
        }
      },
    ),
    transact,
    emptyLog: async () => undefined,
    migrate: async () => {
      const client = await pool.connect();
      try {
        await migratePostgres((text) => client.query(text));
      } finally {
        client.release();
      }
    },
    close: async () => {
      await Promise.all([pool.end(), readers.end()]);
      if (keyPool !== pool) await keyPool.end();
    },
  });
}

/**
 * A connection that the server ends is replaced by the next, whether somebody is using it (the query then fails) or
 * nobody. Without a listener on either, the news ends the whole app.
 */
function poolOf(config: pg.PoolConfig): pg.Pool {
  const heard = () => undefined;
  return new pg.Pool(config).on('error', heard).on('connect', (client) => client.on('error', heard));
}

/** PostgreSQL inside this process, for the everyday test of the dialect. `folder` may be `memory`. */
export async function openPglite(folder: string, from?: Blob): Promise<Store & { dump(): Promise<Blob> }> {
  const lite = await PGlite.create({
    ...(folder && folder !== 'memory' ? { dataDir: folder } : {}),
    ...(from ? { loadDataDir: from } : {}),
  });
  await lite.exec(keyTables);
  return withoutValues({
    reader: drizzlePglite(lite, { casing }) as unknown as Reader,
    keys: postgresKeys(
      (text, values) => lite.query(text, values),
      (work) => lite.transaction((tx) => work((text, values) => tx.query(text, values))),
    ),
    transact: async (work) => {
      const outcome = await lite.transaction(async (tx) => {
        const done = await work(drizzlePglite(tx as unknown as PGlite, { casing }) as unknown as Writer);
        if (!done.commit) await tx.rollback();
        return done;
      });
      return outcome.value;
    },
    emptyLog: async () => undefined,
    migrate: () => migratePostgres((text) => lite.exec(text).then((results) => results.at(-1) ?? { rows: [] })),
    close: () => lite.close(),
    dump: () => lite.dumpDataDir('none'),
  });
}

/** All in one transaction; an advisory lock keeps a second server from migrating at the same time. */
async function migratePostgres(run: (text: string) => Promise<{ rows: unknown[] }>) {
  await run('create table if not exists migrations (tag text primary key, at timestamptz not null)');
  await run('begin');
  try {
    await run('select pg_advisory_xact_lock(7854)');
    const { rows } = await run('select tag from migrations');
    const done = new Set((rows as { tag: string }[]).map(({ tag }) => tag));
    for (const { tag, statements } of migrationsIn(migrationsFolder('postgres'))) {
      if (done.has(tag)) continue;
      for (const statement of statements) await run(statement);
      await run(`insert into migrations (tag, at) values ('${tag}', now())`);
    }
    await run('commit');
  } catch (error) {
    await run('rollback');
    throw error;
  }
}

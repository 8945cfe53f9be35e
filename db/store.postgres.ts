import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import { migrationsFolder, migrationsIn } from './migrate';
import type { KeyStore, Reader, Store, Writer } from './store.shape';

const casing = 'snake_case' as const;
const keyTable = `create schema if not exists pulang_keys;
  create table if not exists pulang_keys.person_keys (
    person_id text not null, version integer not null, wrapped bytea not null, primary key (person_id, version))`;

/** A PostgreSQL server. The key store is a schema of its own, in `keysUrl` where one is given. */
export async function openPostgres(url: string, keysUrl = url): Promise<Store> {
  const pool = poolOf({ connectionString: url });
  const readers = poolOf({ connectionString: url, options: '-c default_transaction_read_only=on' });
  const keyPool = keysUrl === url ? pool : poolOf({ connectionString: keysUrl });
  await keyPool.query(keyTable);
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
  return {
    reader: drizzlePg(readers, { casing }) as unknown as Reader,
    keys: postgresKeys((text, values) => keyPool.query(text, values)),
    transact,
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
  };
}

/** A connection that the server ends while nobody uses it is replaced by the next; without a listener it ends us all. */
function poolOf(config: pg.PoolConfig): pg.Pool {
  return new pg.Pool(config).on('error', () => undefined);
}

/** PostgreSQL inside this process, for the everyday test of the dialect. `folder` may be `memory`. */
export async function openPglite(folder: string, from?: Blob): Promise<Store & { dump(): Promise<Blob> }> {
  const lite = await PGlite.create({
    ...(folder && folder !== 'memory' ? { dataDir: folder } : {}),
    ...(from ? { loadDataDir: from } : {}),
  });
  await lite.exec(keyTable);
  return {
    reader: drizzlePglite(lite, { casing }) as unknown as Reader,
    keys: postgresKeys((text, values) => lite.query(text, values)),
    transact: async (work) => {
      const outcome = await lite.transaction(async (tx) => {
        const done = await work(drizzlePglite(tx as unknown as PGlite, { casing }) as unknown as Writer);
        if (!done.commit) await tx.rollback();
        return done;
      });
      return outcome.value;
    },
    migrate: () => migratePostgres((text) => lite.exec(text).then((results) => results.at(-1) ?? { rows: [] })),
    close: () => lite.close(),
    dump: () => lite.dumpDataDir('none'),
  };
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

function postgresKeys(query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>): KeyStore {
  return {
    // All in one statement: thousands of single ones would each wait for the disk.
    put: async (all) => {
      await query(
        `insert into pulang_keys.person_keys (person_id, version, wrapped)
         select person_id, version, decode(wrapped, 'hex')
         from unnest($1::text[], $2::int[], $3::text[]) as key (person_id, version, wrapped)`,
        [all.map((key) => key.personId), all.map((key) => key.version), all.map((key) => key.wrapped.toString('hex'))],
      );
    },
    get: async (ids) => {
      const { rows } = await query(
        'select person_id as "personId", version, wrapped from pulang_keys.person_keys where person_id = any($1)',
        [ids],
      );
      return (rows as Awaited<ReturnType<KeyStore['get']>>).map((row) => ({
        ...row,
        wrapped: Buffer.from(row.wrapped),
      }));
    },
    destroy: async (personId) => {
      await query('delete from pulang_keys.person_keys where person_id = $1', [personId]);
    },
  };
}

import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import { withoutValues } from './failure';
import { inTransaction, keyTables, postgresKeys } from './keys.postgres';
import { migrationsFolder, migrationsIn } from './migrate';
import {
  apply,
  asOfOneMoment,
  faultInPostgres,
  fillPostgres,
  isEmptyPostgres,
  type Run,
  sourceOf,
} from './portable.postgres';
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
  const within = async <T>(work: (client: pg.PoolClient) => Promise<T>) => {
    const client = await pool.connect();
    try {
      return await inTransaction(
        (text, values) => client.query(text, values),
        () => work(client),
      );
    } finally {
      client.release();
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
        await migratePostgres((text, values) => client.query(text, values));
      } finally {
        client.release();
      }
    },
    snapshot: (work) =>
      within(async (client) => {
        await client.query(asOfOneMoment);
        return work(sourceOf((text, values) => client.query(text, values)));
      }),
    isEmpty: () => isEmptyPostgres((text) => pool.query(text)),
    fill: (filling) =>
      within(async (client) => {
        await fillPostgres((text, values) => client.query(text, values), filling);
        await filling.finish?.(drizzlePg(client, { casing }) as unknown as Writer);
      }),
    fault: (expected) => faultInPostgres((text) => pool.query(text), expected),
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
    migrate: () => migratePostgres(runOn(lite)),
    snapshot: (work) =>
      lite.transaction(async (tx) => {
        await tx.query(asOfOneMoment);
        return work(sourceOf((text, values) => tx.query(text, values)));
      }),
    isEmpty: () => isEmptyPostgres((text) => lite.query(text)),
    fill: (filling) =>
      lite.transaction(async (tx) => {
        await fillPostgres(runOn(tx), filling);
        await filling.finish?.(drizzlePglite(tx as unknown as PGlite, { casing }) as unknown as Writer);
      }),
    fault: (expected) => faultInPostgres((text) => lite.query(text), expected),
    close: () => lite.close(),
    dump: () => lite.dumpDataDir('none'),
  });
}

/** Statements of a migration come several at a time; those with values one by one. */
function runOn(lite: Pick<PGlite, 'query' | 'exec'>): Run {
  return (text, values) =>
    values ? lite.query(text, values) : lite.exec(text).then((results) => results.at(-1) ?? { rows: [] });
}

/** All in one transaction; an advisory lock keeps a second server from migrating at the same time. */
async function migratePostgres(run: Run) {
  await run('create table if not exists migrations (tag text primary key, at timestamptz not null)');
  await run('begin');
  try {
    await run('select pg_advisory_xact_lock(7854)');
    const { rows } = await run('select tag from migrations');
    const done = new Set((rows as { tag: string }[]).map(({ tag }) => tag));
    const pending = migrationsIn(migrationsFolder('postgres')).filter(({ tag }) => !done.has(tag));
    await apply(run, pending);
    await run('commit');
  } catch (error) {
    await run('rollback');
    throw error;
  }
}

import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { environment } from '../lib/environment';

type Handle = PgDatabase<PgQueryResultHKT>;

/** For reading: nothing that writes is in the type; on SQLite the connection is opened read-only as well. */
export type Reader = Pick<Handle, 'select' | 'selectDistinct' | '$count' | 'with'>;

/** For writing, inside `change` only. */
export type Writer = Pick<Handle, 'select' | 'selectDistinct' | '$count' | 'with' | 'insert' | 'update' | 'delete'>;

/** Wrapped person keys, kept apart from the data so that destroying one reaches every copy of the data. */
export type KeyStore = {
  put(keys: { personId: string; version: number; wrapped: Buffer }[]): Promise<void>;
  get(personIds: string[]): Promise<{ personId: string; version: number; wrapped: Buffer }[]>;
  destroy(personId: string): Promise<void>;
};

export type Store = {
  reader: Reader;
  keys: KeyStore;
  /** One transaction; commits when `work` answers `commit: true`, else rolls back. */
  transact<T>(work: (writer: Writer) => Promise<{ commit: boolean; value: T }>): Promise<T>;
  migrate(): Promise<void>;
  close(): Promise<void>;
};

// Kept on globalThis: hot reload, and Next's several bundles, would else open a second writer.
const held = globalThis as { pulangStore?: Promise<Store> };

/** The store that `DATABASE_URL` names; opened once. */
export function store(): Promise<Store> {
  held.pulangStore ??= openStore(environment().databaseUrl);
  return held.pulangStore;
}

export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('file:')) return (await import('./store.sqlite')).openSqlite(url.slice('file:'.length));
  const { openPostgres, openPglite } = await import('./store.postgres');
  return url.startsWith('pglite:') ? openPglite(url.slice('pglite:'.length)) : openPostgres(url, environment().keysUrl);
}

/** Puts another store in place, or none (then the next use opens anew). Answers the one before. */
export async function putStore(next: Store | undefined): Promise<Store | undefined> {
  const before = await held.pulangStore;
  held.pulangStore = next && Promise.resolve(next);
  return before;
}

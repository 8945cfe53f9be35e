import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

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

import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

type Handle = PgDatabase<PgQueryResultHKT>;

/** For reading: nothing that writes is in the type; on SQLite the connection is opened read-only as well. */
export type Reader = Pick<Handle, 'select' | 'selectDistinct' | '$count' | 'with'>;

/** For writing, inside `change` only. */
export type Writer = Pick<Handle, 'select' | 'selectDistinct' | '$count' | 'with' | 'insert' | 'update' | 'delete'>;

/** A key of a person, wrapped by the master key of the generation that wrote it. */
export type WrappedKey = { personId: string; version: number; wrapped: Buffer };

/** One way to the master key: a key-holder's passphrase, or the printed recovery kit. `holder` is a user's id. */
export type KeySlot = {
  id: string;
  kind: 'passphrase' | 'recovery';
  holder: string | null;
  /** JSON: how the slot is opened (features/keys/slots.ts). */
  derivation: string;
  wrapped: Buffer;
  createdAt: Date;
};

/**
 * Wrapped keys, kept apart from the data so that destroying one reaches every copy of the data. With them: the slots of
 * the master key, the root key (wrapped), and the list of the erased.
 */
export type KeyStore = {
  /**
   * Keeps keys of persons. With `under`, only while the root key is still wrapped so: what was wrapped under a master
   * key that another process has replaced meanwhile would never open again. Answers whether they were kept.
   */
  put(keys: WrappedKey[], under?: Buffer): Promise<boolean>;
  get(personIds: string[]): Promise<WrappedKey[]>;
  /** Everything after `after`, in the order of persons, a page at a time. */
  page(after: string, size: number): Promise<WrappedKey[]>;
  destroy(personId: string): Promise<void>;
  slots(): Promise<KeySlot[]>;
  /** Adds a slot, in place of others where some are named; `under` as for `put`. Answers whether it was added. */
  addSlot(slot: KeySlot, how?: { inPlaceOf?: string[]; under?: Buffer }): Promise<boolean>;
  removeSlot(id: string): Promise<void>;
  /** The root key as it is wrapped now; null in a key store that has none yet. */
  root(): Promise<Buffer | null>;
  /** Keeps the root key, once: of two that come together the first stays. Answers the one that is kept. */
  putRoot(wrapped: Buffer): Promise<Buffer>;
  /** All under another master key, in one transaction: every person's key anew, the root key, and every slot. */
  rewrap(anew: (key: WrappedKey) => Buffer, root: Buffer, slots: (present: KeySlot[]) => KeySlot[]): Promise<number>;
  /** Notes that a person was erased, for backups that are older. */
  bury(personId: string, at: Date): Promise<void>;
  buried(): Promise<{ personId: string; at: Date }[]>;
};

export type Store = {
  reader: Reader;
  keys: KeyStore;
  /** One transaction; commits when `work` answers `commit: true`, else rolls back. */
  transact<T>(work: (writer: Writer) => Promise<{ commit: boolean; value: T }>): Promise<T>;
  migrate(): Promise<void>;
  /** Lets nothing that was deleted live on in the log SQLite writes first. PostgreSQL recycles its own. */
  emptyLog(): Promise<void>;
  close(): Promise<void>;
};

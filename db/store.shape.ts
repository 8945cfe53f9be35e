import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Sink, Source } from './portable';

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
  destroy(personIds: string[]): Promise<void>;
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
  /** Everything, as of one moment. */
  copy(): Promise<KeyCopy>;
  /** Puts a copy into an empty key store, in one transaction; one that holds anything is left alone, and answers false. */
  fill(copy: KeyCopy): Promise<boolean>;
};

export type KeyCopy = {
  keys: WrappedKey[];
  slots: KeySlot[];
  root: Buffer | null;
  buried: { personId: string; at: Date }[];
};

/** What fills an empty base: the migrations its rows were written under, the rows, and what is to be mended afterwards. */
export type Filling = {
  tags: string[];
  load(sink: Sink): Promise<void>;
  finish?(writer: Writer): Promise<void>;
};

/** What may be wrong with a base as a whole. */
export type Fault = 'not-sound' | 'broken-links' | 'counts-differ';

export type Store = {
  reader: Reader;
  keys: KeyStore;
  /** One transaction; commits when `work` answers `commit: true`, else rolls back. */
  transact<T>(work: (writer: Writer) => Promise<{ commit: boolean; value: T }>): Promise<T>;
  migrate(): Promise<void>;
  /** Lets nothing that was deleted live on in the log SQLite writes first. PostgreSQL recycles its own. */
  emptyLog(): Promise<void>;
  /** Reads everything as of one moment, while others go on writing. */
  snapshot<T>(work: (source: Source) => Promise<T>): Promise<T>;
  /** Whether nothing was ever set up here. */
  isEmpty(): Promise<boolean>;
  /** Fills an empty base in one transaction: all of it, or nothing. */
  fill(filling: Filling): Promise<void>;
  /** What is wrong with the base as a whole, which should hold so many rows of each table; null when it is sound. */
  fault(expected: Record<string, number>): Promise<Fault | null>;
  close(): Promise<void>;
};

import type Database from 'better-sqlite3';
import type { KeyCopy, KeySlot, KeyStore, WrappedKey } from './store.shape';

export const keyTables = `
  create table if not exists person_keys (
    person_id text not null, version integer not null, wrapped blob not null, primary key (person_id, version)
  ) without rowid;
  create table if not exists key_slots (
    id text primary key, kind text not null, holder text, derivation text not null, wrapped blob not null,
    created_at integer not null);
  create table if not exists root_key (id text primary key, wrapped blob not null);
  create table if not exists erased (person_id text primary key, at integer not null)`;

/** The key store in a SQLite file of its own. */
export function sqliteKeys(database: Database.Database): KeyStore {
  const insert = database.prepare('insert into person_keys (person_id, version, wrapped) values (?, ?, ?)');
  const wanted = 'select person_id as personId, version, wrapped from person_keys';
  const select = database.prepare(`${wanted} where person_id in (select value from json_each(?))`);
  const page = database.prepare(`${wanted} where person_id > ? order by person_id limit ?`);
  const remove = database.prepare('delete from person_keys where person_id in (select value from json_each(?))');
  const insertAll = database.transaction((all: WrappedKey[], under: Buffer | undefined) => {
    if (!isUnder(database, under)) return false;
    for (const key of all) insert.run(key.personId, key.version, key.wrapped);
    return true;
  });
  return {
    put: async (all, under) => insertAll.immediate(all, under),
    get: async (ids) => select.all(JSON.stringify(ids)) as WrappedKey[],
    page: async (after, size) => page.all(after, size) as WrappedKey[],
    destroy: async (personIds) => {
      remove.run(JSON.stringify(personIds));
      emptyLog(database);
    },
    bury: async (personId, at) => {
      database.prepare('insert or ignore into erased (person_id, at) values (?, ?)').run(personId, at.getTime());
    },
    buried: async () => buriedIn(database),
    ...sqliteSlots(database),
    ...sqliteCopies(database),
  };
}

function buriedIn(database: Database.Database): KeyCopy['buried'] {
  const rows = database.prepare('select person_id as personId, at from erased').all();
  return (rows as { personId: string; at: number }[]).map(({ personId, at }) => ({ personId, at: new Date(at) }));
}

function addSlotTo(database: Database.Database, slot: KeySlot): void {
  database
    .prepare('insert into key_slots (id, kind, holder, derivation, wrapped, created_at) values (?, ?, ?, ?, ?, ?)')
    .run(slot.id, slot.kind, slot.holder, slot.derivation, slot.wrapped, slot.createdAt.getTime());
}

function sqliteCopies(database: Database.Database): Pick<KeyStore, 'copy' | 'fill'> {
  const copy = database.transaction(
    (): KeyCopy => ({
      keys: database.prepare('select person_id as personId, version, wrapped from person_keys').all() as WrappedKey[],
      slots: slotsOf(database),
      root: rootOf(database) ?? null,
      buried: buriedIn(database),
    }),
  );
  const fill = database.transaction(({ keys, slots, root, buried }: KeyCopy) => {
    const there = copy();
    if (there.root || there.keys.length > 0 || there.slots.length > 0) return false;
    const insert = database.prepare('insert into person_keys (person_id, version, wrapped) values (?, ?, ?)');
    for (const key of keys) insert.run(key.personId, key.version, key.wrapped);
    for (const slot of slots) addSlotTo(database, slot);
    if (root) database.prepare("insert into root_key (id, wrapped) values ('root', ?)").run(root);
    for (const { personId, at } of buried)
      database.prepare('insert into erased (person_id, at) values (?, ?)').run(personId, at.getTime());
    return true;
  });
  return { copy: async () => copy(), fill: async (all) => fill(all) };
}

function sqliteSlots(
  database: Database.Database,
): Pick<KeyStore, 'slots' | 'addSlot' | 'removeSlot' | 'root' | 'putRoot' | 'rewrap'> {
  const remove = database.prepare('delete from key_slots where id = ?');
  const addSlot = database.transaction((slot: KeySlot, inPlaceOf: string[], under: Buffer | undefined) => {
    if (!isUnder(database, under)) return false;
    for (const id of inPlaceOf) remove.run(id);
    addSlotTo(database, slot);
    return true;
  });
  const rewrap = database.transaction((...[anew, wrappedRoot, slots]: Parameters<KeyStore['rewrap']>) => {
    const all = database
      .prepare('select person_id as personId, version, wrapped from person_keys')
      .all() as WrappedKey[];
    const update = database.prepare('update person_keys set wrapped = ? where person_id = ? and version = ?');
    for (const key of all) update.run(anew(key), key.personId, key.version);
    database.prepare('update root_key set wrapped = ?').run(wrappedRoot);
    const anewSlots = slots(slotsOf(database));
    database.prepare('delete from key_slots').run();
    for (const slot of anewSlots) addSlotTo(database, slot);
    return all.length;
  });
  return {
    slots: async () => slotsOf(database),
    addSlot: async (slot, { inPlaceOf = [], under } = {}) => {
      const added = addSlot.immediate(slot, inPlaceOf, under);
      if (inPlaceOf.length > 0) emptyLog(database);
      return added;
    },
    removeSlot: async (id) => {
      remove.run(id);
      emptyLog(database);
    },
    root: async () => rootOf(database) ?? null,
    putRoot: async (wrapped) => {
      database.prepare("insert or ignore into root_key (id, wrapped) values ('root', ?)").run(wrapped);
      return rootOf(database) as Buffer;
    },
    rewrap: async (...args) => {
      const count = rewrap.immediate(...args);
      emptyLog(database);
      return count;
    },
  };
}

function slotsOf(database: Database.Database): KeySlot[] {
  const rows = database
    .prepare('select id, kind, holder, derivation, wrapped, created_at from key_slots order by created_at, id')
    .all();
  return (rows as (Omit<KeySlot, 'createdAt'> & { created_at: number })[]).map(({ created_at, ...slot }) => ({
    ...slot,
    createdAt: new Date(created_at),
  }));
}

function rootOf(database: Database.Database): Buffer | undefined {
  return database.prepare('select wrapped from root_key').pluck().get() as Buffer | undefined;
}

function isUnder(database: Database.Database, under: Buffer | undefined): boolean {
  return !under || rootOf(database)?.equals(under) === true;
}

/** What was destroyed must not live on in the log that SQLite writes first. */
function emptyLog(database: Database.Database): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
}

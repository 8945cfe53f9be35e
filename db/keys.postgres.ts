import type { KeyCopy, KeySlot, KeyStore, WrappedKey } from './store.shape';

export const keyTables = `
  create schema if not exists pulang_keys;
  create table if not exists pulang_keys.person_keys (
    person_id text not null, version integer not null, wrapped bytea not null, primary key (person_id, version));
  create table if not exists pulang_keys.key_slots (
    id text primary key, kind text not null, holder text, derivation text not null, wrapped bytea not null,
    created_at timestamptz not null);
  create table if not exists pulang_keys.root_key (id text primary key, wrapped bytea not null);
  create table if not exists pulang_keys.erased (person_id text primary key, at timestamptz not null)`;

type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
type Transaction = <T>(work: (query: Query) => Promise<T>) => Promise<T>;

/** The key store in a schema of its own. */
export function postgresKeys(query: Query, transaction: Transaction): KeyStore {
  const rowsOf = async <Row>(text: string, values: unknown[] = []) => (await query(text, values)).rows as Row[];
  return {
    put: (all, under) => whileUnder(transaction, under, (inside) => insertKeys(inside, all)),
    get: async (ids) => asBuffers(await rowsOf<WrappedKey>(`${wanted} where person_id = any($1)`, [ids])),
    page: async (after, size) =>
      asBuffers(await rowsOf<WrappedKey>(`${wanted} where person_id > $1 order by person_id limit $2`, [after, size])),
    destroy: async (personIds) => {
      await query('delete from pulang_keys.person_keys where person_id = any($1)', [personIds]);
    },
    bury: async (personId, at) => {
      await query('insert into pulang_keys.erased (person_id, at) values ($1, $2) on conflict do nothing', [
        personId,
        at,
      ]);
    },
    buried: () => rowsOf('select person_id as "personId", at from pulang_keys.erased'),
    slots: async () => asBuffers(await rowsOf<KeySlot>(slotsInOrder)),
    addSlot: (slot, { inPlaceOf = [], under } = {}) =>
      whileUnder(transaction, under, async (inside) => {
        await inside('delete from pulang_keys.key_slots where id = any($1)', [inPlaceOf]);
        await insertSlot(inside, slot);
      }),
    removeSlot: async (id) => {
      await query('delete from pulang_keys.key_slots where id = $1', [id]);
    },
    root: async () => asBuffers(await rowsOf<{ wrapped: Buffer }>(rootKey))[0]?.wrapped ?? null,
    putRoot: async (wrapped) => {
      await query(`insert into pulang_keys.root_key (id, wrapped) values ('root', $1) on conflict do nothing`, [
        wrapped,
      ]);
      return asBuffers(await rowsOf<{ wrapped: Buffer }>(rootKey))[0]?.wrapped as Buffer;
    },
    rewrap: (anew, root, slots) =>
      transaction(async (inside) => {
        // Taken first: whoever adds a key or a slot under the old master key waits here, and then finds it replaced.
        await inside('update pulang_keys.root_key set wrapped = $1', [root]);
        const all = asBuffers((await inside(`${wanted} for update`)).rows as WrappedKey[]);
        await inside('delete from pulang_keys.person_keys');
        await insertKeys(
          inside,
          all.map((key) => ({ ...key, wrapped: anew(key) })),
        );
        const anewSlots = slots(asBuffers((await inside(slotsInOrder)).rows as KeySlot[]));
        await inside('delete from pulang_keys.key_slots');
        for (const slot of anewSlots) await insertSlot(inside, slot);
        return all.length;
      }),
    copy: () =>
      transaction(async (inside) => {
        await inside('set transaction isolation level repeatable read read only');
        return copyOf(inside);
      }),
    fill: (copy) =>
      transaction(async (inside) => {
        const there = await copyOf(inside);
        if (there.root || there.keys.length > 0 || there.slots.length > 0) return false;
        for (let from = 0; from < copy.keys.length; from += 5_000)
          await insertKeys(inside, copy.keys.slice(from, from + 5_000));
        for (const slot of copy.slots) await insertSlot(inside, slot);
        if (copy.root) await inside(`insert into pulang_keys.root_key (id, wrapped) values ('root', $1)`, [copy.root]);
        for (const { personId, at } of copy.buried)
          await inside('insert into pulang_keys.erased (person_id, at) values ($1, $2)', [personId, at]);
        return true;
      }),
  };
}

async function copyOf(query: Query): Promise<KeyCopy> {
  const rowsOf = async <Row>(text: string) => (await query(text)).rows as Row[];
  const [root] = asBuffers(await rowsOf<{ wrapped: Buffer }>(rootKey));
  return {
    keys: asBuffers(await rowsOf<WrappedKey>(wanted)),
    slots: asBuffers(await rowsOf<KeySlot>(slotsInOrder)),
    root: root?.wrapped ?? null,
    buried: await rowsOf('select person_id as "personId", at from pulang_keys.erased'),
  };
}

/** Runs the work between `begin` and `commit` of one connection. */
export async function inTransaction<T>(query: Query, work: (query: Query) => Promise<T>): Promise<T> {
  await query('begin');
  try {
    const value = await work(query);
    await query('commit');
    return value;
  } catch (error) {
    await query('rollback');
    throw error;
  }
}

const wanted = 'select person_id as "personId", version, wrapped from pulang_keys.person_keys';
const rootKey = 'select wrapped from pulang_keys.root_key';
const slotsInOrder = `select id, kind, holder, derivation, wrapped, created_at as "createdAt"
  from pulang_keys.key_slots order by created_at, id`;

/** Does the work unless the root key has been wrapped otherwise meanwhile; holds off whoever would do so now. */
function whileUnder(
  transaction: Transaction,
  under: Buffer | undefined,
  work: (query: Query) => Promise<void>,
): Promise<boolean> {
  return transaction(async (inside) => {
    const [root] = asBuffers((await inside(`${rootKey} for share`)).rows as { wrapped: Buffer }[]);
    if (under && !root?.wrapped.equals(under)) return false;
    await work(inside);
    return true;
  });
}

/** All in one statement: thousands of single ones would each wait for the disk. */
async function insertKeys(query: Query, all: WrappedKey[]): Promise<void> {
  await query(
    `insert into pulang_keys.person_keys (person_id, version, wrapped)
     select person_id, version, decode(wrapped, 'hex')
     from unnest($1::text[], $2::int[], $3::text[]) as key (person_id, version, wrapped)`,
    [all.map((key) => key.personId), all.map((key) => key.version), all.map((key) => key.wrapped.toString('hex'))],
  );
}

async function insertSlot(query: Query, slot: KeySlot): Promise<void> {
  await query(
    `insert into pulang_keys.key_slots (id, kind, holder, derivation, wrapped, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [slot.id, slot.kind, slot.holder, slot.derivation, slot.wrapped, slot.createdAt],
  );
}

/** PGlite answers bytes as a plain array of them. */
function asBuffers<Row extends { wrapped: Buffer }>(rows: Row[]): Row[] {
  return rows.map((row) => ({ ...row, wrapped: Buffer.from(row.wrapped) }));
}

import { setImmediate as othersFirst } from 'node:timers/promises';
import { asc, inArray, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import { personKeys } from '@/db/keys';
import { persons } from '@/db/schema';
import type { Facts } from './facts';
import { openIdentityInList } from './identity';
import { Matcher } from './matcher';
import { foldName } from './rules';

/**
 * What this process knows of people by name: made from the sealed identities, in memory only, gone when it ends. Each
 * question first reads what has changed since the last, so that every process finds what another one wrote. Every record
 * is in it, also one that was joined to another, so that a former spelling still finds its person; none that was erased,
 * or whose use was stopped.
 */
type Memory = {
  seq: number;
  last: string;
  /** The words of the name and aliases of each record. */
  words: Map<string, string[]>;
  matcher: Matcher;
  reading?: Promise<void>;
};

// One per open base, so that a base that was closed takes its people along.
const held = globalThis as { pulangMemory?: WeakMap<Reader, Memory> };

/** Small enough that opening a page of identities keeps nobody waiting. */
const PAGE = 1_000;

/** What is known of people by now. */
export async function currentMemory(): Promise<Memory> {
  const reader = await db();
  held.pulangMemory ??= new WeakMap();
  const memory: Memory = held.pulangMemory.get(reader) ?? {
    seq: -1,
    last: '',
    words: new Map(),
    matcher: new Matcher(),
  };
  held.pulangMemory.set(reader, memory);
  memory.reading ??= readNew(memory, reader).finally(() => {
    memory.reading = undefined;
  });
  await memory.reading;
  return memory;
}

/** Drops records from this process's memory at once; other processes read it with their next question. */
export async function forgetPeople(recordIds: string[]): Promise<void> {
  const memory = held.pulangMemory?.get(await db());
  for (const id of recordIds) if (memory) drop(memory, id);
}

/** What a record tells; null where there is no such record, or nothing may be used of it. */
export async function factsOf(recordId: string): Promise<Facts | null> {
  return (await factsOfAll([recordId])).get(recordId) ?? null;
}

/** The same for many at once; of whom nothing may be used is not among them. */
export async function factsOfAll(recordIds: string[]): Promise<Map<string, Facts>> {
  if (recordIds.length === 0) return new Map();
  const rows = await (await db()).select(columns).from(persons).where(inArray(persons.id, recordIds));
  const keys = await personKeys(rows.map(({ id }) => id));
  return new Map(
    rows.flatMap((row) => {
      const facts = factsIn(row, keys.get(row.id));
      return facts ? [[row.id, facts] as const] : [];
    }),
  );
}

const columns = {
  id: persons.id,
  identity: persons.identity,
  sex: persons.sex,
  homeProvince: persons.homeProvince,
  seq: persons.identitySeq,
  stopped: persons.useStoppedAt,
  erased: persons.erasedAt,
};
type Row = Pick<typeof persons.$inferSelect, 'id' | 'identity' | 'sex' | 'homeProvince'> & {
  stopped: Date | null;
  erased: Date | null;
};

function factsIn({ id, identity, sex, homeProvince, stopped, erased }: Row, key: Buffer | undefined): Facts | null {
  return key && !stopped && !erased ? { ...openIdentityInList(id, key, identity), sex, homeProvince } : null;
}

async function readNew(memory: Memory, reader: Reader): Promise<void> {
  let next = pageAfter(memory, reader);
  for (;;) {
    const { rows, keys } = await next;
    const last = rows.at(-1);
    if (!last) return;
    const isLast = rows.length < PAGE;
    // A base on another machine gets the following ready while these are opened.
    if (!isLast) next = pageAfter({ seq: last.seq, last: last.id }, reader);
    next.catch(() => undefined);
    // All are opened, then all are put in: see `Matcher.put`.
    const told = rows.map((row) => factsIn(row, keys.get(row.id)));
    for (const [n, { id }] of rows.entries()) keepWords(memory, id, told[n] ?? null);
    memory.matcher.put(rows.map(({ id }, n) => [id, told[n] ?? null]));
    Object.assign(memory, { seq: last.seq, last: last.id });
    if (isLast) return;
    await othersFirst();
  }
}

/** One act can change two records: a page may end between them, and the next goes on after the record, not the act. */
async function pageAfter({ seq, last }: Pick<Memory, 'seq' | 'last'>, reader: Reader) {
  const rows = await reader
    .select(columns)
    .from(persons)
    .where(sql`(${persons.identitySeq}, ${persons.id}) > (${seq}, ${last})`)
    .orderBy(asc(persons.identitySeq), asc(persons.id))
    .limit(PAGE);
  return { rows, keys: await personKeys(rows.map((row) => row.id)) };
}

function keepWords({ words }: Memory, id: string, facts: Facts | null): void {
  if (!facts) return void words.delete(id);
  const { name = '', aliases = '' } = facts;
  const folded = foldName(aliases ? `${name} ${aliases}` : name);
  words.set(id, folded ? folded.split(' ') : []);
}

function drop({ words, matcher }: Memory, id: string): void {
  words.delete(id);
  matcher.remove(id);
}

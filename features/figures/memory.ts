import { setImmediate as othersFirst } from 'node:timers/promises';
import { asc, count, eq, sql } from 'drizzle-orm';
import { db, type Reader } from '@/db/client';
import type { Facts } from '@/db/facts';
import { caseFacts, offices } from '@/db/schema';
import { today } from '@/lib/calendar';
import { log } from '@/lib/log';
import { Columns } from './columns';
import type { Population } from './population';
import type { Source } from './reading';
import { saveColumns, savedColumns } from './snapshot';

/**
 * The columns that this process counts from: made from the versions of the facts of cases, and caught up with each
 * question, so that every process counts what another one wrote.
 */
export type Memory = Source & {
  /** The last version that was read. */
  seq: number;
  last: string;
  /** What was answered since the last version was read. */
  answers: Map<string, unknown>;
  /** Whom questions count: brought up with each version that is read. */
  populations: Map<string, Population>;
  reading?: Promise<void>;
  /** Whether all versions were read once. */
  isMade?: boolean;
};

// One per open base, so that a base that was closed takes its columns along.
const held = globalThis as { pulangFigures?: WeakMap<Reader, Memory> };

/** Small enough that reading a page of versions keeps nobody waiting. */
const PAGE = 500;
/** So many versions take about a second to read: from here on the columns are kept beside the base. */
const WORTH_KEEPING = 20_000;
/** More versions at once are not taken in one by one: what was made of the others is made anew. */
const FEW = 100;
const MOST_ANSWERS = 2_000;

/** The columns by now. */
export async function currentMemory(): Promise<Memory> {
  const reader = await db();
  held.pulangFigures ??= new WeakMap();
  const memory = held.pulangFigures.get(reader) ?? emptyMemory();
  held.pulangFigures.set(reader, memory);
  // A reading under way may have passed by what was written just now: only one that begins from here on is good.
  await memory.reading?.catch(() => undefined);
  memory.reading ??= readNew(memory, reader).finally(() => {
    memory.reading = undefined;
  });
  await memory.reading;
  return memory;
}

/** The same, but only where they were made before: for what can be asked of the base as well, while they are being made. */
export async function memoryAtHand(): Promise<Memory | undefined> {
  const memory = held.pulangFigures?.get(await db());
  return memory?.isMade ? currentMemory() : undefined;
}

/** An answer that was given already, as long as nothing was written since. */
export function remembered<T>(memory: Memory, key: string, make: () => T): T {
  const { answers } = memory;
  if (answers.has(key)) return answers.get(key) as T;
  const made = make();
  if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value ?? '');
  answers.set(key, made);
  return made;
}

/** The same of an answer that takes its time: whoever asks meanwhile waits for it, and one that failed is asked anew. */
export function rememberedLater<T>(memory: Memory, key: string, make: () => Promise<T>): Promise<T> {
  return remembered(memory, key, () => {
    const made = make();
    made.catch(() => memory.answers.delete(key));
    return made;
  });
}

/** Before anything was read. */
export function emptyMemory(): Memory {
  return { columns: new Columns(), seq: -1, last: '', missions: new Set(), answers: new Map(), populations: new Map() };
}

async function readNew(memory: Memory, reader: Reader): Promise<void> {
  if (memory.columns.rows === 0) Object.assign(memory, await savedColumns(reader));
  const from = memory.columns.rows;
  if (from === 0) {
    const [row] = await reader.select({ versions: count().mapWith(Number) }).from(caseFacts);
    if (row && row.versions > PAGE) memory.columns.makeRoom(row.versions);
  }
  for (;;) {
    const rows = await reader
      .select()
      .from(caseFacts)
      .where(after(memory))
      .orderBy(asc(caseFacts.seq), asc(caseFacts.caseId))
      .limit(PAGE);
    if (rows.length > 0) {
      memory.answers.clear();
      const missions = await reader.select({ id: offices.id }).from(offices).where(eq(offices.kind, 'mission'));
      const were = memory.missions;
      memory.missions = new Set(missions.map(({ id }) => id));
      if (rows.length > FEW || were.symmetricDifference(memory.missions).size > 0) memory.populations.clear();
    }
    for (const row of rows) learn(memory, row);
    Object.assign(memory, { seq: rows.at(-1)?.seq ?? memory.seq, last: rows.at(-1)?.caseId ?? memory.last });
    if (rows.length < PAGE) {
      memory.isMade = true;
      if (memory.columns.rows - from > WORTH_KEEPING)
        void saveColumns(reader, memory).catch((error) => log.warn({ error }, 'the columns could not be kept'));
      return;
    }
    await othersFirst();
  }
}

/** Takes in a version: whoever counts the case counts it as it is from now on. */
export function learn(
  { columns, populations }: Memory,
  { caseId, facts, seq, knownFrom }: typeof caseFacts.$inferSelect,
): void {
  const before = columns.cases.find(caseId);
  if (before >= 0) for (const population of populations.values()) population.remove(before);
  const turnedOut = columns.add(caseId, JSON.parse(facts) as Facts, seq, dayOf(knownFrom));
  for (const population of populations.values()) {
    if (turnedOut) population.forgetPeople();
    population.add(columns.cases.find(caseId));
  }
}

/** One act can change many cases: a page may end between them. As one comparison, which the primary key can serve. */
function after({ seq, last }: Memory) {
  return sql`(${caseFacts.seq}, ${caseFacts.caseId}) > (${seq}, ${last})`;
}

/** The day of a moment in Jakarta; versions come in runs of one day. */
function dayOf(moment: Date): string {
  const hour = Math.floor(moment.getTime() / 3_600_000);
  if (hour !== lastHour) [lastHour, lastDay] = [hour, today(moment)];
  return lastDay;
}
let lastHour = -1;
let lastDay = '';

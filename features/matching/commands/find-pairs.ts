import { setTimeout as pause } from 'node:timers/promises';
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import { change } from '@/db/change';
import { db, type Reader } from '@/db/client';
import { isUnlocked } from '@/db/master-key';
import { personPairs, persons, settings } from '@/db/schema';
import { putSetting } from '@/db/settings';
import type { Writer } from '@/db/store';
import { noneErased } from '@/features/people/records';
import type { Machine } from '@/lib/actor';
import { newId } from '@/lib/id';
import { log } from '@/lib/log';
import { keptFrom } from '../reopening';
import { comparePerson, type PairChange } from './compare-person';

/** How far pairs have been looked for: the last record read, by the audit sequence of its last change. */
type Place = { seq: number; id: string };

const ROW = 'person-pairs';
const START: Place = { seq: -1, id: '' };
/** Records read at a time; between two persons everybody else has their turn. */
const SLICE = 50;
const A_WHILE = 5_000;
/** After so many records what was found is written, and the place, also where nothing was. */
const WORTH_KEEPING = 500;

export type Looked = { looked: number; found: number };

// One for each open base, so that a base that was closed takes its place along.
type Held = { place: Place; running?: Promise<Looked> };
const held = globalThis as { pulangPairs?: WeakMap<Reader, Held>; pulangPairsTimer?: NodeJS.Timeout };

/**
 * Looks for pairs that may be one person among all whose identity has changed since the last time, a person at a time, so
 * that nobody's page waits. One run at a time; whoever asks meanwhile gets a run of their own after it.
 */
export async function findPairs(actor: Machine): Promise<Looked> {
  const own = await heldPlace();
  while (own.running) await own.running.catch(() => undefined);
  own.running = run(actor, own).finally(() => {
    own.running = undefined;
  });
  return own.running;
}

/** Looks every few seconds whether an identity has changed, here or through another server, and unlocking is over. */
export function startFindingPairs(actor: Machine = { kind: 'machine', name: 'nightly' }): void {
  if (held.pulangPairsTimer) return;
  held.pulangPairsTimer = setInterval(() => void look(actor), A_WHILE).unref();
}

async function look(actor: Machine): Promise<void> {
  if (!isUnlocked()) return;
  try {
    const own = await heldPlace();
    if (!own.running && (await slice(await placeOf(own))).length > 0) await findPairs(actor);
  } catch (error) {
    log.error({ error }, 'pairs could not be looked for');
  }
}

async function heldPlace(): Promise<Held> {
  const reader = await db();
  held.pulangPairs ??= new WeakMap();
  const own = held.pulangPairs.get(reader) ?? { place: START };
  held.pulangPairs.set(reader, own);
  return own;
}

async function run(actor: Machine, own: Held): Promise<Looked> {
  const sum: Looked = { looked: 0, found: 0 };
  let place = await placeOf(own);
  let changes: PairChange[] = [];
  let unwritten = 0;
  for (;;) {
    const rows = await slice(place);
    const last = rows.at(-1);
    changes.push(...(await changesFor([...new Set(rows.map(({ id, sameAs }) => sameAs ?? id))])));
    place = last ? { seq: last.seq, id: last.id } : place;
    unwritten += rows.length;
    if (unwritten >= WORTH_KEEPING || (!last && changes.length > 0)) {
      changes = once(changes);
      await write(actor, changes, { place, looked: unwritten });
      sum.found += changes.filter(({ kind }) => kind === 'found').length;
      changes = [];
      unwritten = 0;
    }
    // Where writing failed, the next run begins where the last was written.
    if (changes.length === 0) own.place = place;
    sum.looked += rows.length;
    if (!last) return sum;
  }
}

/** The further of what this process knows and what is kept: another server may have gone on. */
async function placeOf(own: Held): Promise<Place> {
  const [row] = await (await db()).select().from(settings).where(eq(settings.id, ROW));
  const kept = row ? (JSON.parse(row.value) as Place) : START;
  return isBefore(own.place, kept) ? kept : own.place;
}

const isBefore = (one: Place, other: Place) => one.seq < other.seq || (one.seq === other.seq && one.id < other.id);

async function slice({ seq, id }: Place) {
  return (await db())
    .select({ id: persons.id, sameAs: persons.sameAs, seq: persons.identitySeq })
    .from(persons)
    .where(or(gt(persons.identitySeq, seq), and(eq(persons.identitySeq, seq), gt(persons.id, id))))
    .orderBy(asc(persons.identitySeq), asc(persons.id))
    .limit(SLICE);
}

async function changesFor(speakers: string[]): Promise<PairChange[]> {
  const changes: PairChange[] = [];
  for (const speaker of speakers) {
    changes.push(...(await comparePerson(speaker)));
    // Not only for the sake of the event loop: the other requests also get their share of the processor.
    await pause(1);
  }
  return changes;
}

/** Two people who are compared one after the other find each other twice. */
function once(changes: PairChange[]): PairChange[] {
  const keyOf = (each: PairChange) => (each.kind === 'found' ? `${each.oneId} ${each.otherId}` : each.pair.id);
  const seen = new Set<string>();
  return changes.filter((each) => !seen.has(keyOf(each)) && seen.add(keyOf(each)));
}

type Written = { place: Place; looked: number };

async function write(actor: Machine, changes: PairChange[], { place, looked }: Written): Promise<void> {
  const now = new Date();
  await change(actor, async (tx, audit) => {
    for (const each of changes) await apply(tx, actor, each, now);
    await putSetting(tx, actor, ROW, place, now);
    await audit.record({
      act: 'pairs.sought',
      subject: { kind: 'setting', id: ROW },
      details: { looked, ...countsOf(changes) },
    });
  });
}

const countsOf = (changes: PairChange[]) =>
  Object.fromEntries(
    (['found', 'said-other', 'reopened', 'became-one'] as const).map((kind) => [
      kind.replace('-', '_'),
      changes.filter((each) => each.kind === kind).length,
    ]),
  );

/** A pair that somebody decided on meanwhile stays as they decided. */
async function apply(tx: Writer, actor: Machine, each: PairChange, now: Date): Promise<void> {
  if (each.kind === 'found') {
    const { oneId, otherId, comparison } = each;
    // Somebody erased while pairs were looked for is compared with nobody any more.
    if (!(await noneErased(tx, [oneId, otherId]))) return;
    const row = {
      id: newId(now.getTime()),
      oneId,
      otherId,
      state: 'open' as const,
      ...keptFrom(comparison),
      foundAt: now,
    };
    await tx.insert(personPairs).values(row).onConflictDoNothing();
    return;
  }
  const waits = inArray(personPairs.state, ['open', 'asked']);
  const asItWas = and(eq(personPairs.id, each.pair.id), eq(personPairs.state, each.pair.state));
  if (each.kind === 'became-one')
    await tx
      .update(personPairs)
      .set({ state: 'same', decidedBy: actor.name, decidedAt: now, decidedEvidence: each.pair.evidence })
      .where(and(asItWas, waits));
  if (each.kind === 'doubled') await tx.delete(personPairs).where(asItWas);
  if (each.kind === 'said-other')
    await tx.update(personPairs).set(keptFrom(each.comparison)).where(and(asItWas, waits));
  if (each.kind === 'reopened')
    await tx
      .update(personPairs)
      .set({ state: 'open', reopenedAt: now, ...keptFrom(each.comparison) })
      .where(asItWas);
}

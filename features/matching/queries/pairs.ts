import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db, type Reader } from '@/db/client';
import { cases, episodes, offices, personPairs, persons, users } from '@/db/schema';
import { seesEveryOffice } from '@/features/cases/access';
import { inSight, notLocked } from '@/features/cases/queries/scope';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { evidenceFrom, type KeptEvidence } from '../reopening';
import { peopleTold, type ToldPerson } from './people-told';

type Row = typeof personPairs.$inferSelect;

export type PairRequest = {
  outcome?: 'same' | 'doubtful';
  /** Only those that somebody asks about. */
  asked?: boolean;
  destination?: string;
  office?: string;
  after?: PairPlace;
};

export type PairPlace = { score: number; id: string };

/** A pair with what the actor may be told of both. */
export type Pair = Pick<Row, 'id' | 'state' | 'outcome' | 'score' | 'askedAt' | 'reopenedAt' | 'decidedAt'> & {
  /** The two records that were compared; `one` and `other` are the people they are of. */
  records: { one: string; other: string };
  evidence: KeptEvidence[];
  one: ToldPerson;
  other: ToldPerson;
  /** Who asks, and from which office. */
  askedBy: { name: string; office: string } | null;
  /** Who said while entering that they are two people, where the pair waits all the same. */
  saidOther: string | null;
};

export type PairQueue = { total: number; same: number; asked: number; rows: Pair[]; next?: PairPlace };

export const PAIRS_A_PAGE = 25;

/** The pairs that wait for a decision of this supervisor, the likeliest first. For everybody else there is none. */
export async function pairQueue(actor: Staff, request: PairRequest): Promise<PairQueue> {
  const reader = await db();
  const wanted = and(decidable(reader, actor), waits, filtered(reader, actor, request));
  const [counted, rows] = await Promise.all([countOf(reader, wanted), pageOf(reader, wanted, request.after)]);
  const page = rows.slice(0, PAIRS_A_PAGE);
  const last = rows.length > PAIRS_A_PAGE ? page.at(-1)?.row : undefined;
  return {
    ...counted,
    rows: await told(actor, page),
    ...(last && { next: { score: last.score, id: last.id } }),
  };
}

/** How many pairs wait for this supervisor. */
export async function pairsWaiting(actor: Staff): Promise<number> {
  const reader = await db();
  return (await countOf(reader, and(decidable(reader, actor), waits))).total;
}

/** A pair by itself: of one that was decided on also by whom. */
export type PairFile = Pair & { decidedBy: string };

/** One pair, decided or not, for a supervisor who may decide on both people. Any other reads as not there. */
export async function pairFile(actor: Staff, id: string): Promise<PairFile> {
  const reader = await db();
  const rows = await pageOf(reader, and(decidable(reader, actor), eq(personPairs.id, id)));
  const [pair] = await told(actor, rows);
  if (!pair) throw new NotFound('pair');
  const [by] = await reader
    .select({ name: users.name })
    .from(personPairs)
    .innerJoin(users, eq(users.id, personPairs.decidedBy))
    .where(eq(personPairs.id, pair.id));
  return { ...pair, decidedBy: by?.name ?? '' };
}

/** The pair of these two people for whoever may decide on it; null where they were never one, or are not the actor's. */
export async function pairBetween(actor: Staff, one: string, other: string): Promise<string | null> {
  const reader = await db();
  const [a, b] = [await recordsOf(reader, one), await recordsOf(reader, other)];
  const between = or(
    and(inArray(personPairs.oneId, a), inArray(personPairs.otherId, b)),
    and(inArray(personPairs.oneId, b), inArray(personPairs.otherId, a)),
  );
  const [pair] = await pageOf(reader, and(decidable(reader, actor), between), undefined, 1);
  return pair?.row.id ?? null;
}

/** The pair that comes after this place in the queue; after the last the first again. */
export async function pairAfter(actor: Staff, place: PairPlace): Promise<string | null> {
  const reader = await db();
  const wanted = and(decidable(reader, actor), waits, ne(personPairs.id, place.id));
  const [next] = await pageOf(reader, wanted, place, 1);
  const [first] = next ? [next] : await pageOf(reader, wanted, undefined, 1);
  return first?.row.id ?? null;
}

/** The pair that comes before this place; null at the beginning of the queue. */
export async function pairBefore(actor: Staff, place: PairPlace): Promise<string | null> {
  const reader = await db();
  const [before] = await reader
    .select({ id: personPairs.id })
    .from(personPairs)
    .where(
      and(
        decidable(reader, actor),
        waits,
        or(gt(personPairs.score, place.score), and(eq(personPairs.score, place.score), gt(personPairs.id, place.id))),
      ),
    )
    .orderBy(asc(personPairs.score), asc(personPairs.id))
    .limit(1);
  return before?.id ?? null;
}

/** Both rooms of the queue: open, and asked about. A pair that says no longer so is not worth anybody's time. */
const waits = or(
  eq(personPairs.state, 'asked'),
  and(eq(personPairs.state, 'open'), ne(personPairs.outcome, 'different')),
);

const speaker = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;

/**
 * Pairs of whose people the actor answers for a case each, is locked out of none, and of which neither was erased or
 * stopped: the same rule as `mayJoin`, for queries.
 */
function decidable(reader: Reader, actor: Staff): SQL | undefined {
  if (actor.role !== 'supervisor') return sql`1 = 0`;
  const lockedAway = recordsWith(reader, not(notLocked(actor)));
  const own = recordsWith(reader, seesEveryOffice(actor) ? undefined : eq(cases.officeId, actor.officeId));
  const withheld = reader
    .select({ id: persons.id })
    .from(persons)
    .where(or(isNotNull(persons.erasedAt), isNotNull(persons.useStoppedAt)));
  return and(
    ...[personPairs.oneId, personPairs.otherId].flatMap((record) => [
      seesEveryOffice(actor) ? undefined : inArray(record, own),
      notInArray(record, lockedAway),
      notInArray(record, withheld),
    ]),
  );
}

/** The records of all persons that have such a case, in a query within another. */
function recordsWith(reader: Reader, where: SQL | undefined) {
  const speakers = reader
    .select({ speaker })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .where(where);
  return reader.select({ id: persons.id }).from(persons).where(inArray(speaker, speakers));
}

function filtered(reader: Reader, actor: Staff, request: PairRequest): SQL | undefined {
  const { outcome, asked, destination, office } = request;
  const either = (where: SQL | undefined) => {
    const records = recordsWith(reader, and(inSight(actor), where));
    return or(inArray(personPairs.oneId, records), inArray(personPairs.otherId, records));
  };
  return and(
    outcome && eq(personPairs.outcome, outcome),
    asked ? eq(personPairs.state, 'asked') : undefined,
    destination ? either(eq(episodes.destination, destination)) : undefined,
    office ? either(eq(cases.officeId, office)) : undefined,
  );
}

async function countOf(reader: Reader, wanted: SQL | undefined) {
  const rows = await reader
    .select({ state: personPairs.state, outcome: personPairs.outcome, pairs: count().mapWith(Number) })
    .from(personPairs)
    .where(wanted)
    .groupBy(personPairs.state, personPairs.outcome);
  const sum = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((total, { pairs }) => total + pairs, 0);
  return {
    total: sum(() => true),
    same: sum(({ outcome }) => outcome === 'same'),
    asked: sum(({ state }) => state === 'asked'),
  };
}

type Found = { row: Row; askedBy: { name: string; office: string } | null; saidOther: string | null };

const answering = alias(users, 'answering');

/** A pair that waits, was decided on and was not opened again: decided by whoever entered the case, and not for good. */
const saidWhileEntering = and(
  eq(answering.id, personPairs.decidedBy),
  eq(personPairs.state, 'open'),
  isNull(personPairs.reopenedAt),
);

async function pageOf(reader: Reader, wanted: SQL | undefined, after?: PairPlace, most = PAIRS_A_PAGE + 1) {
  const start =
    after &&
    or(lt(personPairs.score, after.score), and(eq(personPairs.score, after.score), lt(personPairs.id, after.id)));
  const rows = await reader
    .select({ row: personPairs, name: users.name, office: offices.code, saidOther: answering.name })
    .from(personPairs)
    .leftJoin(users, eq(users.id, personPairs.askedBy))
    .leftJoin(offices, eq(offices.id, users.officeId))
    .leftJoin(answering, saidWhileEntering)
    .where(and(wanted, start))
    .orderBy(desc(personPairs.score), desc(personPairs.id))
    .limit(most);
  return rows.map(({ row, name, office, saidOther }): Found => {
    return { row, askedBy: name ? { name, office: office ?? '' } : null, saidOther };
  });
}

async function told(actor: Staff, found: Found[]): Promise<Pair[]> {
  const records = found.flatMap(({ row }) => [row.oneId, row.otherId]);
  if (records.length === 0) return [];
  const rows = await (await db()).select({ id: persons.id, speaker }).from(persons).where(inArray(persons.id, records));
  const speakers = new Map(rows.map((row) => [row.id, row.speaker]));
  const people = await peopleTold(actor, [...new Set(speakers.values())]);
  return found.flatMap(({ row, askedBy, saidOther }) => {
    const [one, other] = [row.oneId, row.otherId].map((id) => people.get(speakers.get(id) ?? ''));
    const { id, state, outcome, score, askedAt, reopenedAt, decidedAt } = row;
    const evidence = evidenceFrom(row.evidence);
    const records = { one: row.oneId, other: row.otherId };
    return one && other
      ? [
          {
            id,
            state,
            outcome,
            score,
            askedAt,
            reopenedAt,
            decidedAt,
            records,
            evidence,
            one,
            other,
            askedBy,
            saidOther,
          },
        ]
      : [];
  });
}

import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { among } from '@/db/among';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, episodes, offices, persons, returnBlocks, returnMilestones, users } from '@/db/schema';
import { mayChangeCase, mayListCases, mayLogCases, plainly } from '@/features/cases/access';
import { isWithheld } from '@/features/cases/rules';
import { openIdentityInList } from '@/features/people/identity';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { MOST_TOLD } from '@/lib/texts';
import { bandOf, heldByStatus, isKept, waitingFor, wantedOf } from '../conditions';
import type { After, BoardAsked } from '../input';
import { type Band, type BlockKind, blocks, daysBetween, type Waitable } from '../rules';

/** Somebody who waits on the way home. */
export type WaitingRow = {
  caseId: string;
  reference: string;
  maskedName: string;
  sex: string | null;
  birthYear: number | null;
  destination: string;
  office: string;
  assigned: string | null;
  waits: Waitable;
  since: string;
  days: number;
  /** What keeps them, each since its day. */
  kept: { kind: BlockKind; from: string }[];
  /** The day a booking is for. */
  leavesOn: string | null;
  mayMove: boolean;
};

/** How many wait: of an office, for a milestone, for so long. */
export type WaitingCount = { officeId: string; waits: Waitable; band: Band; count: number };

export type Board = {
  counts: WaitingCount[];
  /** How many each thing keeps; whoever is kept by two is in both. */
  kept: { kind: BlockKind; count: number }[];
  keptAtAll: number;
  /** How many rows the list has in all, and those of this page. */
  total: number;
  rows: WaitingRow[];
  next?: After;
};

export const PAGE_SIZE = 50;

/** Everybody who waits for the way home in the sight of an actor: counted, and a page of the list that was asked for. */
export async function returnBoard(actor: Staff, asked: BoardAsked, now = new Date()): Promise<Board> {
  if (!mayListCases(actor)) throw new NotFound('returns');
  const [counts, kept, list] = [
    await countsOf(actor, asked.office, now),
    await keptOf(actor, asked.office, now),
    await listOf(actor, asked, now),
  ];
  return { counts, ...kept, ...list };
}

async function countsOf(actor: Staff, office: string, now: Date): Promise<WaitingCount[]> {
  const reader = await db();
  const waiting = waitingFor(reader, actor, office, now);
  const banded = reader
    .select({ officeId: waiting.officeId, waits: waiting.waits, band: bandOf(waiting, today(now)).as('band') })
    .from(waiting)
    .as('banded');
  return reader
    .select({ officeId: banded.officeId, waits: banded.waits, band: banded.band, count: count().mapWith(Number) })
    .from(banded)
    .groupBy(banded.officeId, banded.waits, banded.band);
}

async function keptOf(actor: Staff, office: string, now: Date): Promise<Pick<Board, 'kept' | 'keptAtAll'>> {
  const reader = await db();
  const waiting = waitingFor(reader, actor, office, now);
  const said = await reader
    .select({ kind: returnBlocks.kind, count: count().mapWith(Number) })
    .from(waiting)
    .innerJoin(returnBlocks, eq(returnBlocks.caseId, waiting.id))
    .where(and(isNull(returnBlocks.until), isNull(returnBlocks.withdrawnAt)))
    .groupBy(returnBlocks.kind);
  const [held] = await reader
    .select({ count: count().mapWith(Number) })
    .from(waiting)
    .where(heldByStatus(waiting));
  const [all] = await reader
    .select({ count: count().mapWith(Number) })
    .from(waiting)
    .where(isKept(waiting, 'any', today(now)));
  const counted = blocks.map((kind) => {
    const own = said.find((one) => one.kind === kind)?.count ?? 0;
    return { kind, count: own + (kind === 'held_by_authorities' ? (held?.count ?? 0) : 0) };
  });
  return { kept: counted.filter((one) => one.count > 0), keptAtAll: all?.count ?? 0 };
}

/** How many are kept for long, up to one more than is told: what a morning begins with. */
export async function longBlocked(actor: Staff, now = new Date()): Promise<number> {
  if (!mayLogCases(actor)) return 0;
  const reader = await db();
  const waiting = waitingFor(reader, actor, '', now);
  const rows = await reader
    .select({ id: waiting.id })
    .from(waiting)
    .where(isKept(waiting, 'long', today(now)))
    .limit(MOST_TOLD + 1);
  return rows.length;
}

async function listOf(actor: Staff, asked: BoardAsked, now: Date): Promise<Pick<Board, 'total' | 'rows' | 'next'>> {
  const reader = await db();
  const waiting = waitingFor(reader, actor, asked.office, now);
  const wanted = wantedOf(waiting, asked, today(now));
  const [all] = await reader
    .select({ count: count().mapWith(Number) })
    .from(waiting)
    .where(wanted);
  const { after } = asked;
  const beyond =
    after && or(gt(waiting.since, after.value), and(eq(waiting.since, after.value), gt(waiting.id, after.id)));
  const found = await reader
    .select({ id: waiting.id, waits: waiting.waits, since: waiting.since })
    .from(waiting)
    .where(and(wanted, beyond))
    .orderBy(asc(waiting.since), asc(waiting.id))
    .limit(PAGE_SIZE + 1);
  const page = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? page.at(-1) : undefined;
  return {
    total: all?.count ?? 0,
    rows: await told(actor, page, today(now)),
    ...(last && { next: { value: last.since, id: last.id } }),
  };
}

type Found = { id: string; waits: Waitable; since: string };

/** What a page tells of each, read together. */
async function told(actor: Staff, page: Found[], day: string): Promise<WaitingRow[]> {
  const reader = await db();
  const ids = page.map(({ id }) => id);
  const files = await reader
    .select({
      case: cases,
      destination: episodes.destination,
      office: offices.code,
      assigned: users.name,
      speaker: sql<string>`coalesce(${persons.sameAs}, ${persons.id})`,
    })
    .from(cases)
    .innerJoin(persons, eq(persons.id, cases.personId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .leftJoin(users, eq(users.id, cases.assignedTo))
    .where(among(cases.id, ids));
  const people = await peopleOf(
    actor,
    files.map(({ speaker }) => speaker),
  );
  const kept = await keepers(ids);
  const leaving = await leavingDays(ids);
  const byId = new Map(files.map((file) => [file.case.id, file]));
  return page.flatMap(({ id, waits, since }) => {
    const file = byId.get(id);
    if (!file) return [];
    const { destination, office, assigned } = file;
    return {
      ...{ caseId: id, reference: file.case.reference, destination, office, assigned },
      ...{ waits, since, days: daysBetween(since, day) },
      ...(people.get(file.speaker) ?? { maskedName: '', sex: null, birthYear: null }),
      kept: [
        ...(kept.get(id) ?? []).map(({ kind, from }) => ({ kind, from })),
        ...(heldOnly(file.case.returnStatus, kept.get(id))
          ? [{ kind: 'held_by_authorities' as const, from: since }]
          : []),
      ],
      leavesOn: waits === 'departed' ? (leaving.get(id) ?? null) : null,
      mayMove: mayChangeCase(actor, plainly(file.case.officeId)),
    };
  });
}

const heldOnly = (status: string, kept: { kind: BlockKind }[] = []) =>
  status === 'held_by_authorities' && !kept.some(({ kind }) => kind === 'held_by_authorities');

/** Names are masked, and only for those who work on cases; of somebody erased or stopped there is none. */
async function peopleOf(actor: Staff, ids: string[]) {
  const rows = await (await db()).select().from(persons).where(among(persons.id, ids));
  const named = mayLogCases(actor) ? rows.filter((row) => !isWithheld(row)).map(({ id }) => id) : [];
  const keys = await personKeys(named);
  return new Map(
    rows.map(({ id, identity, sex, birthYear }) => {
      const key = keys.get(id);
      const name = key ? (openIdentityInList(id, key, identity).name ?? '') : '';
      return [id, { sex, birthYear, maskedName: maskName(name) }];
    }),
  );
}

async function keepers(ids: string[]) {
  const { caseId, kind, from } = returnBlocks;
  const rows = await (await db())
    .select({ caseId, kind, from })
    .from(returnBlocks)
    .where(and(among(caseId, ids), isNull(returnBlocks.until), isNull(returnBlocks.withdrawnAt)))
    .orderBy(asc(from), asc(returnBlocks.id));
  return Map.groupBy(rows, (row) => row.caseId);
}

/** The days that the latest bookings are for. */
async function leavingDays(ids: string[]): Promise<Map<string, string | null>> {
  const { caseId, leavesOn } = returnMilestones;
  const rows = await (await db())
    .select({ caseId, leavesOn })
    .from(returnMilestones)
    .where(and(among(caseId, ids), inArray(returnMilestones.kind, ['booked']), isNull(returnMilestones.withdrawnAt)))
    .orderBy(asc(returnMilestones.on), asc(returnMilestones.recordedAt));
  return new Map(rows.map((row) => [row.caseId, row.leavesOn]));
}

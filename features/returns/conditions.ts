import { and, eq, gt, inArray, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '@/db/client';
import { cases, returnBlocks, returnMilestones, returnSteps } from '@/db/schema';
import { inSight } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { addDays } from '@/lib/calendar';
import type { BlockAsked, BoardAsked } from './input';
import {
  awaited,
  type Band,
  bandFrom,
  bands,
  forClearance,
  LONG_BLOCKED_DAYS,
  type Status,
  type Waitable,
} from './rules';

/** The rules of `rules.ts` as conditions, so that everybody who waits is counted without being read. */

const waitingStatuses = Object.keys(awaited) as (keyof typeof awaited)[];
const open = ['under_assessment', 'active', 'follow_up'] as const;

/** The day of the latest clearance that stands; null: there is none. */
const clearedOn = sql`(select max(${returnMilestones.on}) from ${returnMilestones} where ${and(
  eq(returnMilestones.caseId, cases.id),
  eq(returnMilestones.kind, 'exit_clearance'),
  isNull(returnMilestones.withdrawnAt),
)})`;
const waitsForClearance = inArray(cases.returnStatus, [...forClearance]);

const whens = waitingStatuses.map((status) =>
  awaited[status] === 'exit_clearance'
    ? sql`when ${eq(cases.returnStatus, status)} then (case when ${clearedOn} is null then 'exit_clearance' else 'booked' end)`
    : sql`when ${eq(cases.returnStatus, status)} then ${text(awaited[status])}`,
);
const waits = sql<Waitable>`(case ${sql.join(whens, sql` `)} end)`;

// A case without a status of the return waits since it was handled.
const statusOn = sql`coalesce(${returnSteps.on}, ${cases.handledOn})`;
const since = sql<string>`(case when ${waitsForClearance} and ${clearedOn} > ${statusOn} then ${clearedOn} else ${statusOn} end)`;

/** A word of ours as it stands in a statement: PostgreSQL does not know of which type a parameter there would be. */
function text(word: string): SQL {
  return sql.raw(`'${word}'`);
}

/**
 * Everybody in sight of an actor who waits on the way home: accepted, open, and neither home nor on another way. With what
 * each waits for and since when.
 */
export function waitingFor(from: Pick<Reader, 'select'>, actor: Staff, office: string, now = new Date()) {
  return from
    .select({
      id: cases.id,
      officeId: cases.officeId,
      status: cases.returnStatus,
      waits: waits.as('waits'),
      since: since.as('since'),
    })
    .from(cases)
    .leftJoin(returnSteps, and(eq(returnSteps.caseId, cases.id), isNull(returnSteps.until)))
    .where(
      and(
        inSight(actor, now),
        inArray(cases.returnStatus, waitingStatuses),
        inArray(cases.status, [...open]),
        or(ne(cases.returnStatus, 'not_started'), isNull(cases.wantsReturn), ne(cases.wantsReturn, 'absent')),
        office ? eq(cases.officeId, office) : undefined,
      ),
    )
    .as('waiting');
}

export type Waiting = ReturnType<typeof waitingFor>;

/** For how long each has waited, as a band. */
export function bandOf({ since: day }: Waiting, today: string): SQL<Band> {
  const cases = bands.flatMap((band) => {
    const first = bandFrom(band, today);
    return first ? [sql`when ${day} >= ${first} then ${text(band)}`] : [];
  });
  return sql<Band>`(case ${sql.join(cases, sql` `)} else ${text(bands.at(-1) as Band)} end)`;
}

/** What a list of the board shows of those who wait. */
export function wantedOf(waiting: Waiting, { waits: kind, long, block }: BoardAsked, today: string): SQL | undefined {
  return and(
    kind ? eq(waiting.waits, kind) : undefined,
    long ? sql`${bandOf(waiting, today)} = ${long}` : undefined,
    block ? isKept(waiting, block, today) : undefined,
  );
}

const still = (waiting: Waiting) =>
  and(eq(returnBlocks.caseId, waiting.id), isNull(returnBlocks.until), isNull(returnBlocks.withdrawnAt));

/** Whose status says that authorities hold them, without anybody having said so among what keeps them. */
export function heldByStatus(waiting: Waiting): SQL | undefined {
  const held: Status = 'held_by_authorities';
  const said = and(still(waiting), eq(returnBlocks.kind, held));
  return and(eq(waiting.status, held), sql`not exists (select 1 from ${returnBlocks} where ${said})`);
}

/** Whether something keeps them: anything, one kind of it, or anything for long. */
export function isKept(waiting: Waiting, block: BlockAsked, today: string): SQL | undefined {
  const before = block === 'long' ? addDays(today, -LONG_BLOCKED_DAYS) : undefined;
  const kind = block === 'any' || block === 'long' ? undefined : block;
  const kept = and(
    still(waiting),
    kind && eq(returnBlocks.kind, kind),
    before ? not(or(gt(returnBlocks.from, before), eq(returnBlocks.from, before)) as SQL) : undefined,
  );
  const isHeld =
    kind && kind !== 'held_by_authorities'
      ? undefined
      : and(heldByStatus(waiting), before ? sql`${waiting.since} < ${before}` : undefined);
  return or(sql`exists (select 1 from ${returnBlocks} where ${kept})`, isHeld);
}

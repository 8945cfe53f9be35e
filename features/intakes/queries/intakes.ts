import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { personKeys } from '@/db/keys';
import { cases, type intakeRowStates, intakeRows, intakes, offices, users } from '@/db/schema';
import { first } from '@/features/cases/input';
import { inSight, notLocked } from '@/features/cases/queries/scope';
import { maskName } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import { NotFound } from '@/lib/errors';
import { maySeeIntake, mayTakeIn, mayUndoIntake } from '../access';
import { openRow } from '../content';

type State = (typeof intakeRowStates)[number];
export type Counts = Record<State, number>;
export type IntakeTold = {
  id: string;
  at: Date;
  by: string;
  office: typeof offices.$inferSelect;
  counts: Counts;
};

const SHOWN = 20;

/** The intakes of the offices an actor logs cases for, the newest first. */
export async function intakesFor(actor: Staff): Promise<IntakeTold[]> {
  if (!mayTakeIn(actor)) return [];
  const own = (await (await db()).select().from(offices)).filter(({ id }) => maySeeIntake(actor, id));
  const ofOwn = inArray(
    intakes.officeId,
    own.map(({ id }) => id),
  );
  const rows = await (await db())
    .select({ intake: intakes, by: users.name, office: offices })
    .from(intakes)
    .innerJoin(users, eq(users.id, intakes.createdBy))
    .innerJoin(offices, eq(offices.id, intakes.officeId))
    .where(ofOwn)
    .orderBy(desc(intakes.createdAt))
    .limit(SHOWN);
  const counts = await countsOf(
    actor,
    rows.map(({ intake }) => intake.id),
  );
  return rows.map(({ intake, by, office }) => told(intake, by, office, counts));
}

const none = (): Counts => ({ ready: 0, logged: 0, waiting: 0, taken: 0, left: 0 });

const told = (
  intake: typeof intakes.$inferSelect,
  by: string,
  office: IntakeTold['office'],
  counts: Map<string, Counts>,
): IntakeTold => ({ id: intake.id, at: intake.createdAt, by, office, counts: counts.get(intake.id) ?? none() });

/** Of each intake how many rows are in which state; those of people the actor is locked out of are in no count. */
async function countsOf(actor: Staff, ids: string[]): Promise<Map<string, Counts>> {
  const rows = await (await db())
    .select({ id: intakeRows.intakeId, state: intakeRows.state, count: sql`count(*)`.mapWith(Number) })
    .from(intakeRows)
    .leftJoin(cases, eq(cases.id, intakeRows.caseId))
    .where(and(inArray(intakeRows.intakeId, ids), or(isNull(intakeRows.caseId), notLocked(actor))))
    .groupBy(intakeRows.intakeId, intakeRows.state);
  const counts = new Map<string, Counts>();
  for (const { id, state, count } of rows) counts.set(id, { ...(counts.get(id) ?? none()), [state]: count });
  return counts;
}

export type WaitingRow = {
  id: string;
  number: number;
  maskedName: string;
  birthYear: string;
  held: 'changed' | 'not-possible' | null;
};

export type IntakePage = IntakeTold & {
  mayUndo: boolean;
  /** Rows are still to be written, and nobody has for a while. */
  isStalled: boolean;
  /** Cases, a page of them, and how many there are that the actor may see. */
  cases: { reference: string; number: number }[];
  waiting: WaitingRow[];
};

const STALLED = 30_000;
const PAGE_SIZE = 100;

/** One intake: how far it is, its cases, and the rows that wait. One of another office is not there. */
export async function intakePage(actor: Staff, id: string, page = 1, now = new Date()): Promise<IntakePage> {
  const [row] = await (await db())
    .select({ intake: intakes, by: users.name, office: offices })
    .from(intakes)
    .innerJoin(users, eq(users.id, intakes.createdBy))
    .innerJoin(offices, eq(offices.id, intakes.officeId))
    .where(eq(intakes.id, id));
  if (!row || !maySeeIntake(actor, row.intake.officeId)) throw new NotFound('intake');
  const { intake, by, office } = row;
  const all = told(intake, by, office, await countsOf(actor, [id]));
  return {
    ...all,
    mayUndo: mayUndoIntake(actor, intake),
    isStalled: all.counts.ready > 0 && now.getTime() - intake.writtenAt.getTime() > STALLED,
    cases: await casesOf(actor, id, page),
    waiting: await waitingOf(id),
  };
}

export const pagesOf = ({ counts }: IntakeTold) => Math.max(1, Math.ceil(counts.logged / PAGE_SIZE));

async function casesOf(actor: Staff, id: string, page: number): Promise<IntakePage['cases']> {
  return (await db())
    .select({ reference: cases.reference, number: intakeRows.number })
    .from(intakeRows)
    .innerJoin(cases, eq(cases.id, intakeRows.caseId))
    .where(and(eq(intakeRows.intakeId, id), inSight(actor)))
    .orderBy(asc(intakeRows.number))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
}

/** The rows that wait, with as much as a list may show. */
async function waitingOf(id: string): Promise<WaitingRow[]> {
  const rows = await (await db())
    .select()
    .from(intakeRows)
    .where(and(eq(intakeRows.intakeId, id), eq(intakeRows.state, 'waiting')))
    .orderBy(asc(intakeRows.number))
    .limit(PAGE_SIZE);
  const keys = await personKeys(rows.flatMap(({ personId }) => personId ?? []));
  return rows.map(({ id: rowId, number, personId, content, held }) => {
    const key = personId ? keys.get(personId) : undefined;
    const raw = (personId && key && openRow(personId, key, content)?.raw) || {};
    const birthYear = /^\d{4}/.exec(first(raw, 'birth'))?.[0] ?? '';
    return { id: rowId, number, maskedName: maskName(first(raw, 'name')), birthYear, held };
  });
}

import { and, asc, count, eq, gt, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, episodes, offices, services } from '@/db/schema';
import { seesEveryOffice } from '@/features/cases/access';
import { inSight } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import { MOST_TOLD } from '@/lib/texts';
import { mayListServices } from '../access';
import type { ListAsked, Which } from '../input';
import { type State, type Type, unmet } from '../rules';

/** A service in a list: no words of it, and of the person what a case list says without a name. */
export type Listed = {
  id: string;
  type: Type;
  state: State;
  neededOn: string;
  nextOn: string | null;
  reference: string;
  destination: string;
  office: string;
};

export type ServiceList = {
  total: number;
  rows: Listed[];
  /** How many of each kind, the most first, whatever kind is asked for. */
  byType: { type: Type; count: number }[];
  next?: { day: string; id: string };
};

export const PAGE_SIZE = 50;

/** A page of the services an actor asks for, those waited for longest first. */
export async function serviceList(actor: Staff, asked: ListAsked, now = new Date()): Promise<ServiceList> {
  if (!mayListServices(actor)) throw new NotFound('services');
  const all = wantedBy(actor, asked.which, now);
  const { after, type } = asked;
  const beyond =
    after && or(gt(services.neededOn, after.day), and(eq(services.neededOn, after.day), gt(services.id, after.id)));
  const [byType, rows] = await Promise.all([
    typesOf(all),
    pageOf(and(all, type ? eq(services.type, type) : undefined, beyond)),
  ]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
  const counted = type ? byType.filter((one) => one.type === type) : byType;
  return {
    total: counted.reduce((sum, one) => sum + one.count, 0),
    ...{ rows: page, byType },
    ...(last && { next: { day: last.neededOn, id: last.id } }),
  };
}

/** How many services are waited for, and how many have a next step that is late; up to one more than is told. */
export async function servicesWaiting(actor: Staff, now = new Date()): Promise<Record<'unmet' | 'late', number>> {
  const counted = async (which: Which) =>
    (
      await (
        await db()
      )
        .select({ id: services.id })
        .from(services)
        .innerJoin(cases, eq(cases.id, services.caseId))
        .where(wantedBy(actor, which, now))
        .limit(MOST_TOLD + 1)
    ).length;
  const [waited, late] = await Promise.all([counted('unmet'), counted('late')]);
  return { unmet: waited, late };
}

/** Of the cases an actor works on: none of a case that is open to them in an emergency only. */
function wantedBy(actor: Staff, which: Which, now: Date): SQL | undefined {
  const own = seesEveryOffice(actor) ? undefined : eq(cases.officeId, actor.officeId);
  const day = today(now);
  const asked = {
    unmet: inArray(services.state, unmet),
    late: lt(services.nextOn, day),
    provided: and(eq(services.state, 'provided'), or(isNull(services.until), gt(services.until, day))),
  };
  return and(isNull(services.withdrawnAt), inSight(actor, now), own, asked[which]);
}

async function typesOf(wanted: SQL | undefined): Promise<ServiceList['byType']> {
  const rows = await (await db())
    .select({ type: services.type, count: count().mapWith(Number) })
    .from(services)
    .innerJoin(cases, eq(cases.id, services.caseId))
    .where(wanted)
    .groupBy(services.type);
  return rows.toSorted((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}

async function pageOf(wanted: SQL | undefined): Promise<Listed[]> {
  return (await db())
    .select({
      ...{ id: services.id, type: services.type, state: services.state },
      ...{ neededOn: services.neededOn, nextOn: services.nextOn },
      ...{ reference: cases.reference, destination: episodes.destination, office: offices.code },
    })
    .from(services)
    .innerJoin(cases, eq(cases.id, services.caseId))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(offices, eq(offices.id, cases.officeId))
    .where(wanted)
    .orderBy(asc(services.neededOn), asc(services.id))
    .limit(PAGE_SIZE + 1);
}

import { and, eq, gte, inArray, isNotNull, isNull, lte, not, notInArray, or, type SQL, sql } from 'drizzle-orm';
import {
  cases,
  consents,
  contactPoints,
  episodes,
  retraffickingFindings as findings,
  followUps,
  persons,
} from '@/db/schema';
import { seesEveryOffice } from '@/features/cases/access';
import { inSight } from '@/features/cases/queries/scope';
import type { Staff } from '@/lib/actor';
import { addDays } from '@/lib/calendar';
import { mayFollowUp } from './access';
import { AHEAD_DAYS, endingFindings, lastReturnDueBy, notFollowed, type Schedule } from './rules';

/** The rules of `rules.ts` as conditions on `cases` joined with `persons`, so that a list is read a page at a time. */

/** The cases an actor follows up: those they work on, none that is open to them in an emergency only. */
export function workedOn(actor: Staff): SQL {
  if (!mayFollowUp(actor)) return sql`1 = 0`;
  const own = seesEveryOffice(actor) ? undefined : eq(cases.officeId, actor.officeId);
  return and(inSight(actor), own) ?? sql`1 = 0`;
}

export type Schedules = ReadonlyMap<string, Schedule>;

/** What is asked of each case on a day. `month`: the one to be answered; `place`: overdue first, then by day. */
export type Asking = { open: SQL; overdue: SQL<boolean>; month: SQL<number>; place: SQL<number> };

/** Null where no office follows up. */
export function askingOn(today: string, schedules: Schedules): Asking | null {
  const groups = alike(schedules);
  if (groups.length === 0) return null;
  const late = latestMonth(groups, addDays(today, -1));
  const soon = latestMonth(groups, addDays(today, AHEAD_DAYS));
  const overdue = sql<boolean>`(coalesce(${late}, 0) > ${reached})`;
  const month = sql<number>`(case when ${overdue} then ${late} else ${soon} end)`;
  return {
    open: all(inReach(groups, today), sql`coalesce(${soon}, 0) > ${reached}`, not(abroadAgain()), isOurs),
    overdue,
    month: month.mapWith(Number),
    place: sql<number>`(case when ${overdue} then 0 else 100000000 end + ${dueDay(month)})`.mapWith(Number),
  };
}

type Group = Schedule & { offices: string[] };

/** Offices that follow up alike are asked for together. */
function alike(schedules: Schedules): Group[] {
  const together = Map.groupBy(schedules, ([, { months, since }]) => `${since} ${months}`);
  return [...together.values()].flatMap((offices) => {
    const schedule = offices[0]?.[1];
    return schedule?.months.length ? [{ ...schedule, offices: offices.map(([id]) => id) }] : [];
  });
}

/** The days of return that can be due at all: what an index answers. */
function inReach(groups: Group[], today: string): SQL {
  const until = addDays(today, AHEAD_DAYS);
  const ofGroup = ({ offices, months, since }: Group) =>
    and(
      inArray(cases.officeId, offices),
      gte(cases.returnedOn, since),
      lte(cases.returnedOn, lastReturnDueBy(until, Math.min(...months))),
    );
  return or(...groups.map(ofGroup)) ?? sql`1 = 0`;
}

/** The latest month of the schedule whose day is `until` or before; null where there is none yet. */
function latestMonth(groups: Group[], until: string): SQL {
  const whens = groups.flatMap(({ offices, since, months }) =>
    months
      .toSorted((a, b) => b - a)
      .map((month) => {
        const due = and(
          inArray(cases.officeId, offices),
          gte(cases.returnedOn, since),
          lte(cases.returnedOn, lastReturnDueBy(until, month)),
        );
        return sql`when ${due} then ${whole(month)}`;
      }),
  );
  return sql`(case ${sql.join(whens, sql` `)} end)`;
}

/** A number of ours as it stands in a statement: as a parameter PostgreSQL would take it for text. */
const whole = (number: number) => sql.raw(String(Math.trunc(number)));

/** The latest month for which somebody was reached. */
const reached = sql`coalesce((select max(${followUps.month}) from ${followUps} where ${followUps.caseId} = ${cases.id} and ${followUps.outcome} <> 'not_reached'), 0)`;

/** The last that was heard says so; of one day, what was recorded last. */
const heardAbroad = sql`exists (select 1 from ${followUps} where ${followUps.caseId} = ${cases.id} and ${followUps.outcome} = 'abroad_again' and not exists (select 1 from ${followUps} "later" where "later"."case_id" = ${cases.id} and "later"."outcome" in ('well', 'concern') and ("later"."on" > ${followUps.on} or ("later"."on" = ${followUps.on} and "later"."recorded_at" > ${followUps.recordedAt}))))`;

const isOurs = or(isNull(cases.closureReason), notInArray(cases.closureReason, [...notFollowed])) as SQL;

/** The day of a month of the schedule as a number in the order of days; the 31st of a short month stays behind its last. */
function dueDay(month: SQL): SQL {
  const part = (from: number, length: number) =>
    sql`cast(substr(${cases.returnedOn}, ${whole(from)}, ${whole(length)}) as integer)`;
  return sql`((${part(1, 4)} * 12 + ${part(6, 2)} + coalesce(${month}, 0)) * 100 + ${part(9, 2)})`;
}

/** The record that speaks for the person, and all records of theirs. */
export const speaker = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;
const records = sql`(select "r"."id" from ${persons} "r" where "r"."id" = ${speaker} or "r"."same_as" = ${speaker})`;

const ofPerson = (column: typeof consents.personId | typeof contactPoints.personId) => sql`${column} in ${records}`;
const theirs = (condition: SQL | undefined) =>
  sql`exists (select 1 from ${persons} "r" where ("r"."id" = ${speaker} or "r"."same_as" = ${speaker}) and ${condition})`;

const refused = sql`exists (select 1 from ${consents} where ${and(
  ofPerson(consents.personId),
  inArray(consents.scope, ['assistance', 'personal_data']),
  inArray(consents.state, ['refused', 'withdrawn']),
)} and not exists (select 1 from ${consents} "n" where "n"."person_id" in ${records} and "n"."scope" = ${consents.scope} and "n"."recorded_at" > ${consents.recordedAt}))`;

const usable = and(ofPerson(contactPoints.personId), isNull(contactPoints.removedAt));
const unsafeOnly = sql`(exists (select 1 from ${contactPoints} where ${usable}) and not exists (select 1 from ${contactPoints} where ${usable} and ${contactPoints.safety} <> 'unsafe'))`;

const speaking = (episode: string) => sql.raw(`coalesce("${episode}"."same_as", "${episode}"."id")`);
const ownEpisode = sql`(select ${speaking('own')} from ${episodes} "own" where "own"."id" = ${cases.episodeId})`;

/** A later episode of the person was found to be one of being taken again or of having gone back: they are handled there. */
const takenAgain = sql`exists (select 1 from ${cases} "c" join ${episodes} "e" on "e"."id" = "c"."episode_id"
  join ${findings} "f" on "f"."later_id" = ${speaking('e')}
  where "c"."person_id" in ${records} and "c"."handled_on" > ${cases.handledOn} and ${speaking('e')} <> ${ownEpisode}
  and "f"."until" is null and "f"."state" in ${[...endingFindings]})`;

/** There is nobody at home to ask after. */
function abroadAgain(): SQL {
  return sql`(${heardAbroad} or ${takenAgain})`;
}

/** Why somebody is not asked after, as `barrierOf` says it; null: they can be. */
export const barrier = sql<string | null>`(case
  when ${theirs(sql`"r"."erased_at" is not null`)} then 'erased'
  when ${theirs(sql`"r"."use_stopped_at" is not null`)} then 'stopped'
  when ${cases.closureReason} = 'deceased' or ${cases.returnStatus} = 'remains_returned' then 'deceased'
  when ${refused} then 'refused'
  when ${unsafeOnly} then 'unsafe' end)`;

export const isBarred = (barred: boolean): SQL => (barred ? isNotNull(barrier) : isNull(barrier));

function all(...conditions: (SQL | undefined)[]): SQL {
  return and(...conditions) ?? sql`1 = 0`;
}

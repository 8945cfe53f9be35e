import { and, count, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, episodeAnswers, episodes, retraffickingFindings as findings, persons } from '@/db/schema';
import { behind, handledAsOf } from '@/features/figures/conditions';
import { absenceIn, answersIn, dimensions } from '@/features/figures/dimensions';
import { inForceOn } from '@/features/figures/findings';
import type { Question } from '@/features/figures/input';
import { stretchOf } from '@/features/people/again';
import type { Actor } from '@/lib/actor';
import { isAbsence } from '@/lib/vocabulary';
import type { BehindRate, RateQuestion } from '../input';
import {
  addTo,
  type Fate,
  fateOf,
  type Horizon,
  horizons,
  type Later,
  noTally,
  type Tally,
  withinMonths,
} from '../rules';

export type Tallies = Record<Horizon, Tally>;
export type RateRow = { key: string; tallies: Tallies };
/** From where somebody had returned, and where they were taken again (also before the months are over). */
export type Flow = { from: string; to: string; again: number; undecided: number };

/** `whole` counts everybody once; `rows` those with an answer in the dimension, `absent` the reasons for having none. */
export type Rate = RateQuestion & { whole: Tallies; rows: RateRow[]; absent: RateRow[] };

/**
 * The one function that counts how many of the returned were taken again. The return of a person is their first in the
 * period. Findings are those in force on the day of the question; joinings and dates are taken as known now.
 */
export async function retraffickingRate(_actor: Actor, question: RateQuestion): Promise<Rate> {
  const [whole] = await tallied({ ...question, by: undefined });
  const rows = question.by ? await tallied(question) : [];
  return {
    ...question,
    whole: whole?.tallies ?? emptyTallies(),
    rows: rows.filter(({ key }) => !isAbsence(key)).toSorted(mostReturned),
    absent: rows.filter(({ key }) => isAbsence(key)).toSorted(mostReturned),
  };
}

const mostReturned = (a: RateRow, b: RateRow) =>
  b.tallies[6].returned - a.tallies[6].returned || (a.key < b.key ? -1 : 1);

/** From which country to which, within the longest time that is looked at. */
export async function flowOf(_actor: Actor, question: RateQuestion): Promise<Flow[]> {
  const flows = new Map<string, Flow>();
  for (const { day, key: from, laters } of await followed({ ...question, by: 'destination' })) {
    const fate = fateOf(day, laters, 24, question.asOf);
    if (fate === 'observing' || fate === 'clear') continue;
    const number = fate === 'again' || fate === 'early' ? 'again' : 'undecided';
    const state = number === 'again' ? 'retrafficked' : 'suspected';
    const to = withinMonths(day, laters, 24).find((later) => later.state === state)?.destination ?? '';
    const flow = flows.get(`${from} ${to}`) ?? { from, to, again: 0, undecided: 0 };
    flow[number] += 1;
    flows.set(`${from} ${to}`, flow);
  }
  const size = ({ again, undecided }: Flow) => again * 1_000 + undecided;
  return [...flows.values()].toSorted((a, b) => size(b) - size(a) || (a.from + a.to < b.from + b.to ? -1 : 1));
}

type Number = BehindRate['fate'];
const states: Record<Number, Later['state']> = {
  again: 'retrafficked',
  early: 'retrafficked',
  undecided: 'suspected',
  undecidedEarly: 'suspected',
  wentBack: 'went_back',
};
const fates: Record<Number, Fate[]> = {
  again: ['again'],
  early: ['early'],
  undecided: ['undecided'],
  undecidedEarly: ['undecidedEarly'],
  wentBack: ['clear', 'observing'],
};
/** A flow counts everybody, whether the months are over or not. */
const ofFlow: Record<Exclude<Number, 'wentBack'>, Fate[]> = {
  again: ['again', 'early'],
  early: ['early'],
  undecided: ['undecided', 'undecidedEarly'],
  undecidedEarly: ['undecidedEarly'],
};

/** The ids of the cases behind a number of the rate: those of the later episodes. Which of them an actor sees is up to the list. */
export async function casesBehindRate(
  _actor: Actor,
  { fate, months, key, to, question }: BehindRate,
): Promise<string[]> {
  const people = (await followed(question)).filter((each) => key === undefined || each.key === key);
  const found = people.flatMap(({ day, laters }) => {
    const meant = fateOf(day, laters, months, question.asOf);
    const state = states[fate];
    const asked = to && fate !== 'wentBack' ? ofFlow[fate] : fates[fate];
    if (!asked.includes(meant)) return [];
    return withinMonths(day, laters, months).filter(
      (later) => later.state === state && (!to || later.destination === to),
    );
  });
  return [...new Set(found.flatMap((later) => later.cases))];
}

function emptyTallies(): Tallies {
  return { 6: noTally(), 12: noTally(), 24: noTally() };
}

/** By key: everybody who returned. Those of whom nothing is found are counted by the base, day by day. */
async function tallied(question: RateQuestion): Promise<RateRow[]> {
  const returns = await returnsIn(question);
  const plain = await (await db())
    .select({ key: returns.key, day: returns.day, people: count().mapWith(Number) })
    .from(returns)
    .where(sql`${returns.human} not in ${await humansWithFindings(question.asOf)}`)
    .groupBy(returns.key, returns.day);
  const rows = new Map<string, Tallies>();
  const add = (key: string, day: string, laters: Later[], people: number) => {
    const tallies = rows.get(key) ?? emptyTallies();
    rows.set(key, tallies);
    for (const months of horizons) {
      const wentBack = withinMonths(day, laters, months).some(({ state }) => state === 'went_back');
      addTo(tallies[months], fateOf(day, laters, months, question.asOf), people, wentBack);
    }
  };
  for (const { key, day, people } of plain) add(key, day, [], people);
  for (const { key, day, laters } of await followed(question)) add(key, day, laters, 1);
  return [...rows].map(([key, tallies]) => ({ key, tallies }));
}

type Found = Later & { id: string; destination: string; cases: string[] };
type Followed = { key: string; day: string; laters: Found[] };

/** Everybody who returned and of whom something is found: their return, and what came after it. */
async function followed(question: RateQuestion): Promise<Followed[]> {
  const returns = await returnsIn(question);
  const rows = await (await db())
    .select({ key: returns.key, day: returns.day, human: returns.human, episode: returns.episode })
    .from(returns)
    .where(sql`${returns.human} in ${await humansWithFindings(question.asOf)}`);
  const found = rows.length > 0 ? await foundOf(question.asOf) : new Map<string, Found[]>();
  return rows.map(({ key, day, human, episode }) => ({
    key,
    day,
    laters: (found.get(human) ?? []).filter(({ id }) => id !== episode),
  }));
}

const human = sql<string>`coalesce(${persons.sameAs}, ${persons.id})`;
const episode = sql<string>`coalesce(${episodes.sameAs}, ${episodes.id})`;

/** One row per person who returned (and answer, where several can be given): the first return of each in the period. */
async function returnsIn({ by, ...question }: RateQuestion) {
  const reader = await db();
  const asked: Question = { ...question, metric: 'persons_repatriated' };
  const ranked = reader
    .select({
      home: sql<string>`${cases.id}`.as('home'),
      human: human.as('human'),
      nth: sql<number>`row_number() over (partition by ${human} order by ${cases.returnedOn}, ${cases.id})`.as('nth'),
    })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(...behind(asked)))
    .as('ranked');
  const { key, answers } = keyOf(by, asked);
  const query = reader
    .select({
      human: sql<string>`${ranked.human}`.as('human'),
      day: sql<string>`${cases.returnedOn}`.as('day'),
      episode: episode.as('episode'),
      key: key.as('key'),
    })
    .from(ranked)
    .innerJoin(cases, eq(cases.id, ranked.home))
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .$dynamic();
  const first = eq(ranked.nth, 1);
  return (answers ? query.leftJoin(episodeAnswers, answers) : query).where(first).as('returns');
}

function keyOf(by: RateQuestion['by'], asked: Question): { key: SQL<string>; answers?: SQL } {
  if (!by) return { key: sql<string>`'all'` };
  const definition = dimensions[by];
  if ('key' in definition) return { key: definition.key(asked) };
  if (!('answers' in definition)) throw new Error(`the rate is not split by ${by}`);
  const list = definition.answers;
  const key = sql<string>`coalesce(${episodeAnswers.code}, ${absenceIn(list)})`;
  return { key, answers: answersIn(list, true) };
}

async function humansWithFindings(asOf: string): Promise<SQL> {
  const people = (await db())
    .select({ human })
    .from(findings)
    .innerJoin(episodes, eq(episodes.id, findings.laterId))
    .innerJoin(persons, eq(persons.id, episodes.personId))
    .where(and(inForceOn(asOf), ne(findings.state, 'rejected')));
  return sql`${people}`;
}

/** By person: the later episodes of which something is found on a day, in the order in which they began. */
async function foundOf(asOf: string): Promise<Map<string, Found[]>> {
  const rows = await (await db())
    .select({ id: findings.laterId, state: findings.state, human, episode: episodes, file: cases })
    .from(findings)
    .innerJoin(episodes, eq(findings.laterId, episode))
    .innerJoin(cases, eq(cases.episodeId, episodes.id))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(
      and(inForceOn(asOf), inArray(findings.state, ['suspected', 'retrafficked', 'went_back']), ...handledAsOf(asOf)),
    );
  const found = new Map<string, Found[]>();
  for (const group of Map.groupBy(rows, ({ id }) => id).values()) {
    const [first] = group;
    if (!first) continue;
    const told = [...new Map(group.map((row) => [row.episode.id, row.episode])).values()];
    const files = group.map(({ file }) => file);
    const { began } = stretchOf(told, files);
    const speaker = told.find(({ id }) => id === first.id) ?? first.episode;
    const later = { id: first.id, state: first.state as Found['state'], began, destination: speaker.destination };
    const known = found.get(first.human) ?? [];
    found.set(first.human, [...known, { ...later, cases: files.map(({ id }) => id) }].toSorted(byBeginning));
  }
  return found;
}

const byBeginning = (a: Found, b: Found) => ((a.began ?? '') < (b.began ?? '') ? -1 : 1);

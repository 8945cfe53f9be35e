import { and, count, countDistinct, eq, sql } from 'drizzle-orm';
import { db } from '@/db/client';
import { cases, episodeAnswers, episodes, persons } from '@/db/schema';
import { personId } from '@/features/people/records';
import type { Actor } from '@/lib/actor';
import { absences, codes, isAbsence } from '@/lib/vocabulary';
import { catalogue } from './catalogue';
import { behind } from './conditions';
import { absenceIn, answersIn, dimensions } from './dimensions';
import type { Figure, FigureRow, Question } from './input';

/**
 * The one function that counts. Figures hold no identity: whoever is signed in may read them, exact (docs/access.md).
 * What a case answers is read as it is known now; what happened to it, as of the question's day.
 */
export async function figure(_actor: Actor, question: Question): Promise<Figure> {
  const { unit } = catalogue[question.metric];
  const counts = question.by ? await split(question) : await whole(question);
  return { ...question, unit, ...counts };
}

/** Several figures at once. */
export function figures(actor: Actor, questions: Question[]): Promise<Figure[]> {
  return Promise.all(questions.map((question) => figure(actor, question)));
}

type Counts = Pick<Figure, 'total' | 'answered' | 'rows' | 'absent'>;

/** A person is one, however many records there are of them: as is known now, whatever day is asked about. */
const unitOf = ({ metric }: Question) => (catalogue[metric].unit === 'case' ? cases.id : personId);

async function whole(question: Question): Promise<Counts> {
  const [row] = await (await db())
    .select({ total: countDistinct(unitOf(question)).mapWith(Number) })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .where(and(...behind(question)));
  const total = row?.total ?? 0;
  return { total, answered: total, rows: [], absent: [] };
}

async function split(question: Question): Promise<Counts> {
  const byKey = await unitsByKey(question);
  const reasons = answersOnce(question) ? byKey.map(withoutAnswers) : await unitsByReason(question);
  const sum = (rows: FigureRow[]) => rows.reduce((total, { value }) => total + value, 0);
  const absent = reasons.filter(({ key }) => key !== ANSWERED);
  const total = sum(reasons);
  return {
    total,
    answered: total - sum(absent),
    rows: inOrder(
      question,
      byKey.filter(({ key }) => !isAbsence(key)),
    ),
    absent: absent.sort(largestFirst),
  };
}

// Sorts before every code, so that of a person's cases one answer outweighs all reasons for having none.
const ANSWERED = '';

const withoutAnswers = ({ key, value }: FigureRow): FigureRow => ({ key: isAbsence(key) ? key : ANSWERED, value });

/** A case gives one answer to most dimensions; then one query tells everything. */
function answersOnce({ metric, by = 'destination' }: Question): boolean {
  return catalogue[metric].unit === 'case' && 'key' in dimensions[by];
}

async function unitsByKey(question: Question): Promise<FigureRow[]> {
  const facts = await factsOf(question);
  return (await db())
    .select({ key: facts.key, value: countDistinct(facts.unit).mapWith(Number) })
    .from(facts)
    .groupBy(facts.key);
}

/** Every unit once: under `ANSWERED`, or under the reason why it gives no answer in any of its cases. */
async function unitsByReason(question: Question): Promise<FigureRow[]> {
  const facts = await factsOf(question);
  const reason = sql<string>`min(case when ${facts.key} in ${[...absences]} then ${facts.key} else ${ANSWERED} end)`;
  const units = (await db())
    .select({ key: reason.as('reason') })
    .from(facts)
    .groupBy(facts.unit)
    .as('units');
  return (await db())
    .select({ key: units.key, value: count().mapWith(Number) })
    .from(units)
    .groupBy(units.key);
}

/** One row per counted case and answer: who is counted, and what they answer or why they do not. */
async function factsOf(question: Question) {
  const definition = dimensions[question.by ?? 'destination'];
  const key =
    'key' in definition
      ? definition.key(question)
      : sql<string>`coalesce(${episodeAnswers.code}, ${absenceIn(definition.answers)})`;
  const query = (await db())
    .select({ unit: sql<string>`${unitOf(question)}`.as('unit'), key: key.as('key') })
    .from(cases)
    .innerJoin(episodes, eq(episodes.id, cases.episodeId))
    .innerJoin(persons, eq(persons.id, cases.personId))
    .$dynamic();
  const where = and(...behind(question));
  if ('key' in definition) return query.where(where).as('facts');
  return query.leftJoin(episodeAnswers, answersIn(definition.answers, true)).where(where).as('facts');
}

const ageBands: readonly string[] = codes.age_band;
const largestFirst = (a: FigureRow, b: FigureRow) => b.value - a.value || (a.key < b.key ? -1 : 1);

function inOrder({ by }: Question, rows: FigureRow[]): FigureRow[] {
  if (by === 'year' || by === 'month') return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  if (by === 'age_band') return rows.sort((a, b) => ageBands.indexOf(a.key) - ageBands.indexOf(b.key));
  return rows.sort(largestFirst);
}

import { setImmediate as othersFirst } from 'node:timers/promises';
import { and, asc, inArray, lte, type SQL } from 'drizzle-orm';
import { among } from '@/db/among';
import { db } from '@/db/client';
import type { Facts } from '@/db/facts';
import { caseFacts, cases } from '@/db/schema';
import type { Actor } from '@/lib/actor';
import { codes, isAbsence } from '@/lib/vocabulary';
import { catalogue, countedMetric } from './catalogue';
import { behind } from './conditions';
import { type Counted, count, countFound, countListed, idsOf, type Listed } from './counting';
import { type Derivation, growthOf, medianOf, shareOf } from './derived';
import { dimensions } from './dimensions';
import type { FindingState } from './findings';
import type { Dimension, Figure, FigureRow, Metric, Question } from './input';
import { type Members, membersOf } from './members';
import { currentMemory, type Memory, memoryAtHand, remembered } from './memory';

/**
 * The one function that counts. Figures hold no identity: whoever is signed in may read them, exact (docs/access.md).
 * What a case answers is read as it is known now, or was at the question's time of knowing; what happened to it, as of
 * the question's day.
 */
export async function figure(_actor: Actor, question: Question): Promise<Figure> {
  const memory = await currentMemory();
  const { unit } = catalogue[question.metric];
  const by = question.by ? [question.by] : [];
  const derive = derivations[question.metric];
  if (!derive) return { ...question, unit, ...countsOf(question, await countedOnce(memory, question, by)) };
  const { whole, rows, absent } = await derive(memory, question);
  const told = { rows: inOrder(question, rows), absent: absent.sort(largestFirst) };
  return { ...question, unit, total: whole.value, answered: whole.base, ...told };
}

const derivations: Partial<Record<Metric, (memory: Memory, question: Question) => Promise<Derivation>>> = {
  median_days_to_return: async (memory, question) => medianOf(memory, question),
  share_of_total: (memory, question) =>
    shareOf(question, (each) => countedOnce(memory, each, each.by ? [each.by] : [])),
  growth_factor: (memory, question) =>
    growthOf(question, (each) => countedOnce(memory, each, each.by ? [each.by] : [])),
};

/** Several figures at once. */
export function figures(actor: Actor, questions: Question[]): Promise<Figure[]> {
  return Promise.all(questions.map((question) => figure(actor, question)));
}

/** A cell of a table: a key of each dimension (an absence code where there is no answer), and how many are in it. */
export type Cell = { keys: string[]; value: number };

/**
 * A figure by up to three dimensions at once. Of a case with several answers each counts, so cells may sum to more than
 * the total. Of a share, growth or median it counts what that is made of. A person is in a cell once, and under a reason for having no answer only where no case of theirs answers.
 */
export async function cross(
  _actor: Actor,
  question: Question,
  by: readonly Dimension[],
): Promise<{ unit: Figure['unit']; total: number; cells: Cell[] }> {
  const { unit } = catalogue[countedMetric(question)];
  const { total, cells } = await countedOnce(await currentMemory(), question, by);
  return { unit: unit === 'person' ? unit : 'case', total, cells };
}

/** The ids of the cases behind a number, as known at the question's time. Which of them an actor sees is up to the list. */
export async function countedCases(_actor: Actor, question: Question): Promise<string[]> {
  return idsOf(await currentMemory(), question);
}

/** How many of the cases that a figure counts were found so on its day: suspected, or confirmed, to be taken again. */
export async function countedFound(_actor: Actor, question: Question, state: FindingState): Promise<number> {
  const memory = await currentMemory();
  return remembered(memory, JSON.stringify([state, keyOf(question, [])]), () => countFound(memory, question, state));
}

/** Who is under each number of a figure, of these cases alone: to say because of which cases it changed. */
export async function membersAmong(_actor: Actor, question: Question, caseIds: readonly string[]): Promise<Members> {
  return membersOf(await currentMemory(), question, caseIds);
}

/** How many cases a list holds, of these offices or of all; undefined where it has to be asked of the base. */
export async function countedInList(
  _actor: Actor,
  listed: Listed,
  offices?: readonly string[],
): Promise<number | undefined> {
  const memory = await memoryAtHand();
  const key = JSON.stringify(['list', listed, offices]);
  return memory && remembered(memory, key, () => countListed(memory, listed, offices));
}

/** The cases behind a number as conditions for a list: those of now, or of the question's time of knowing. */
export async function behindAsKnown(actor: Actor, question: Question): Promise<SQL[]> {
  if (question.knownOn === undefined && question.knownAt === undefined) return behind(question);
  return [among(cases.id, await countedCases(actor, question))];
}

/** The facts of cases as they were known once so many entries of the audit had been written; those unknown then are not there. */
export async function factsAt(_actor: Actor, caseIds: string[], knownAt: number): Promise<Map<string, Facts>> {
  const reader = await db();
  const told = new Map<string, Facts>();
  for (let at = 0; at < caseIds.length; at += 500) {
    const rows = await reader
      .select({ id: caseFacts.caseId, facts: caseFacts.facts })
      .from(caseFacts)
      .where(and(inArray(caseFacts.caseId, caseIds.slice(at, at + 500)), lte(caseFacts.seq, knownAt)))
      .orderBy(asc(caseFacts.caseId), asc(caseFacts.seq));
    for (const { id, facts } of rows) told.set(id, JSON.parse(facts) as Facts);
  }
  return told;
}

/** More cases than this are not counted without letting others have their turn first. */
const MANY = 20_000;

async function countedOnce(memory: Memory, question: Question, by: readonly Dimension[]): Promise<Counted> {
  const key = keyOf(question, by);
  if (memory.columns.cases.size > MANY && !memory.answers.has(key)) await othersFirst();
  return remembered(memory, key, () => count(memory, question, by));
}

/** What an answer is remembered by. */
function keyOf(question: Question, by: readonly Dimension[]): string {
  const { from, to, asOf, knownOn, knownAt, where } = question;
  return JSON.stringify([countedMetric(question), from, to, asOf, knownOn, knownAt, where, by]);
}

function countsOf(
  question: Question,
  { total, cells }: Counted,
): Pick<Figure, 'total' | 'answered' | 'rows' | 'absent'> {
  if (!question.by) return { total, answered: total, rows: [], absent: [] };
  const rows = cells.map(({ keys: [key = ''], value }) => ({ key, value }));
  const absent = rows.filter(({ key }) => isAbsence(key)).sort(largestFirst);
  return {
    total,
    answered: total - absent.reduce((sum, { value }) => sum + value, 0),
    rows: inOrder(
      question,
      rows.filter(({ key }) => !isAbsence(key)),
    ),
    absent,
  };
}

const ageBands: readonly string[] = codes.age_band;
const largestFirst = (a: FigureRow, b: FigureRow) => b.value - a.value || (a.key < b.key ? -1 : 1);

function inOrder({ by }: Question, rows: FigureRow[]): FigureRow[] {
  if (by && 'placed' in dimensions[by]) return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  if (by === 'age_band') return rows.sort((a, b) => ageBands.indexOf(a.key) - ageBands.indexOf(b.key));
  return rows.sort(largestFirst);
}

import { absences, isAbsence } from '@/lib/vocabulary';
import { precedingSpan } from './comparison';
import { type Counted, scan } from './counting';
import { dimensions } from './dimensions';
import type { Dimension, FigureRow, Filter, Question } from './input';
import type { Memory } from './memory';
import { readerOf } from './readers';
import { readingOf } from './reading';

/** A figure made from counts: its value, and the number it rests on; where that is 0 the value says nothing. */
export type Value = { value: number; base: number };
export type Derivation = { whole: Value; rows: (FigureRow & Value)[]; absent: FigureRow[] };

/** How a question is counted: `by` nothing, or by its dimension. */
export type Count = (question: Question) => Promise<Counted>;

/** Half of what is counted took at most so many days from handling to arrival. */
export function medianOf(memory: Memory, question: Question): Derivation {
  const { handledOn, returnedOn } = memory.columns.of;
  const reader = question.by && readerOf(question.by, readingOf(memory, question));
  const [all, byKey]: [number[], Map<number, number[]>] = [[], new Map()];
  scan(memory, question, (row, _, placed) => {
    const days = (returnedOn[row] as number) - (handledOn[row] as number);
    all.push(days);
    for (const key of reader?.keys(row, placed) ?? []) {
      const told = byKey.get(key) ?? [];
      byKey.set(key, told);
      told.push(days);
    }
  });
  const rows = [...byKey].map(([key, days]) => ({ key: reader?.text(key) ?? '', ...middle(days) }));
  return {
    whole: middle(all),
    rows: rows.filter(({ key }) => !isAbsence(key)),
    absent: rows.filter(({ key }) => isAbsence(key)).map(({ key, base }) => ({ key, value: base })),
  };
}

function middle(days: number[]): Value {
  const sorted = Uint16Array.from(days).sort();
  const half = Math.floor(sorted.length / 2);
  const above = sorted[half] ?? 0;
  const value = sorted.length % 2 === 1 ? above : ((sorted[half - 1] ?? above) + above) / 2;
  return { value, base: sorted.length };
}

/** What the filter leaves, in percent of all who answer what it asks. */
export async function shareOf(question: Question, count: Count): Promise<Derivation> {
  const part = await count(question);
  const all = await count({ ...question, where: answering(question.where) });
  const base = all.total - sumOf(all.cells.filter(({ keys: [key = ''] }) => question.by && isAbsence(key)));
  const rows = part.cells.map(({ keys: [key = ''], value }) => ({
    key,
    value: percent(value, base),
    base,
    count: value,
  }));
  return {
    whole: { value: percent(part.total, all.total), base: all.total },
    rows: question.by ? rows.filter(({ key }) => !isAbsence(key)).map(({ count: _, ...row }) => row) : [],
    absent: question.by
      ? rows.filter(({ key }) => isAbsence(key)).map(({ key, count: value }) => ({ key, value }))
      : [],
  };
}

const sumOf = (cells: Counted['cells']) => cells.reduce((sum, { value }) => sum + value, 0);
const percent = (value: number, base: number) => (base === 0 ? 0 : (100 * value) / base);

const always: Dimension[] = ['destination', 'region', 'office', 'status', 'return_status', 'determination'];

/** The filter that leaves whoever answers what another one asks. Where that asks for lack of answers, it leaves all. */
function answering(where: Filter = {}): Filter {
  const asked = (Object.keys(dimensions) as Dimension[]).flatMap((dimension) => {
    const { field } = dimensions[dimension];
    const value = field && where[field];
    const isOfAnswers = value && !value.split(/[;,!]/).some((code) => isAbsence(code));
    return isOfAnswers && !always.includes(dimension) ? [[field, `!${absences.join(',')}`]] : [];
  });
  return Object.fromEntries(asked);
}

/** How many times as many as in the period before. */
export async function growthOf(question: Question, count: Count): Promise<Derivation> {
  const { beforeFrom, beforeTo } = question;
  const { now, before } = precedingSpan(question);
  const after = await count({ ...question, ...now });
  const prior = await count({
    ...question,
    ...(beforeFrom && beforeTo ? { from: beforeFrom, to: beforeTo } : before),
  });
  const values = new Map(prior.cells.map(({ keys: [key = ''], value }) => [key, value]));
  const rows = after.cells.flatMap(({ keys: [key = ''], value }) => {
    const base = values.get(key) ?? 0;
    return question.by && base > 0 && !isAbsence(key) ? [{ key, value: value / base, base }] : [];
  });
  const value = prior.total === 0 ? 0 : after.total / prior.total;
  return { whole: { value, base: prior.total }, rows, absent: [] };
}

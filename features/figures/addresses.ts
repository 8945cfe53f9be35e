import { lastDayOf } from '@/lib/calendar';
import { dimensions } from './dimensions';
import { type Dimension, filterFields, type Question } from './input';

/** The question as parameters of an address, without what it is split by; `questionFrom` reads them back. */
export function parametersOf({ where = {}, ...question }: Question): URLSearchParams {
  const { metric, from, to, asOf, knownOn, knownAt, counted, beforeFrom, beforeTo } = question;
  const given = [
    ['metric', metric],
    ['from', from],
    ['to', to],
    ['asOf', asOf],
    ['knownOn', knownOn],
    ['knownAt', knownAt === undefined ? undefined : String(knownAt)],
    ['counted', counted],
    ['beforeFrom', beforeFrom],
    ['beforeTo', beforeTo],
    ...filterFields.map(({ name, field }) => [name, where[field]]),
  ].filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(given);
}

/** The list of the cases behind a number: behind the whole figure, or behind one of its rows. */
export function listHref(question: Question, key?: string): string {
  return `/cases?${parametersOf(key === undefined ? question : narrowedTo(question, key))}`;
}

/** The question whose total is one row of this question's figure. */
export function narrowedTo({ by, ...question }: Question, key: string): Question {
  if (!by) return question;
  const { field } = dimensions[by];
  const asked = field && !('key' in dimensions[by]) && question.where?.[field];
  // Where several answers can be given, what was asked for and the row must both hold.
  if (field)
    return { ...question, where: { ...question.where, [field]: asked && asked !== key ? `${asked};${key}` : key } };
  const [first, last] = spanOf(by, key);
  // The year under way ends in the future, which no address may ask for.
  const to = earlier(earlier(last, question.asOf), question.to ?? last);
  return { ...question, from: later(first, question.from ?? first), to };
}

/** The first and the last day of a year, a quarter (`2023-Q2`) or a month. */
function spanOf(by: Dimension, key: string): [string, string] {
  if (by === 'year') return [`${key}-01-01`, `${key}-12-31`];
  if (by === 'month') return [`${key}-01`, lastDayOf(key)];
  const [year = '', quarter = '1'] = key.split('-Q');
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return [`${month(Number(quarter) * 3 - 2)}-01`, lastDayOf(month(Number(quarter) * 3))];
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

import { lastDayOf } from '@/lib/calendar';
import { dimensions } from './dimensions';
import { filterFields, type Question } from './input';

/** The question as parameters of an address, without what it is split by; `questionFrom` reads them back. */
export function parametersOf({ metric, from, to, asOf, where = {} }: Question): URLSearchParams {
  const given = [
    ['metric', metric],
    ['from', from],
    ['to', to],
    ['asOf', asOf],
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
  if (field) return { ...question, where: { ...question.where, [field]: key } };
  const [first, last] = by === 'year' ? [`${key}-01-01`, `${key}-12-31`] : [`${key}-01`, lastDayOf(key)];
  return { ...question, from: later(first, question.from ?? first), to: earlier(last, question.to ?? last) };
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

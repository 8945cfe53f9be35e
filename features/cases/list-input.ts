import { findingStates } from '@/db/schema';
import { parseFilter, parsePeriod, questionFrom, type RefusedInput } from '@/features/figures/input';
import { isDay } from '@/lib/calendar';
import { type CaseListRequest, type Sort, sorts } from './queries/case-list';
import { works } from './queries/work';

/** What may be found of a case; see `features/people/again.ts`. */
export const againStates = findingStates;

export type ListQuery = Record<string, string | string[] | undefined>;

/** What an address asks of the list. With `metric` it asks for the cases behind a figure. */
export function listRequest(query: ListQuery): CaseListRequest | RefusedInput {
  const one = (name: string) => [query[name]].flat()[0] ?? '';
  const sort: Sort = sorts.find((each) => each === one('sort')) ?? 'handled';
  const [, value = '', id] = /^([\d-]+)_([0-9a-f-]{36})$/.exec(one('after')) ?? [];
  const page = { sort, ...(id && canBegin(value, sort) && { after: { value, id } }) };
  if (one('metric')) {
    const question = questionFrom(query);
    return 'refused' in question ? question : { behind: question, ...page };
  }
  const filter = parseFilter(query);
  if ('refused' in filter) return filter;
  const period = parsePeriod(query);
  if ('refused' in period) return period;
  const state = againStates.find((each) => each === one('again'));
  const work = works.find((each) => each === one('work'));
  const again = state && { state, asOf: period.asOf };
  const worker = one('worker');
  const waiting = { ...(work && { work }), ...(worker && { worker }) };
  return { filter, from: period.from, to: period.to, ...(again && { again }), ...waiting, ...page };
}

/** Whether a page in this order can begin after the value: a moment in milliseconds, or a day. */
const canBegin = (value: string, sort: Sort) => (sort === 'updated' ? /^\d{1,13}$/.test(value) : isDay(value));

/** The same address with one part changed, added or taken away. */
export function addressWith(query: ListQuery, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    const text = [value].flat()[0];
    if (text) parameters.set(name, text);
  }
  return `/cases?${parameters}`;
}

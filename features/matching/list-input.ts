import { isDay } from '@/lib/calendar';
import { isCountry } from '@/lib/vocabulary';
import type { PairPlace, PairRequest } from './queries/pairs';
import type { PeopleRequest } from './queries/people';

export type PeopleQuery = Record<string, string | string[] | undefined>;

export const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

export const oneOfQuery = (query: PeopleQuery, name: string) => [query[name]].flat()[0] ?? '';

/** What an address asks of the list of persons; what it cannot mean is left out. */
export function peopleRequest(query: PeopleQuery): PeopleRequest {
  const destination = oneOfQuery(query, 'destination');
  const office = oneOfQuery(query, 'office');
  const [, on = '', id = ''] = /^([\d-]+)_([0-9a-f-]{36})$/.exec(oneOfQuery(query, 'after')) ?? [];
  return {
    ...(isCountry(destination) && { destination }),
    ...(office && { office }),
    ...(oneOfQuery(query, 'several') === 'yes' && { several: true }),
    ...(isDay(on) && isId(id) && { after: { on, id } }),
  };
}

/** What an address asks of the queue of pairs. */
export function pairRequest(query: PeopleQuery): PairRequest {
  const outcome = (['same', 'doubtful'] as const).find((each) => each === oneOfQuery(query, 'outcome'));
  const { destination, office } = peopleRequest({ ...query, after: '' });
  const after = placeFrom(oneOfQuery(query, 'after'));
  return {
    ...(outcome && { outcome }),
    ...(destination && { destination }),
    ...(office && { office }),
    ...(oneOfQuery(query, 'asked') === 'yes' && { asked: true }),
    ...(after && { after }),
  };
}

/** A place in the queue as an address has it: `1234_id`. */
function placeFrom(text: string): PairPlace | null {
  const [, score = '', id = ''] = /^(-?\d{1,7})_([0-9a-f-]{36})$/.exec(text) ?? [];
  return isId(id) ? { score: Number(score), id } : null;
}

/** The same address with one part changed, added or taken away. */
export function addressOf(page: string, query: PeopleQuery, changes: Record<string, string | null>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    const text = [value].flat()[0];
    if (text) parameters.set(name, text);
  }
  return parameters.size > 0 ? `${page}?${parameters}` : page;
}

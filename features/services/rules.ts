import type { codes } from '@/lib/vocabulary';

export type Type = (typeof codes.service_type)[number];
export type State = (typeof codes.service_state)[number];
export type Role = (typeof codes.procedural_role)[number];
export type Progress = (typeof codes.justice_status)[number];

/** Nobody is served, and no proceedings begin, before. */
export const FIRST_DAY = '2000-01-01';
/** A next step further away than this was mistyped. */
export const FURTHEST_DAYS = 730;

/** What somebody still waits for. */
export const unmet = ['needed', 'planned'] as const satisfies State[];
export const isUnmet = (state: State): boolean => (unmet as readonly State[]).includes(state);

/** A suspect or convict abroad may be a victim who was forced: law 21 of 2007, article 18, shields them. */
export const needsDefence = (role: Role): boolean => role === 'suspect' || role === 'convicted';

type Dated = { on: string; recordedAt: Date; country: string };

/** Of each country what stands now, in the order in which the countries came up; and what stood before. */
export function byCountry<One extends Dated>(all: One[]): { country: string; now: One; before: One[] }[] {
  const inOrder = all.toSorted((a, b) => (a.on === b.on ? +a.recordedAt - +b.recordedAt : a.on < b.on ? -1 : 1));
  return [...Map.groupBy(inOrder, ({ country }) => country)].map(([country, some]) => ({
    country,
    now: some.at(-1) as One,
    before: some.slice(0, -1).toReversed(),
  }));
}

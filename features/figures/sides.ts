import type { Actor } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { comparedSpans } from './comparison';
import { type Dimension, type Figure, type Question, questionFrom, type Raw, type RefusedInput } from './input';
import { figure } from './queries';

/** Two questions of one metric side by side: two periods, two countries, or both. */
export type Sides = { first: Question; second: Question; by: Dimension };

/** The names of what the second side has of its own, in an address. */
export const ownOfSecond = { from: 'fromB', to: 'toB', asOf: 'asOfB', destination: 'destinationB' } as const;

/** The sides an address asks for. Where it says nothing: the last twelve months and the twelve before them. */
export function sidesFrom(raw: Raw, now = today()): Sides | RefusedInput {
  const first = questionFrom(raw, now);
  if ('refused' in first) return first;
  const own = Object.fromEntries(Object.entries(ownOfSecond).map(([name, second]) => [name, raw[second]]));
  const second = questionFrom({ ...raw, ...own, asOf: own.asOf ?? raw.asOf }, now);
  if ('refused' in second) return second;
  const { by = 'destination', ...a } = first;
  const { by: _, ...b } = second;
  const silent = !raw.from && !raw.to && !raw.fromB && !raw.toB && raw.destination === raw.destinationB;
  if (!silent) return { first: a, second: b, by };
  const spans = comparedSpans({ asOf: a.asOf });
  return { first: { ...a, ...spans.now }, second: { ...b, ...spans.before }, by };
}

export type Compared = Sides & {
  figures: [Figure, Figure];
  rows: { key: string; values: [number, number] }[];
};

/** Counts both sides; a row for whatever stands on either, in the order of the first. */
export async function compared(actor: Actor, { first, second, by }: Sides): Promise<Compared> {
  const figures = await Promise.all([figure(actor, { ...first, by }), figure(actor, { ...second, by })]);
  const value = (of: Figure, key: string) => of.rows.find((row) => row.key === key)?.value ?? 0;
  const keys = [...new Set(figures.flatMap(({ rows }) => rows.map(({ key }) => key)))];
  const rows = keys.map((key) => ({
    key,
    values: [value(figures[0], key), value(figures[1], key)] as [number, number],
  }));
  return { first, second, by, figures, rows };
}

/** How the first stands to the second; no percent where there was nothing. */
export function differenceOf([a, b]: [number, number]): { difference: number; percent: number | null } {
  return { difference: a - b, percent: b === 0 ? null : (100 * (a - b)) / b };
}

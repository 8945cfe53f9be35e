import { mayBoard, type Papers } from '@/features/returns/rules';
import { legModes, manifestStates, operationKinds, stayReasons, waysHome } from '@/lib/operations';
import type { Code } from '@/lib/vocabulary';

export { legModes, manifestStates as states, operationKinds as kinds, stayReasons as reasons };
export type Kind = (typeof operationKinds)[number];
export type LegMode = (typeof legModes)[number];
export type State = (typeof manifestStates)[number];
export type StayReason = (typeof stayReasons)[number];

/** Whether people travel home in it; in all others they come out of where they were held. */
export function isWayHome(kind: Kind): boolean {
  return waysHome.some((each) => each === kind);
}

/** A raid that is still to come could be betrayed: until its day it is known to few. */
export function isSecret({ kind, on }: { kind: Kind; on: string }, today: string): boolean {
  return !isWayHome(kind) && on > today;
}

const onTheWay = ['held_by_exploiter', 'not_found'];
const fromCompound = ['no_document', 'no_clearance', 'no_seat'];

/** Why somebody can have stayed behind, by what kind of operation it was. */
export function reasonsFor(kind: Kind): StayReason[] {
  const never = isWayHome(kind) ? onTheWay : fromCompound;
  return stayReasons.filter((reason) => !never.includes(reason));
}

/** The stages of a return from which somebody can be put on a way home, the last before leaving first. */
export const stages = [
  'scheduled',
  'exit_clearance_pending',
  'travel_document_pending',
  'held_by_authorities',
  'identity_check',
] as const;
export type Stage = (typeof stages)[number];

/** How the figures call the way in which people of an operation came home. */
export function returnModeOf(kind: Kind, legs: readonly { mode: LegMode }[]): Code<'repatriation_mode'> {
  if (kind === 'charter_flight') return 'chartered_flight';
  const modes = new Set(legs.map(({ mode }) => mode));
  if (modes.has('air')) return modes.has('land') ? 'land_then_flight' : 'commercial_flight';
  return modes.has('sea') ? 'sea' : 'other';
}

export type Block = 'no-case' | 'no-document' | 'document-expired' | 'no-clearance';

type Boarding = { hasCase: boolean; papers: Papers; overridden: boolean };

/**
 * What keeps somebody from boarding a way home; null when nothing does. Whoever has no case yet needs one first, which
 * may be without identity: then there is a key for what is written about them.
 */
export function blockOf({ hasCase, papers, overridden }: Boarding): Block | null {
  if (!hasCase) return 'no-case';
  if (overridden || mayBoard(papers)) return null;
  if (papers.document !== 'valid') return papers.document === 'none' ? 'no-document' : 'document-expired';
  return 'no-clearance';
}

/**
 * Whether the manifest itself takes back what it says of somebody. On a way home a departure is taken back in the case,
 * where its milestone is; out of a compound there is none.
 */
export function mayReconsider(kind: Kind, { state }: { state: State }): boolean {
  return state === 'stayed' || (state === 'boarded' && !isWayHome(kind));
}

/** How many of a manifest are in which state. `listed` is the sum of all others. */
export type Totals = Record<State, number> & { listed: number };

export function totalsOf(rows: readonly { state: State }[]): Totals {
  const totals: Totals = { listed: rows.length, planned: 0, boarded: 0, arrived: 0, stayed: 0 };
  for (const { state } of rows) totals[state] += 1;
  return totals;
}

export type DayFault = 'day-in-future' | 'before-operation' | 'before-boarding';

/** Why nobody can have left on a day: it has not come, or is before the operation. */
export function cannotLeaveOn(on: string, operation: { on: string }, today: string): DayFault | null {
  if (on > today) return 'day-in-future';
  return on < operation.on ? 'before-operation' : null;
}

/** Why these cannot have arrived on a day: it has not come, or one of them left later. */
export function cannotArriveOn(on: string, rows: readonly { boardedOn: string | null }[], today: string) {
  if (on > today) return 'day-in-future' as const;
  return rows.some(({ boardedOn }) => boardedOn !== null && boardedOn > on) ? ('before-boarding' as const) : null;
}

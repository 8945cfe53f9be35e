import type { ShownRow } from '../queries/operation';
import { isWayHome, type Kind, mayReconsider } from '../rules';

/** What can be done to many rows at once, in the order of the day. */
export const tickActs = ['board', 'arrive', 'stay', 'reconsider', 'remove'] as const;
export type TickAct = (typeof tickActs)[number];

/** What is done to one row. */
export const singleActs = ['overrule', 'tie'] as const;
export type SingleAct = (typeof singleActs)[number];

const takes: Record<TickAct | SingleAct, (found: ShownRow, kind: Kind) => boolean> = {
  board: ({ row, block }) => row.state === 'planned' && block === null,
  arrive: ({ row }) => row.state === 'boarded',
  stay: ({ row }) => row.state === 'planned',
  reconsider: ({ row }, kind) => mayReconsider(kind, row),
  remove: ({ row }) => row.state === 'planned',
  overrule: ({ row, block, file, withheld }) => row.state === 'planned' && block !== null && file !== null && !withheld,
  tie: ({ file }) => file === null,
};

/** The rows that an act is for, of those the actor may change. */
export function rowsFor(act: TickAct | SingleAct, kind: Kind, rows: readonly ShownRow[]): ShownRow[] {
  if (act === 'arrive' && !isWayHome(kind)) return [];
  return rows.filter((found) => found.mayChange && takes[act](found, kind));
}

/** What happens to many at once: those who come out of where they were held, and those who travel home. */
export const operationKinds = [
  'raid',
  'joint_operation',
  'mass_walk_in',
  'negotiated_release',
  'charter_flight',
  'group_return',
] as const;
/** In which of them people travel home. */
export const waysHome = [
  'charter_flight',
  'group_return',
] as const satisfies readonly (typeof operationKinds)[number][];
/** By what a leg of a way home goes. */
export const legModes = ['air', 'land', 'sea'] as const;
/** Where somebody on a manifest stands. */
export const manifestStates = ['planned', 'boarded', 'arrived', 'stayed'] as const;
/** Why somebody stayed behind. */
export const stayReasons = [
  'no_document',
  'no_clearance',
  'held_by_authorities',
  'held_by_exploiter',
  'not_found',
  'not_come',
  'ill',
  'declined',
  'no_seat',
  'cancelled',
  'other',
] as const;

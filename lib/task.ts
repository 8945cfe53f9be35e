/** What a task in a case can be about. */
export const taskKinds = [
  'call',
  'document',
  'clearance',
  'travel',
  'referral',
  'service',
  'justice',
  'family',
  'other',
] as const;
/** How a task ends: it was done, or is not needed any more. */
export const taskEnds = ['done', 'dropped'] as const;

/** The milestones of the way home, in their order. */
export const milestoneKinds = [
  'asked',
  'identity_verified',
  'travel_document',
  'exit_clearance',
  'booked',
  'departed',
  'arrived',
  'received',
] as const;

export const travelDocuments = ['splp', 'passport'] as const;

/** How the way out of the host country became free. */
export const clearances = ['permit', 'fine_settled', 'overstay_settled', 'not_needed'] as const;

/** What keeps somebody from the next milestone. */
export const blockKinds = [
  'passport_withheld',
  'fine_unpaid',
  'exit_permit_pending',
  'held_by_authorities',
  'identity_unproven',
  'no_funds',
  'no_seat',
  'health',
  'waits_for_family',
  'court_case',
  'other',
] as const;

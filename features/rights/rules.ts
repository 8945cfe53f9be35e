/** Where something sealed about a person is kept. The words of each are in `messages`, under `rights.places`. */
export const placeNames = [
  'identity',
  'fingerprints',
  'episodes',
  'notes',
  'drafts',
  'contacts',
  'consents',
  'corrections',
  'requests',
  'approvals',
  'emergencies',
  'locks',
] as const;
export type PlaceName = (typeof placeNames)[number];

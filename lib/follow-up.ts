/** How somebody who came home was found when asked after. */
export const followUpOutcomes = ['well', 'concern', 'not_reached', 'abroad_again'] as const;
/** On what occasion a dated note was written. */
export const noteKinds = ['talk', 'phone', 'visit', 'meeting', 'observation', 'other'] as const;
